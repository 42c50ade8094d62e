"""What a visit costs, by touchpoint, where channels have a cost."""

from __future__ import annotations

from journeymap.graph.compile import JourneyGraph

__all__ = ["visit_costs"]


def visit_costs(graph: JourneyGraph) -> tuple[dict[str, float], str] | None:
    """The cost of a visit by touchpoint id, and the currency; None where no channel has a cost, or in several currencies.

    A touchpoint with several channels costs their mean, since the journey says that any one of them may be taken;
    channels without a cost cost nothing.
    """
    prices = {name: part.cost for name, part in graph.journey.channels.items() if part.cost is not None}
    currencies = {price.currency for price in prices.values()}
    if len(currencies) != 1:
        return None
    amounts = {name: price.amount for name, price in prices.items()}
    costs = {
        name: sum(amounts.get(channel, 0.0) for channel in part.channel) / len(part.channel)
        for name, part in graph.touchpoints.items()
        if part.channel
    }
    return costs, currencies.pop()
