"""Visits by context and time, and the product limit over them: what one exit at a time stands for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Floats, Ints

__all__ = ["Cells", "Visits", "cells_of", "counts_without", "exit_weights", "widths"]

PARTS = 32


@dataclass(frozen=True)
class Visits:
    """Counts of visits by context, ascending: where they went (-1: nowhere yet), when, the group, how many."""

    context: Ints
    target: Ints
    at: Ints
    group: Ints
    visits: Floats

    def part(self, chosen: slice | npt.NDArray[np.bool_]) -> Visits:
        """Some of them."""
        return Visits(
            self.context[chosen], self.target[chosen], self.at[chosen], self.group[chosen], self.visits[chosen]
        )


@dataclass(frozen=True)
class Cells:
    """Contexts and times (M pairs, ascending), with counts for R = 1 + G estimates.

    Args:
        context: whose.
        time: in microseconds; the beginning of a part of the scale.
        width: how wide the part is.
        there: (M, R) visits of which watching ended then, exits included.
        gone: (M, R) exits.
        opens: where each context begins.
        block: (M,) which of `opens` each belongs to.
    """

    context: Ints
    time: Ints
    width: Floats
    there: Floats
    gone: Floats
    opens: Ints
    block: Ints


def cells_of(visits: Visits, times: Ints, groups: int, *, exact: bool) -> tuple[Cells, Ints]:
    """The cells of counts of visits, and the cell of each count.

    Args:
        visits: the counts.
        times: the times in them, ascending.
        groups: how many groups are left out in turn.
        exact: whether times are exact, else the beginnings of parts of the scale.
    """
    keys, cell = np.unique(visits.context * len(times) + np.searchsorted(times, visits.at), return_inverse=True)
    context, time = keys // len(times), times[keys % len(times)]
    left = visits.target >= 0
    opening = np.diff(context, prepend=-1) != 0
    found = Cells(
        context,
        time,
        widths(time, exact=exact),
        counts_without(cell, visits, len(keys), groups),
        counts_without(cell[left], visits.part(left), len(keys), groups),
        np.flatnonzero(opening),
        np.cumsum(opening) - 1,
    )
    return found, cell


def widths(time: Ints, *, exact: bool) -> Floats:
    """How wide the part of the scale is that begins at each time, 0 for a moment; see sql/trails.sql."""
    if exact:
        return np.zeros(len(time))
    _, exponent = np.frexp(time.astype(np.float64))
    return np.asarray(np.where(time < 2 * PARTS, 0.0, np.ldexp(1.0, exponent - 1) / PARTS))


def counts_without(cell: Ints, visits: Visits, size: int, groups: int) -> Floats:
    """(size, 1 + groups) visits by cell, of all groups together and without each."""
    if not groups:
        return np.bincount(cell, weights=visits.visits, minlength=size)[:, None].astype(np.float64)
    key = cell * groups + visits.group
    by_group = np.bincount(key, weights=visits.visits, minlength=size * groups).reshape(size, groups)
    whole = by_group.sum(axis=1, keepdims=True)
    return np.concatenate([whole, whole - by_group], axis=1)


def exit_weights(cells: Cells, horizon: Floats) -> Floats:
    """(M, R) the share of a context's visits that one exit in a cell stands for: Aalen-Johansen, up to h*.

    It is the product limit before the cell, divided by the visits at risk. Exits come before censorings at the same time; of
    the visits censored within a part of the scale half are at risk in it (the life table's rule), and of the part that h*
    divides the exits before it count, as if they were even in it.

    Args:
        cells: visits by context and time.
        horizon: h* by context.
    """
    limit = horizon[cells.context]
    wide = cells.width > 0
    reached = np.clip((limit - cells.time) / np.where(wide, cells.width, 1.0), 0.0, 1.0)
    within = np.where(wide, reached, cells.time <= limit)[:, None]
    at_risk = np.add.reduceat(cells.there, cells.opens, axis=0)[cells.block] - _before(cells.there, cells)
    at_risk -= 0.5 * (cells.there - cells.gone) * wide[:, None]
    hazard = _ratio(cells.gone * within, at_risk)
    stay = np.log1p(-np.where(hazard < 1, hazard, 0.0))  # after the last has gone nobody is left to count
    return _ratio(np.exp(_before(stay, cells)), at_risk) * within


def _before(values: Floats, cells: Cells) -> Floats:
    """The running sum within each context, before each cell."""
    before = np.cumsum(values, axis=0) - values
    return np.asarray(before - before[cells.opens][cells.block])


def _ratio(above: Floats, below: Floats) -> Floats:
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)
