"""What a model says exactly, as results: success, the worth of touchpoints, what it rests on."""

from __future__ import annotations

import math

import numpy as np

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.intervals import clean_share
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Model, Success, TouchpointValue
from journeymap.results.table import Table
from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.decisive import decisions
from journeymap.simulate.exact import (
    absorption,
    at_start,
    by_touchpoint,
    drop_off,
    expected_times,
    expected_visits,
    point_effects,
    removal_effects,
    success_at_start,
    touchpoint_visits,
)
from journeymap.simulate.fitted import Fitted
from journeymap.simulate.jackknife import difference_interval, share_estimate, variance

__all__ = ["model_of", "success_of", "touchpoint_values"]


def model_of(fitted: Fitted) -> Model:
    """What the figures rest on."""
    chain = fitted.chain
    logged = fitted.basis == "log"
    return Model(
        basis=fitted.basis,
        order=chain.order,
        contexts=len(chain.contexts),
        backed_off=fitted.backed_off,
        visits=fitted.visits if logged else None,
        cases=chain.cases if logged else None,
        groups=chain.replicates,
        orders=fitted.scores,
    )


def success_of(fitted: Fitted) -> Success:
    """The share of journeys that succeed in the end, as a band, and how the others end."""
    chain = fitted.chain
    ends = absorption(chain)
    outcomes = {
        name: clean_share(float(at_start(chain, ends.outcomes[:, :, place], _unit(chain, place))[0]))
        for place, name in enumerate(chain.outcomes)
    }
    lost = float(at_start(chain, ends.lost, np.zeros(len(chain.outcomes)))[0])
    return Success(
        all_lost=share_estimate(success_at_start(chain), chain.cases),
        shared=share_estimate(success_at_start(chain, shared=True), chain.cases),
        outcomes=outcomes,
        lost=clean_share(lost),
    )


def _unit(chain: Chain, place: int) -> Floats:
    found = np.zeros(len(chain.outcomes))
    found[place] = 1.0
    return found


def touchpoint_values(graph: JourneyGraph, fitted: Fitted) -> Table[TouchpointValue]:
    """A row for each touchpoint that the model has, in the order of the journey."""
    chain = fitted.chain
    visits = expected_visits(chain)
    ends = absorption(chain)
    success, failure, lost, gone = (
        by_touchpoint(chain, values, visits) for values in (ends.success, ends.failure, ends.lost, drop_off(chain))
    )
    often, points, removal = touchpoint_visits(chain, visits), point_effects(chain), removal_effects(chain)
    nobody = success_at_start(chain)[0] <= 0
    times, decided = _times(fitted, visits), decisions(graph)
    rows = [
        TouchpointValue(
            id=name,
            name=str(graph.touchpoints[name].name),
            stage=graph.nodes[name]["stage"] or "",
            visits=max(0.0, float(often[0, place])),
            success=share_estimate(success[:, place], _cases(chain, place)),
            failure=clean_share(float(failure[0, place])),
            lost=clean_share(float(lost[0, place])),
            time_s=times[place],
            drop_off=clean_share(float(gone[0, place])),
            point=_point(points[:, place], chain.cases),
            removal=None if nobody else clean_share(float(removal[0, place])),
            decision=decided.get(name),
        )
        for place, name in enumerate(chain.touchpoints)
        if not np.isnan(success[0, place])
    ]
    return Table(rows, TouchpointValue)


def _times(fitted: Fitted, visits: Floats) -> list[float | None]:
    """Expected seconds from each touchpoint to the end; None where unknown."""
    chain = fitted.chain
    if fitted.dwell is None:
        return [None] * len(chain.touchpoints)
    found = by_touchpoint(chain, expected_times(chain, fitted.dwell).contexts, visits)[0]
    return [float(seconds) if math.isfinite(seconds) else None for seconds in found]


def _point(values: Floats, cases: int) -> Estimate:
    bounds, spread = difference_interval(values), variance(values)
    low, high = bounds or (None, None)
    return Estimate(float(values[0]), low, high, None if spread is None else float(spread), cases)


def _cases(chain: Chain, place: int) -> int:
    """Cases behind a touchpoint's share: at most so many as came there, which the visits of one length of context show."""
    lengths = np.array([len(context) for context in chain.contexts])
    here = chain.at == place
    counted = max(float(chain.visits[here & (lengths == length)].sum()) for length in set(lengths[here].tolist()))
    return min(chain.cases, int(counted))
