"""How it is without any change: the model's figures that every what-if is held against."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.graph.compile import JourneyGraph
from journeymap.results.simulation import Note
from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.fitted import Dwell, Fitted
from journeymap.simulate.what_if.money import channel_cost, prices

__all__ = ["Before", "before"]


@dataclass(frozen=True)
class Before:
    """The same for all what-ifs.

    Args:
        chain: the chain.
        dwell: its times; None where none are known.
        graph: the compiled journey.
        visits: (1 + G, C) expected visits.
        success: (1 + G,) the share of journeys that succeed.
        time: (1 + G,) mean seconds to a success; None where no times are known.
        by_channel: what a contact costs by channel.
        cost: (1 + G,) what contacts cost a journey; None where channels have no cost.
        currency: what they are paid in; None as for `cost`.
        cost_note: why nothing can be said of costs.
    """

    chain: Chain
    dwell: Dwell | None
    graph: JourneyGraph
    visits: Floats
    success: Floats
    time: Floats | None
    by_channel: dict[str, float]
    cost: Floats | None
    currency: str | None
    cost_note: Note | None


def before(fitted: Fitted, graph: JourneyGraph) -> Before:
    """The model's figures without any change."""
    from journeymap.simulate.exact import expected_times, expected_visits, success_at_start

    chain, dwell = fitted.chain, fitted.dwell
    visits = expected_visits(chain)
    by, currency, note = prices(graph)
    return Before(
        chain=chain,
        dwell=dwell,
        graph=graph,
        visits=visits,
        success=success_at_start(chain),
        time=None if dwell is None else expected_times(chain, dwell, to="success").journey,
        by_channel=by,
        cost=None if currency is None else channel_cost(chain, visits, graph, None, by),
        currency=currency,
        cost_note=note,
    )
