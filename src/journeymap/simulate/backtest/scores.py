"""Scores of forecasts: Brier's, with the gain over another model by case, and calibration over bins of equal size."""

from __future__ import annotations

import numpy as np

from journeymap.overlay.intervals import FEWEST_CASES
from journeymap.results.backtest import CalibrationBin
from journeymap.results.estimate import Estimate
from journeymap.simulate.chain import Floats
from journeymap.simulate.jackknife import difference_interval, variance

__all__ = ["BINS", "bin_rows", "binned", "brier", "calibration_error", "gain"]

BINS = 10
DIGITS = 9
"""Forecasts that differ less are the same."""


def brier(counts: Floats, forecast: Floats) -> Floats:
    """Mean squared error of the forecasts (Brier 1950).

    Args:
        counts: (..., C, 2) prefixes by context and whether the case succeeded.
        forecast: (C,) what was said of each context.
    """
    squares = np.stack([forecast**2, (1 - forecast) ** 2], axis=-1)
    return np.asarray((counts * squares).sum(axis=(-2, -1)) / counts.sum(axis=(-2, -1)))


def gain(counts: Floats, forecast: Floats, other: Floats, cases: int) -> Estimate:
    """How much smaller the mean squared error is than with other forecasts of the same prefixes (negative is better).

    The interval is by case: computed again without each of the groups of cases (jackknife.py).

    Args:
        counts: (G, C, 2) prefixes by group of cases, context and success.
        forecast: (C,) what was said of each context.
        other: (C,) what was said otherwise.
        cases: how many cases there are.
    """
    filled = counts[counts.sum(axis=(1, 2)) > 0]
    whole = filled.sum(axis=0)
    rows = np.concatenate([whole[None], whole - filled]) if len(filled) > 1 else whole[None]
    values = brier(rows, forecast) - brier(rows, other)
    interval = difference_interval(values) if len(filled) >= FEWEST_CASES else None
    low, high = interval or (None, None)
    spread = variance(values)
    return Estimate(float(values[0]), low, high, None if spread is None else float(spread), cases)


def binned(counts: Floats, forecast: Floats) -> Floats:
    """Prefixes in ten bins of equally many, by their forecast.

    Prefixes with the same forecast that lie across the border of two bins are divided between them, successes evenly, so
    that no order among them matters.

    Args:
        counts: (..., C, 2) prefixes by context and success.
        forecast: (C,) what was said of each context.

    Returns:
        (..., 10, 3): per bin the number of prefixes, the sum of forecasts, and the number of successes.
    """
    order = np.argsort(forecast, kind="stable")
    told, first = np.unique(forecast[order].round(DIGITS), return_index=True)
    counts = np.add.reduceat(counts[..., order, :], first, axis=-2)
    sizes = counts.sum(axis=-1)
    ends = sizes.cumsum(axis=-1)
    total = ends[..., -1:]
    edges = total * np.arange(BINS + 1) / BINS
    above = np.minimum(ends[..., :, None], edges[..., None, 1:])
    below = np.maximum((ends - sizes)[..., :, None], edges[..., None, :-1])
    parts = np.clip(above - below, 0.0, None)
    rate = np.divide(counts[..., 1], sizes, out=np.zeros_like(sizes), where=sizes > 0)
    said = (parts * told[:, None]).sum(axis=-2)
    return np.stack([parts.sum(axis=-2), said, (parts * rate[..., None]).sum(axis=-2)], axis=-1)


def calibration_error(counts: Floats, forecast: Floats) -> Floats:
    """Mean distance, over the bins, of the mean forecast and the share that succeeded; shapes as in `binned`."""
    found = binned(counts, forecast)
    return np.asarray(np.abs(found[..., 1] - found[..., 2]).sum(axis=-1) / found[..., 0].sum(axis=-1))


def bin_rows(found: Floats) -> tuple[CalibrationBin, ...]:
    """The rows of `binned` for people: neighbours of which all prefixes have the same forecast are one row."""
    rows: list[list[float]] = []
    for size, said, came in found.tolist():
        alike = rows and size and rows[-1][0] and _same(said / size, rows[-1][1] / rows[-1][0])
        if alike:
            rows[-1] = [rows[-1][0] + size, rows[-1][1] + said, rows[-1][2] + came]
        elif size:
            rows.append([size, said, came])
    return tuple(CalibrationBin(said / size, min(1.0, came / size), round(size)) for size, said, came in rows)


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 10.0**-DIGITS
