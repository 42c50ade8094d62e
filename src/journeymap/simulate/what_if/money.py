"""What a change costs and is worth: channels per journey, and money a year."""

from __future__ import annotations

import numpy as np

from journeymap.graph.compile import JourneyGraph
from journeymap.model.data import WhatIf
from journeymap.results.simulation import Difference, Note, Value
from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.what_if.asked import Asked, refusal

__all__ = ["channel_cost", "prices", "value"]


def prices(graph: JourneyGraph) -> tuple[dict[str, float], str | None, Note | None]:
    """What a contact costs by channel and in which currency; why nothing can be said of it."""
    costs = {name: part.cost for name, part in graph.journey.channels.items() if part.cost is not None}
    currencies = sorted({cost.currency for cost in costs.values()})
    if len(currencies) > 1:
        message = f"channels cost {' and '.join(currencies)}: costs are added up in one currency only"
        return {}, None, Note("currencies", message, "warning")
    return {name: cost.amount for name, cost in costs.items()}, currencies[0] if currencies else None, None


def channel_cost(
    chain: Chain, visits: Floats, graph: JourneyGraph, asked: Asked | None, by: dict[str, float]
) -> Floats:
    """(1 + G,) the cost of channels a journey: expected visits times what a contact costs.

    A touchpoint in several channels costs their mean; a channel without a cost costs nothing.

    Args:
        chain: the chain.
        visits: (1 + G, C) expected visits.
        graph: says the channels of touchpoints.
        asked: says those of new ones.
        by: what a contact costs by channel.
    """
    own = {name: part.channel for name, part in graph.touchpoints.items()}
    if asked is not None:
        own |= {new.id: new.channel for change in asked.changes if (new := change.add) is not None and new.id}
    costs = np.array([_mean([by.get(name, 0.0) for name in own.get(step, ())]) for step in chain.touchpoints])
    return np.asarray(visits @ costs[chain.at]) if len(chain.contexts) else np.zeros(visits.shape[0])


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def value(asked: Asked, difference: Difference) -> Value | None:
    """Money a year: volume times the change of success times value, less the cost; None where nothing is said.

    Raises:
        JourneyError: value and cost are in different currencies, or fewer than no journeys are meant.
    """
    idea: WhatIf = asked.idea
    if idea.volume is None or idea.value is None or difference.estimate is None:
        return None
    if idea.volume < 0:
        raise refusal(asked, idea, ("volume",), f"there cannot be {idea.volume:g} journeys a year", "0 or more")
    if idea.cost is not None and idea.cost.currency != idea.value.currency:
        message = f"its value is in {idea.value.currency} and its cost in {idea.cost.currency}"
        raise refusal(asked, idea, ("cost",), message, "one currency for both")
    cost = idea.cost.amount if idea.cost is not None else 0.0
    gain = idea.volume * idea.value.amount
    ends = [None if end is None else gain * end - cost for end in (difference.low, difference.high)]
    low, high = (ends[0], ends[1]) if gain >= 0 else (ends[1], ends[0])
    estimate = gain * difference.estimate - cost
    return Value(idea.value.currency, estimate, low, high, idea.volume, idea.value.amount, cost)
