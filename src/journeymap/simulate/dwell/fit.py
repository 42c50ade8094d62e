"""Dwell times of a log: observed quantiles where many went a way, fitted families where few did, the plan where nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.base import Base
from journeymap.simulate.chain import Chain, Floats, Ints
from journeymap.simulate.dwell.counted import Counted, Exits, count_times, product_limit
from journeymap.simulate.dwell.few import LEAST_S, Waits, fit_families, times_of
from journeymap.simulate.dwell.hours import arrival_shares
from journeymap.simulate.dwell.planned import planned_times
from journeymap.simulate.dwell.points import QUANTILES, quantile_points
from journeymap.simulate.fitted import Curves, Dwell
from journeymap.simulate.planned_ways import planned_rows

__all__ = ["FEW", "dwell_of", "fit_dwell"]

FEW = 30
"""Ways that fewer visits went get a fitted family instead of their own times."""
FEWEST = 3
"""From so many visits on a family is fitted to them; fewer take the touchpoint's pooled times."""
SHORTEST_S = 1e-3
"""Ways that some go at once, which no family allows for, keep their own times however few they are."""

Pair = tuple[int, int]


def fit_dwell(base: Base, chain: Chain, curves: Curves | None = None, *, cases: str | None = None) -> Dwell:  # noqa: ARG001 - the curves are by context, times by touchpoint
    """The times of each way of the chain, by pair of touchpoint and target, from the tables of the overlay.

    Args:
        base: the overlay's tables.
        chain: the ways whose times are wanted; its touchpoints and outcomes are those of the log.
        curves: not needed: times are weighted by the product limit of the touchpoint, whatever the context.
        cases: a SELECT of case_id to which the fit is confined; None for all.
    """
    numbers = {node.id: node.number for node in base.seen.nodes}
    horizons = {number: horizon / 1e6 for number, horizon in base.horizons.items()}
    return dwell_of(count_times(base, cases), chain, numbers, horizons, base.graph)


def dwell_of(
    counted: Counted, chain: Chain, numbers: Mapping[str, int], horizons: Mapping[int, float], graph: JourneyGraph
) -> Dwell:
    """The times of each way of the chain from counts.

    Args:
        counted: visits by time.
        chain: the ways.
        numbers: the log's numbers of touchpoints and outcomes, by id.
        horizons: h* in seconds by the log's number.
        graph: the plan, for ways that nobody went.
    """
    pairs, pair = _pairs(chain)
    names = [(chain.touchpoints[source], chain.targets[target]) for source, target in pairs]
    nodes = [(numbers.get(source, -1), numbers.get(target, -1)) for source, target in names]
    found = _Found(len(pairs))
    by_node: dict[int, list[int]] = {}
    for place, (node, _) in enumerate(nodes):
        by_node.setdefault(node, []).append(place)
    sparse: list[_Sparse] = []
    for node, places in by_node.items():
        exits = product_limit(counted, node, horizons.get(node, 0.0))
        sparse += _at_touchpoint(found, exits, places, nodes, horizons.get(node, 0.0))
    _fit_sparse(found, sparse)
    _plan(found, graph, names)
    return Dwell(
        source=np.array([source for source, _ in pairs], dtype=np.int64),
        target=np.array([target for _, target in pairs], dtype=np.int64),
        pair=pair,
        takes_s=found.takes,
        wait_s=found.wait,
        observed=found.observed,
        basis=tuple(found.basis),
        hours=arrival_shares(counted.arrivals, nodes),
    )


class _Found:
    """What is known of each pair so far."""

    def __init__(self, pairs: int) -> None:
        self.takes = np.zeros((pairs, QUANTILES))
        self.wait = np.zeros((pairs, QUANTILES))
        self.observed = np.zeros(pairs, dtype=np.int64)
        self.basis = ["unknown"] * pairs

    def put(self, place: int, basis: str, times: tuple[Floats, Floats]) -> None:
        self.takes[place], self.wait[place] = times
        self.basis[place] = basis


@dataclass(frozen=True, eq=False)
class _Sparse:
    """A way that few went: its exits, the open visits with the chance that they go it, and h*."""

    place: int
    time_s: Floats
    visits: Floats
    inside: float
    open_s: Floats
    chance: Floats
    horizon_s: float


def _pairs(chain: Chain) -> tuple[list[Pair], Ints]:
    ways = list(zip(chain.at[chain.source].tolist(), chain.target.tolist(), strict=True))
    pairs = sorted(set(ways))
    place = {way: number for number, way in enumerate(pairs)}
    return pairs, np.array([place[way] for way in ways], dtype=np.int64)


def _at_touchpoint(
    found: _Found, exits: Exits, places: list[int], nodes: list[Pair], horizon_s: float
) -> Iterator[_Sparse]:
    """Fill in the ways that many went; ways that few went are handed back, the rest takes the touchpoint's times."""
    gone = exits.weight > 0
    if not gone.any():
        return
    pooled = _points(exits, gone)
    for place in places:
        mine = gone & (exits.next == nodes[place][1])
        observed = round(float(exits.visits[mine].sum()))
        found.observed[place] = observed
        if observed >= FEW or (observed >= FEWEST and exits.time_s[mine].min() < SHORTEST_S):
            found.put(place, "observed", _points(exits, mine))
            continue
        found.put(place, "pooled", pooled)
        if observed >= FEWEST or (observed and observed == round(float(exits.visits[gone].sum()))):
            yield _sparse(place, exits, mine, horizon_s)


def _points(exits: Exits, mine: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    time = exits.time_s[mine]
    return quantile_points(time, time * exits.inside[mine], exits.weight[mine])


def _sparse(
    place: int,
    exits: Exits,
    mine: npt.NDArray[np.bool_],
    horizon_s: float,
) -> _Sparse:
    """A way that few went; an open visit goes it with the incidence still to come, divided by the share still there."""
    weight = np.where(mine, exits.weight, 0.0)
    to_come = weight.sum() - np.cumsum(weight)
    waiting = (exits.next == 0) & (exits.time_s > 0) & (to_come > 0) & (exits.staying > 0)
    chance = np.minimum(to_come[waiting] / exits.staying[waiting], 1.0) * exits.visits[waiting]
    inside = float(np.average(exits.inside[mine], weights=exits.visits[mine]))
    return _Sparse(place, exits.time_s[mine], exits.visits[mine], inside, exits.time_s[waiting], chance, horizon_s)


def _fit_sparse(found: _Found, sparse: list[_Sparse]) -> None:
    """Families for all sparse ways at once; equal times and single visits are a lognormal around them."""
    spread = [one for one in sparse if one.visits.sum() >= FEWEST and np.ptp(one.time_s) > LEAST_S]
    if spread:
        for one, family in zip(spread, fit_families(_waits(spread)), strict=True):
            whole = times_of(family, one.horizon_s, QUANTILES)
            found.put(one.place, family.name, (whole * one.inside, whole * (1 - one.inside)))
    for one in sparse:
        if one not in spread:
            whole = np.full(QUANTILES, np.average(one.time_s, weights=one.visits))
            found.put(one.place, "lognormal", (whole * one.inside, whole * (1 - one.inside)))


def _waits(sparse: list[_Sparse]) -> Waits:
    sizes = [(len(one.time_s), len(one.open_s)) for one in sparse]
    times = np.concatenate([part for one in sparse for part in (one.time_s, one.open_s)])
    return Waits(
        way=np.repeat(np.arange(len(sparse)), [sum(size) for size in sizes]),
        time_s=np.maximum(times, LEAST_S),
        weight=np.concatenate([part for one in sparse for part in (one.visits, one.chance)]),
        open=np.repeat(np.tile([False, True], len(sparse)), [count for size in sizes for count in size]),
        ways=len(sparse),
    )


def _plan(found: _Found, graph: JourneyGraph, names: list[tuple[str, str]]) -> None:
    """What nobody went takes the planned time, if there is one; else the touchpoint's times stay."""
    rows = planned_rows(graph).rows
    for place, (source, target) in enumerate(names):
        legs = rows.get(source, {}).get(target, {})
        part = graph.touchpoints.get(source)
        said = part is not None and (part.takes is not None or any(leg.said for leg in legs))
        if not found.observed[place] and part is not None and legs and said:
            found.put(place, "planned", planned_times(part, legs))
