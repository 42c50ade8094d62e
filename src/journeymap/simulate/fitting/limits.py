"""The measured rows of all contexts: shares of every way at h* and by when, with all cases and without each group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.fitting.cells import Cells, Visits, cells_of, counts_without, exit_weights, widths
from journeymap.simulate.fitting.counted import Counted
from journeymap.simulate.fitting.horizons import horizons
from journeymap.simulate.fitting.rows import Sharing, owned

__all__ = ["Gone", "Halves", "Measured", "measure_rows"]

ROWS = 20_000
"""About so many counts are worked on at once, so that little memory is needed."""
NOWHERE = np.zeros(0, dtype=np.int64)

Halves = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Gone:
    """The share of a context's visits that has gone anywhere by each time at which some did or were lost from sight."""

    context: Ints
    time: Ints
    share: Floats


@dataclass(frozen=True)
class Measured:
    """The rows of the contexts as measured; R = 1 + groups estimates, the first with all cases.

    Args:
        contexts: as shared out.
        visits: (R, C) visits that each row rests on.
        horizon: (C,) h* in microseconds; 0 where nothing was visited.
        source, target: (E,) the ways that were seen, ascending.
        share: (R, E).
        ends: (B,) times in microseconds.
        reached: (R, E, B) the share gone each way by then.
        gone: all exits, with all cases.
    """

    contexts: tuple[tuple[int, ...], ...]
    visits: Floats
    horizon: Floats
    source: Ints
    target: Ints
    share: Floats
    ends: Floats
    reached: Halves
    gone: Gone


@dataclass(frozen=True)
class _Ways:
    source: Ints
    target: Ints
    share: Floats
    reached: Halves


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
        followed: which of the counts of times watched count; unsaid: all.
    """
    horizon = horizons(counted, sharing, followed)
    times = np.zeros(0) if ends is None else ends
    visits = _visits(counted, sharing, chosen)
    sizes = np.zeros((1 + groups, len(sharing.contexts)))
    ways, gone = [_no_ways(1 + groups, len(times))], [Gone(NOWHERE, NOWHERE, np.zeros(0))]
    for part in _parts(visits):
        instants = np.unique(part.at)
        cells, cell = cells_of(part, instants, groups, exact=counted.exact)
        weights = exit_weights(cells, horizon)
        sizes[:, cells.context[cells.opens]] = np.add.reduceat(cells.there, cells.opens, axis=0).T
        ways.append(_ways(part, cell, weights, instants, times, exact=counted.exact))
        gone.append(_gone(cells, weights))
    return Measured(
        sharing.contexts,
        sizes,
        horizon,
        np.concatenate([way.source for way in ways]),
        np.concatenate([way.target for way in ways]),
        np.concatenate([way.share for way in ways], axis=1),
        times,
        np.concatenate([way.reached for way in ways], axis=1),
        Gone(*(np.concatenate([getattr(one, name) for one in gone]) for name in ("context", "time", "share"))),
    )


def _visits(counted: Counted, sharing: Sharing, chosen: npt.NDArray[np.bool_] | None) -> Visits:
    rows, context = owned(counted.source, sharing, chosen)
    order = np.argsort(context, kind="stable")
    rows = rows[order]
    weights = counted.visits[rows].astype(np.float64)
    return Visits(context[order], counted.target[rows], counted.at[rows], counted.group[rows], weights)


def _parts(visits: Visits) -> list[Visits]:
    """The counts in parts that hold whole contexts."""
    bounds = [0]
    for start in np.flatnonzero(np.diff(visits.context, prepend=-1)).tolist():
        if start - bounds[-1] >= ROWS:
            bounds.append(start)
    ends = [*bounds[1:], len(visits.context)]
    return [visits.part(slice(begin, end)) for begin, end in zip(bounds, ends, strict=True) if end > begin]


def _ways(visits: Visits, cell: Ints, weights: Floats, instants: Ints, ends: Floats, *, exact: bool) -> _Ways:
    """The ways of some contexts: the incidences summed over time."""
    left = visits.target >= 0
    if not left.any():
        return _no_ways(weights.shape[1], len(ends))
    visits, cell = visits.part(left), cell[left]
    targets, span = int(visits.target.max()) + 1, len(instants)
    way = visits.context * targets + visits.target
    keys, first, place = np.unique(
        way * span + np.searchsorted(instants, visits.at), return_index=True, return_inverse=True
    )
    gains = counts_without(place, visits, len(keys), weights.shape[1] - 1) * weights[cell[first]]
    ways, opens = np.unique(keys // span, return_index=True)
    run = np.concatenate([np.zeros((1, weights.shape[1])), np.cumsum(gains, axis=0)])
    by_end = np.searchsorted(instants + widths(instants, exact=exact), ends, side="right")
    reached = np.zeros((weights.shape[1], len(ways), len(ends)), dtype=np.float32)
    for number, rank in enumerate(by_end.tolist()):
        until = np.searchsorted(keys, ways * span + rank, side="left")
        reached[:, :, number] = (run[until] - run[opens]).T
    return _Ways(ways // targets, ways % targets, np.add.reduceat(gains, opens, axis=0).T, reached)


def _gone(cells: Cells, weights: Floats) -> Gone:
    gains = cells.gone[:, 0] * weights[:, 0]
    run = np.cumsum(gains)
    return Gone(cells.context, cells.time, run - (run - gains)[cells.opens][cells.block])


def _no_ways(replicates: int, ends: int) -> _Ways:
    return _Ways(NOWHERE, NOWHERE, np.zeros((replicates, 0)), np.zeros((replicates, 0, ends), dtype=np.float32))
