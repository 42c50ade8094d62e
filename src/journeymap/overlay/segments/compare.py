"""Conversion and drop-off of each group against the rest of its column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from journeymap.overlay.base import Base
from journeymap.overlay.comparison import adjusted, difference, two_sided
from journeymap.overlay.exits import JOURNEY
from journeymap.overlay.segments.division import Division
from journeymap.overlay.segments.statements import division_select
from journeymap.overlay.studies import Incidence
from journeymap.overlay.tallies import measure_tallies, whole_unit
from journeymap.results.segments import Compared

__all__ = ["compare", "journey_unit", "step_unit"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A group and its rest: where the numbers of the study begin for each."""

    group: int
    here: int
    rest: int


def compare(base: Base, division: Division) -> dict[int, tuple[Compared, ...]]:
    """The figures of each group that is compared, by its number; needs `segment_waits`."""
    pairs = _pairs(division, len(base.seen.nodes) + 1)
    if not pairs:
        return {}
    nodes = [JOURNEY, *(node.number for node in base.seen.nodes if node.kind == "step")]
    limit = base.conversion_us
    found = measure_tallies(
        base.engine,
        division_select(division),
        _members(division, pairs),
        {node: step_unit(base) for node in nodes} | {JOURNEY: journey_unit(base)},
        limits={} if limit is None else {start + JOURNEY: limit for pair in pairs for start in (pair.here, pair.rest)},
        compared=[(pair.here + node, pair.rest + node) for pair in pairs for node in nodes],
    )
    return _with_q({pair.group: list(_figures(base, found, pair, nodes)) for pair in pairs})


def step_unit(base: Base) -> int:
    """The unit of the waits at touchpoints, in microseconds."""
    return whole_unit(base.observation.until - base.observation.since)


def journey_unit(base: Base) -> int:
    """The unit of the waits for success, which goes into the horizon of the conversion, or nearly."""
    return whole_unit(base.observation.until - base.observation.since, base.conversion_us)


def _pairs(division: Division, size: int) -> list[Pair]:
    """Two groups that are all of their column are each other's rest, and are measured once."""
    groups = division.compared
    if len(groups) == 2 == len(division.members):
        first, second = size, 2 * size
        return [Pair(groups[0], first, second), Pair(groups[1], second, first)]
    return [Pair(group, (2 * index) * size, (2 * index + 1) * size) for index, group in enumerate(groups, 1)]


def _members(division: Division, pairs: list[Pair]) -> list[tuple[int, int]]:
    """Which groups of the study the cases of a group count for: its number, and where the study's numbers begin."""
    return [(number, pair.here if number == pair.group else pair.rest) for pair in pairs for number in division.members]


def _figures(base: Base, found: Mapping[int, Incidence], pair: Pair, nodes: list[int]) -> Iterator[Compared]:
    for node in nodes:
        here, rest = found.get(pair.here + node), found.get(pair.rest + node)
        if here is not None and rest is not None:
            yield _compared(None if node == JOURNEY else base.seen.by_number(node).id, here, rest)


def _compared(touchpoint: str | None, here: Incidence, rest: Incidence) -> Compared:
    lost = touchpoint is not None
    left, right = here.estimate(of_the_rest=lost), rest.estimate(of_the_rest=lost)
    z = difference(
        (left.estimate or 0.0, here.variance, here.clusters), (right.estimate or 0.0, rest.variance, rest.clusters)
    )
    return Compared(
        measure="drop_off" if lost else "conversion",
        touchpoint=touchpoint,
        horizon_s=here.limit_us / 1e6,
        here=left,
        rest=right,
        z=z,
        p=None if z is None else two_sided(z),
        q=None,
    )


def _with_q(figures: Mapping[int, list[Compared]]) -> dict[int, tuple[Compared, ...]]:
    """The figures with their q, adjusted within each measure."""
    done = {group: list(rows) for group, rows in figures.items()}
    for measure in ("conversion", "drop_off"):
        tested = [
            (group, index, row.p)
            for group, rows in done.items()
            for index, row in enumerate(rows)
            if row.measure == measure and row.p is not None
        ]
        for (group, index, _), q in zip(tested, adjusted([p for *_, p in tested]), strict=True):
            done[group][index] = replace(done[group][index], q=q)
    return {group: tuple(rows) for group, rows in done.items()}
