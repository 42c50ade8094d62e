"""Dirichlet rows: each context's measured shares, and some visits more that go as a wider row says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.fitting.limits import Halves, Measured
from journeymap.simulate.fitting.plan import PlanRows
from journeymap.simulate.fitting.rows import of_ranges

__all__ = ["Rows", "blend_rows", "rows_of_plan"]

NOISE = 1e-12
NEARLY = 1e-9


@dataclass(frozen=True)
class Rows:
    """Ways with their shares (R, E) and the shares gone by each end of time (R, E, B), ascending by source and target."""

    source: Ints
    target: Ints
    share: Floats
    reached: Halves


def rows_of_plan(plan: PlanRows, measured: Measured) -> Rows:
    """The plan's rows by touchpoint, gone when those who were measured there go; at once where nobody was.

    Args:
        plan: planned shares.
        measured: rows of contexts of one touchpoint each, by its number.
    """
    replicates, size = measured.visits.shape
    gone = np.zeros((size, replicates, len(measured.ends)), dtype=np.float32)
    np.add.at(gone, measured.source, measured.reached.transpose(1, 0, 2))
    share = np.zeros((size, replicates, 1))
    np.add.at(share, measured.source, measured.share.T[:, :, None])
    shape = np.divide(gone, share, out=np.ones_like(gone), where=share > NOISE, casting="same_kind")
    shares = np.repeat(plan.share[None, :], replicates, axis=0)
    reached = shares[:, :, None] * shape[plan.source].transpose(1, 0, 2)
    return Rows(plan.source, plan.target, shares, reached.astype(np.float32))


def blend_rows(measured: Measured, means: Rows, prior: float, targets: int) -> Rows:
    """The rows of all contexts: (n * measured + prior * mean) / (n + prior), n the visits that a row rests on.

    Where nothing was visited the mean speaks; where a group of cases held all visits of a context, leaving it out changes
    nothing, unless there is a mean.

    Args:
        measured: rows of contexts.
        means: rows by touchpoint; a touchpoint without any has no prior.
        prior: how many visits the mean weighs.
        targets: how many touchpoints and outcomes there are.
    """
    at = np.array([path[-1] for path in measured.contexts], dtype=np.int64)
    weight = _weights(measured.visits, np.isin(at, means.source), prior)
    asked = np.flatnonzero((weight > 0).any(axis=0))
    first = np.searchsorted(means.source, at[asked], side="left")
    mean, row = of_ranges(first, np.searchsorted(means.source, at[asked], side="right"))
    own = measured.source * targets + measured.target
    theirs = asked[row] * targets + means.target[mean]
    keys = np.union1d(own, theirs)
    source, place, other = keys // targets, np.searchsorted(keys, own), np.searchsorted(keys, theirs)
    lean = weight[:, source]
    known = (measured.visits > 0)[:, measured.source] | (lean[:, place] > 0)
    share = np.zeros((len(weight), len(keys)))
    share[:, place] = np.where(known, measured.share, measured.share[:1]) * (1 - lean[:, place])
    share[:, other] += lean[:, other] * means.share[:, mean]
    reached = np.zeros((*share.shape, len(measured.ends)), dtype=np.float32)
    timed = np.where(known[:, :, None], measured.reached, measured.reached[:1])
    reached[:, place] = timed * (1 - lean[:, place, None])
    reached[:, other] += (lean[:, other, None] * means.reached[:, mean]).astype(np.float32)
    return _closed(Rows(source, keys % targets, share, reached), len(at))


def _weights(visits: Floats, known: npt.NDArray[np.bool_], prior: float) -> Floats:
    """(R, C) the weight of the mean."""
    alone = np.where(visits > 0, prior / np.maximum(visits + prior, NOISE), 1.0)
    if prior <= 0:  # what was visited is not touched, not even in the estimate without its only group
        alone = np.where(visits[:1] > 0, 0.0, alone)
    return np.asarray(np.where(known, alone, 0.0))


def _closed(rows: Rows, size: int) -> Rows:
    """Rows without the noise of sums: what is whole but for that sums to one, and by the last end all have gone."""
    share = np.where(rows.share < NOISE, 0.0, rows.share)
    sums = np.array([np.bincount(rows.source, weights=row, minlength=size) for row in share], dtype=np.float64)
    noisy = (np.abs(sums - 1) < NEARLY) & (sums > 0)
    share = share * np.where(noisy, np.divide(1.0, sums, out=np.ones_like(sums), where=sums > 0), 1.0)[:, rows.source]
    np.minimum(rows.reached, share[:, :, None], out=rows.reached, casting="same_kind")
    rows.reached[:, :, -1:] = share[:, :, None]
    return Rows(rows.source, rows.target, share, rows.reached)
