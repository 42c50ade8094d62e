"""What contacts cost: channels by journey."""

from __future__ import annotations

import numpy as np

from journeymap.graph.compile import JourneyGraph
from journeymap.results.simulation import Note
from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.what_if.asked import Asked

__all__ = ["channel_cost", "prices"]


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
