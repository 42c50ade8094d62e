"""Dirichlet rows: each context's measured shares and one pseudo-visit that goes as a wider row says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.fitting.limits import Measured
from journeymap.simulate.fitting.plan import PlanRows

__all__ = ["Rows", "blend_rows", "rows_of_plan"]

NOISE = 1e-12


@dataclass(frozen=True)
class Rows:
    """Ways with their shares (R, E) and the shares gone by each end of time (R, E, B), ascending by source and target."""

    source: Ints
    target: Ints
    share: Floats
    reached: npt.NDArray[np.float32]


def rows_of_plan(plan: PlanRows, measured: Measured) -> Rows:
    """The plan's rows by touchpoint, gone when those who were measured there go; at once where nobody was.

    Args:
        plan: planned shares.
        measured: rows of contexts of one touchpoint, by its number.
    """
    replicates, size = measured.visits.shape
    bins = len(measured.ends)
    whole = np.zeros((replicates, size, bins), dtype=np.float32)
    share = np.zeros((replicates, size))
    for ways, totals in ((measured.reached, whole), (measured.share, share)):
        np.add.at(totals, (slice(None), measured.source), ways)
    shape = np.divide(whole, share[:, :, None], out=np.ones_like(whole), where=share[:, :, None] > NOISE)
    shares = np.repeat(plan.share[None, :], replicates, axis=0)
    return Rows(plan.source, plan.target, shares, (shares[:, :, None] * shape[:, plan.source]).astype(np.float32))


def blend_rows(measured: Measured, means: Rows, prior: float, targets: int) -> Rows:
    """The rows of all contexts: (n * measured + prior * mean) / (n + prior), n the visits that a row rests on.

    Args:
        measured: rows of contexts.
        means: rows by touchpoint; a touchpoint without any has no prior.
        prior: how many visits the mean weighs; with 0 it speaks only where nothing was visited.
        targets: how many touchpoints and outcomes there are.
    """
    at = np.array([path[-1] for path in measured.contexts], dtype=np.int64)
    known = np.isin(at, means.source)
    asked = known & ((measured.visits[0] == 0) | (prior > 0))
    context, mean_way = _of_touchpoints(np.flatnonzero(asked), at, means.source)
    own = measured.source * targets + measured.target
    theirs = context * targets + means.target[mean_way]
    keys = np.union1d(own, theirs)
    place, their_place = np.searchsorted(keys, own), np.searchsorted(keys, theirs)
    source = keys // targets
    visits = np.where(measured.visits > 0, measured.visits, 0.0)
    weight = np.where(asked, prior / np.maximum(visits + prior, NOISE), 0.0)
    weight = np.where(asked & (visits == 0), 1.0, weight)
    share = np.zeros((len(visits), len(keys)))
    reached = np.zeros((len(visits), len(keys), len(measured.ends)), dtype=np.float32)
    seen = (visits > 0) | (weight > 0)  # where a group held all visits, the rest says what all say
    lean = weight[:, source]
    own_share = np.where(seen[:, measured.source], measured.share, measured.share[:1])
    share[:, place] = own_share
    share *= 1 - lean
    share[:, their_place] += lean[:, their_place] * means.share[:, mean_way]
    reached[:, place] = np.where(seen[:, measured.source, None], measured.reached, measured.reached[:1])
    reached *= (1 - lean[:, :, None]).astype(np.float32)
    reached[:, their_place] += (lean[:, their_place, None] * means.reached[:, mean_way]).astype(np.float32)
    return Rows(source, keys % targets, _whole(share, source, len(at)), reached)


def _of_touchpoints(contexts: Ints, at: Ints, source: Ints) -> tuple[Ints, Ints]:
    """Each context with every way of its touchpoint."""
    first = np.searchsorted(source, at[contexts], side="left")
    many = np.searchsorted(source, at[contexts], side="right") - first
    before = np.cumsum(many) - many
    return np.repeat(contexts, many), np.arange(int(many.sum())) - np.repeat(before - first, many)


def _whole(share: Floats, source: Ints, size: int) -> Floats:
    """Shares without the noise of sums: rows that are whole but for that sum to one."""
    share = np.where(share < NOISE, 0.0, share)
    sums = np.array([np.bincount(source, weights=row, minlength=size) for row in share])
    noisy = (np.abs(sums - 1) < 1e-9) & (sums > 0)
    scale = np.where(noisy, np.divide(1.0, sums, out=np.ones_like(sums), where=sums > 0), 1.0)
    return np.asarray(share * scale[:, source])
