"""Product limits of counted visits: Aalen-Johansen shares of every way, with all cases and without each group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.fitting.counted import Counted
from journeymap.simulate.fitting.rows import Sharing

__all__ = ["Measured", "measure_rows"]

CELLS = 20_000
"""So many times are worked on at once, so that little memory is needed."""
FEWEST = 50
PARTS = 32
NOISE = 1e-12


@dataclass(frozen=True)
class Measured:
    """The rows of the contexts as measured; R = 1 + groups, of which the first is with all cases.

    Args:
        contexts: as shared out.
        visits: (R, C) visits each row rests on.
        horizon: (C,) h* in microseconds; 0 where nothing was visited.
        source, target: (E,) the ways that were seen, ascending.
        share: (R, E).
        ends: (B,) times in microseconds.
        reached: (R, E, B) the share gone each way by then.
        leaving: (C', ...) all exits with all cases: context, time and the share gone by it, ascending.
    """

    contexts: tuple[tuple[int, ...], ...]
    visits: Floats
    horizon: Floats
    source: Ints
    target: Ints
    share: Floats
    ends: Floats
    reached: npt.NDArray[np.float32]
    gone_source: Ints
    gone_at: Ints
    gone: Floats


@dataclass(frozen=True)
class _Rows:
    """Counts of one chunk of contexts, by the contexts of the order."""

    source: Ints
    target: Ints
    at: Ints
    group: Ints
    visits: Floats


def measure_rows(
    counted: Counted,
    sharing: Sharing,
    *,
    groups: int,
    ends: Floats | None = None,
    chosen: npt.NDArray[np.bool_] | None = None,
    followed: npt.NDArray[np.bool_] | None = None,
) -> Measured:
    """The rows of all contexts.

    Args:
        counted: what was counted.
        sharing: which context's row rests on which counts.
        groups: how many groups are left out in turn; 0 for the estimate alone.
        ends: times in microseconds for which `reached` is wanted; unsaid: none.
        chosen: which of the counts of visits count; unsaid: all.
        followed: which of the counts of times watched.
    """
    size = len(sharing.contexts)
    horizon = _horizons(counted, sharing, followed)
    rows = _expanded(counted, sharing, chosen)
    order = np.argsort(rows.source, kind="stable")
    rows = _picked(rows, order)
    times = np.zeros(0) if ends is None else ends
    parts = [
        _chunk(rows, begin, end, size, groups, horizon, times, exact=counted.exact)
        for begin, end in _chunks(rows.source)
    ]
    visits = np.zeros((1 + groups, size))
    for part in parts:
        visits += part[0]
    whole = [_joined([part[place] for part in parts]) for place in range(1, 8)]
    if not parts:
        none, nothing = np.zeros(0, dtype=np.int64), np.zeros((1 + groups, 0))
        reached = np.zeros((1 + groups, 0, len(times)), dtype=np.float32)
        return Measured(sharing.contexts, visits, horizon, none, none, nothing, times, reached, none, none, np.zeros(0))
    source, target, share, reached, gone_source, gone_at, gone = whole
    return Measured(
        sharing.contexts, visits, horizon, source, target, share, times, reached, gone_source, gone_at, gone
    )


def _joined(parts: list[npt.NDArray[np.generic]]) -> npt.NDArray[np.generic]:
    if not parts:
        return np.zeros(0)
    return np.concatenate(parts, axis=1 if parts[0].ndim > 1 else 0)


def _expanded(counted: Counted, sharing: Sharing, chosen: npt.NDArray[np.bool_] | None) -> _Rows:
    """The counts by context of the order; a count that several rows rest on is there for each."""
    order = np.argsort(counted.source, kind="stable")
    if chosen is not None:
        order = order[chosen[order]]
    picks, owners = _pairs(counted.source[order], sharing)
    at = order[picks]
    return _Rows(owners, counted.target[at], counted.at[at], counted.group[at], counted.visits[at].astype(np.float64))


def _pairs(source: Ints, sharing: Sharing) -> tuple[Ints, Ints]:
    """Places in the ascending `source` and the contexts that rest on them."""
    first = np.searchsorted(source, sharing.given, side="left")
    many = np.searchsorted(source, sharing.given, side="right") - first
    before = np.cumsum(many) - many
    picks = np.arange(int(many.sum())) - np.repeat(before - first, many)
    return picks, np.repeat(sharing.taken, many)


def _picked(rows: _Rows, picks: Ints) -> _Rows:
    return _Rows(rows.source[picks], rows.target[picks], rows.at[picks], rows.group[picks], rows.visits[picks])


def _horizons(counted: Counted, sharing: Sharing, followed: npt.NDArray[np.bool_] | None) -> Floats:
    """h* of each context: the m-th longest time that one of its n visits could be watched."""
    order = np.argsort(counted.follow_source, kind="stable")
    if followed is not None:
        order = order[followed[order]]
    picks, owners = _pairs(counted.follow_source[order], sharing)
    follow, visits = counted.follow[order[picks]], counted.follow_visits[order[picks]]
    longest_first = np.lexsort((-follow, owners))
    owners, follow, visits = owners[longest_first], follow[longest_first], visits[longest_first]
    n = np.bincount(owners, weights=visits, minlength=len(sharing.contexts))
    wanted = np.maximum(np.ceil(n / 10), np.minimum(FEWEST, np.ceil(n / 2)))
    so_far = np.cumsum(visits) - (np.cumsum(n) - n)[owners]
    reached = np.flatnonzero(so_far >= wanted[owners])
    found, first = np.unique(owners[reached], return_index=True)
    horizon = np.zeros(len(sharing.contexts))
    horizon[found] = follow[reached[first]]
    return horizon


def _chunks(source: Ints) -> list[tuple[int, int]]:
    """Ranges of rows that hold whole contexts, about `CELLS` each."""
    if not len(source):
        return []
    starts = np.flatnonzero(np.diff(source, prepend=-1))
    bounds = [0]
    for start in starts.tolist():
        if start - bounds[-1] >= CELLS:
            bounds.append(start)
    return list(zip(bounds, [*bounds[1:], len(source)], strict=True))


def _chunk(rows: _Rows, begin: int, end: int, size: int, groups: int, horizon: Floats, ends: Floats, *, exact: bool):
    part = _picked(rows, np.arange(begin, end))
    times, rank = np.unique(part.at, return_inverse=True)
    span = len(times) + 1
    cells, cell = np.unique(part.source * span + rank, return_inverse=True)
    owner, moment = cells // span, times[cells % span]
    left = part.target >= 0
    there = _without(cell, part.group, part.visits, len(cells), groups)
    gone = _without(cell[left], part.group[left], part.visits[left], len(cells), groups)
    opens = np.flatnonzero(np.diff(owner, prepend=-1))
    segment = np.cumsum(np.diff(owner, prepend=-1) != 0) - 1
    n = np.add.reduceat(there, opens, axis=0)
    width = np.ones(len(cells)) if exact else _width(moment)
    within = np.clip((horizon[owner] - moment) / width, 0, 1) if not exact else (moment <= horizon[owner]) * 1.0
    within = np.where(width > 1, within, moment <= horizon[owner])
    one = _incidence_of_one(there, gone, n, segment, opens, within, width)
    visits = np.zeros((1 + groups, size))
    visits[:, owner[opens]] = n.T
    # ways: their times, in order
    targets = int(part.target.max()) + 1 if left.any() else 1
    way_cells, way_cell = np.unique(
        (part.source[left] * targets + part.target[left]) * span + rank[left], return_inverse=True
    )
    ways, way_first = np.unique(way_cells // span, return_index=True)
    counts = _without(way_cell, part.group[left], part.visits[left], len(way_cells), groups)
    at_cell = np.searchsorted(cells, (way_cells // span // targets) * span + way_cells % span)
    gains = counts * one[at_cell]
    run = np.cumsum(gains, axis=0)
    share = np.add.reduceat(gains, way_first, axis=0) if len(ways) else np.zeros((0, 1 + groups))
    reached = _reached(
        run,
        way_cells,
        ways,
        way_first,
        span,
        np.searchsorted(times + _width_of(times, exact=exact), ends, side="right"),
    )
    all_gains = np.cumsum(gone[:, 0] * one[:, 0])
    before = (all_gains - gone[:, 0] * one[:, 0])[opens][segment]
    return visits, ways // targets, ways % targets, share.T, reached, owner, moment, all_gains - before


def _width(moment: Ints) -> Floats:
    """How wide the part of the scale is that begins at each time; see sql/trails.sql."""
    _, exponent = np.frexp(moment.astype(np.float64))
    return np.asarray(np.where(moment < 2 * PARTS, 1.0, np.ldexp(1.0, exponent - 1) / PARTS))


def _width_of(times: Ints, *, exact: bool) -> Floats:
    return np.zeros(len(times)) if exact else np.where(times < 2 * PARTS, 0.0, _width(times))


def _without(cell: Ints, group: Ints, visits: Floats, cells: int, groups: int) -> Floats:
    """(cells, 1 + groups) counts with all groups, and without each."""
    if not groups:
        return np.bincount(cell, weights=visits, minlength=cells)[:, None].astype(np.float64)
    by_group = np.bincount(cell * groups + group, weights=visits, minlength=cells * groups).reshape(cells, groups)
    whole = by_group.sum(axis=1, keepdims=True)
    return np.concatenate([whole, whole - by_group], axis=1)


def _incidence_of_one(
    there: Floats, gone: Floats, n: Floats, segment: Ints, opens: Ints, within: Floats, width: Floats
) -> Floats:
    """The share of all that one exit stands for, at each time: the product limit before it, by those at risk.

    Exits come before censorings at the same time; of those censored within a part, half count as at risk.
    """
    before = np.cumsum(there, axis=0) - there
    at_risk = n[segment] - (before - before[opens][segment])
    at_risk -= 0.5 * (there - gone) * (width > 1)[:, None]
    hazard = np.divide(gone * within[:, None], at_risk, out=np.zeros_like(gone), where=at_risk > 0)
    stay = np.log1p(-np.where(hazard < 1, hazard, 0.0))  # where all leave, nobody is left to count
    passed = np.cumsum(stay, axis=0) - stay
    staying = np.exp(passed - passed[opens][segment])
    one = np.divide(staying, at_risk, out=np.zeros_like(gone), where=at_risk > 0)
    return np.asarray(one * within[:, None])


def _reached(run: Floats, way_cells: Ints, ways: Ints, first: Ints, span: int, ranks: Ints) -> npt.NDArray[np.float32]:
    """(1 + groups, ways, ends) the running sums at the ends."""
    found = np.zeros((run.shape[1], len(ways), len(ranks)), dtype=np.float32)
    if not len(ways):
        return found
    padded = np.concatenate([np.zeros((1, run.shape[1])), run])
    for place, rank in enumerate(ranks.tolist()):
        until = np.searchsorted(way_cells, ways * span + rank, side="left")
        found[:, :, place] = (padded[until] - padded[first]).T
    return found
