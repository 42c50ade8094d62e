"""How many of the last touchpoints count: chosen by how well the first four fifths of entries foresee the last fifth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from journeymap.results.simulation import OrderScore
from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.fitting.counted import Counted
from journeymap.simulate.fitting.limits import Measured, measure_rows
from journeymap.simulate.fitting.rows import Sharing, share_out

__all__ = ["choose_order"]


def choose_order(counted: Counted, longest: int, fewest: int) -> tuple[int, tuple[OrderScore, ...]]:
    """The shortest contexts whose held-out loss is within one standard error, by case, of the best.

    A held-out visit that went somewhere costs -log of that way's share, one that has gone nowhere for a time t the -log of
    the share still there after t. Rows are smoothed by one visit that goes as the touchpoint's, and that by an even one.

    Args:
        counted: what was counted.
        longest: the longest contexts that are tried.
        fewest: the fewest visits of a context.
    """
    found = max((len(path) for path in counted.contexts), default=1)
    if not counted.held.any() or counted.held.all():
        return 1, ()
    known = _of_all_groups(counted, ~counted.held)
    groups = max(1, counted.groups)
    held = np.flatnonzero(counted.held)
    number = float(counted.visits[held].sum())
    losses, sizes = [], []
    first: tuple[Measured, Sharing] | None = None
    for order in range(1, min(longest, found) + 1):
        sharing = share_out(counted, order, fewest)
        measured = measure_rows(known, sharing, groups=0, followed=~counted.follow_held)
        first = first or (measured, sharing)
        loss = _losses(counted, held, (measured, sharing), first)
        weighed = np.bincount(counted.group[held], weights=loss * counted.visits[held], minlength=groups)
        losses.append(weighed.astype(np.float64))
        sizes.append(len(sharing.contexts))
    totals = np.array([loss.sum() for loss in losses])
    best = int(np.argmin(totals))
    errors = [_error(loss - losses[best]) for loss in losses]
    chosen = next(place for place in range(len(losses)) if totals[place] <= totals[best] + errors[place])
    scores = tuple(
        OrderScore(place + 1, sizes[place], float(totals[place] / number), errors[place] / number, place == chosen)
        for place in range(len(losses))
    )
    return chosen + 1, scores


def _error(differences: Floats) -> float:
    groups = len(differences)
    if groups < 2:
        return 0.0
    return float(np.sqrt(groups / (groups - 1) * ((differences - differences.mean()) ** 2).sum()))


def _of_all_groups(counted: Counted, chosen: npt.NDArray[np.bool_]) -> Counted:
    """The chosen counts, of all groups together: fewer rows say the same."""
    rows = [column[chosen] for column in (counted.source, counted.target, counted.at)]
    order = np.lexsort(rows[::-1])
    sorted_rows = [column[order] for column in rows]
    new = np.zeros(len(order), dtype=bool)
    new[:1] = True
    for column in sorted_rows:
        new[1:] |= np.diff(column) != 0
    starts = np.flatnonzero(new)
    visits = np.add.reduceat(counted.visits[chosen][order], starts) if len(starts) else np.zeros(0, dtype=np.int64)
    source, target, at = (column[starts] for column in sorted_rows)
    none = np.zeros(len(starts), dtype=np.int64)
    return replace(counted, source=source, target=target, at=at, visits=visits, group=none, held=none > 0)


def _losses(counted: Counted, held: Ints, own: tuple[Measured, Sharing], first: tuple[Measured, Sharing]) -> Floats:
    targets = len(counted.touchpoints) + len(counted.outcomes)
    chance = np.where(counted.target[held] >= 0, 1.0 / (targets + 1), 0.5)
    for measured, sharing in (first,) if own[0] is first[0] else (first, own):
        context = sharing.own[counted.source[held]]
        visits = measured.visits[0, context]
        went = _share(measured, context, counted.target[held], targets)
        stays = 1 - _gone(measured, context, counted.at[held])
        chance = (visits * np.where(counted.target[held] >= 0, went, stays) + chance) / (visits + 1)
    return np.asarray(-np.log(chance))


def _share(measured: Measured, context: Ints, target: Ints, targets: int) -> Floats:
    keys = measured.source * targets + measured.target
    asked = context * targets + target
    place = np.minimum(np.searchsorted(keys, asked), max(0, len(keys) - 1))
    if not len(keys):
        return np.zeros(len(context))
    return np.where((keys[place] == asked) & (target >= 0), measured.share[0, place], 0.0)


def _gone(measured: Measured, context: Ints, at: Ints) -> Floats:
    """The share of a context's visits gone by a time."""
    gone = measured.gone
    times = np.unique(np.concatenate([gone.time, at]))
    keys = gone.context * len(times) + np.searchsorted(times, gone.time)
    asked = context * len(times) + np.searchsorted(times, at)
    place = np.searchsorted(keys, asked, side="right") - 1
    if not len(keys):
        return np.zeros(len(context))
    there = (place >= 0) & (gone.context[place] == context)
    return np.clip(np.where(there, gone.share[place], 0.0), 0.0, 1.0)
