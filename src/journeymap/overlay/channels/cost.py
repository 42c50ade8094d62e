"""What the contacts of a case cost, where channels have a cost."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.events.statements import statement
from journeymap.model.values import Money
from journeymap.overlay.base import Base
from journeymap.overlay.channels.steps import PACKAGE, fetch, keep
from journeymap.overlay.channels.words import Words
from journeymap.overlay.means import measure_means
from journeymap.overlay.nodes import values_select
from journeymap.results.channels import Contact, Cost

__all__ = ["measure_cost"]

UNIT = 1e-6
"""Sums are in millionths of the currency, whole numbers that no order of adding changes."""
DEAREST = 1e6
"""A contact that costs more is no contact."""


def measure_cost(base: Base, words: Words) -> tuple[Cost | None, str | None]:
    """What contacts cost until the observation end, or in words why that cannot be said; needs `channel_visits`."""
    prices = {name: part.cost for name, part in base.graph.journey.channels.items() if part.cost is not None}
    if not prices:
        return None, None
    currencies = sorted({price.currency for price in prices.values()})
    if len(currencies) > 1:
        return None, f"channels cost {' and '.join(currencies)}: costs are added up in one currency only"
    dear = [name for name, price in prices.items() if abs(price.amount) > DEAREST]
    if dear:
        return (
            None,
            f'a contact in channel "{dear[0]}" costs more than {DEAREST:,.0f} {currencies[0]}: too much to be one',
        )
    cost = _cost(base, words, prices, currencies[0])
    return (cost, None) if cost.contacts else (None, "the log names none of the channels that have a cost")


def _cost(base: Base, words: Words, prices: Mapping[str, Money], currency: str) -> Cost:
    keep(base.engine, "contacts")
    counts = {row["channel"]: row["contacts"] for row in fetch(base.engine, "contact_counts")}
    numbers = {number: prices[name] for number, name in words.names.items() if name in prices}
    rows = [(number, round(price.amount / UNIT)) for number, price in numbers.items()]
    head = "-- What a contact costs by channel, in millionths.\n"
    base.engine.create("prices", head + values_select(("channel", "price"), rows))
    mean = measure_means(base.engine, statement(PACKAGE, "contact_costs"))[0]
    successes = sum(base.standing.reached(base.seen, node.id) for node in base.seen.nodes if node.success)
    return Cost(
        currency=currency,
        total=mean.total * UNIT,
        per_case=mean.estimate(UNIT),
        per_success=mean.total * UNIT / successes if successes else None,
        contacts=tuple(
            Contact(words.names[number], counts[number], price.amount)
            for number, price in numbers.items()
            if counts.get(number)
        ),
        unpriced=sum(contacts for number, contacts in counts.items() if number not in numbers),
    )
