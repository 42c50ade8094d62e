"""From weighted times to the means of equal parts: the quantiles of which every dwell time is made."""

from __future__ import annotations

import numpy as np

from journeymap.simulate.chain import Floats

__all__ = ["QUANTILES", "middles", "quantile_points"]

QUANTILES = 128
"""So many equal parts of those who go a way have a time of their own."""


def middles(parts: int = QUANTILES) -> Floats:
    """The middles of so many equal parts of 0 to 1."""
    return (np.arange(parts) + 0.5) / parts


def quantile_points(total: Floats, takes: Floats, weight: Floats, parts: int = QUANTILES) -> tuple[Floats, Floats]:
    """Times within the visit and after it, as means over equal parts of those who go, ordered by their sum.

    The mean over all parts is the mean of what was given.

    Args:
        total: (N,) seconds from the beginning of the visit to the next.
        takes: (N,) seconds of it within the visit.
        weight: (N,) how many each stands for; not all 0.
        parts: Q.

    Returns:
        (Q,) takes and (Q,) wait.

    >>> takes, wait = quantile_points(np.array([3.0, 1.0]), np.array([1.0, 0.0]), np.array([1.0, 1.0]), 4)
    >>> takes.tolist(), wait.tolist()
    ([0.0, 0.0, 1.0, 1.0], [1.0, 1.0, 2.0, 2.0])
    """
    order = np.lexsort((takes, total))
    heavy = order[weight[order] > 0]
    share = np.concatenate(([0.0], np.cumsum(weight[heavy])))
    edges = np.linspace(0.0, share[-1], parts + 1)
    width = share[-1] / parts

    def means(values: Floats) -> Floats:
        lowest = values[heavy].min()  # taken off first, so that equal times stay what they are
        summed = np.concatenate(([0.0], np.cumsum(weight[heavy] * (values[heavy] - lowest))))
        parted: Floats = np.maximum(np.diff(np.interp(edges, share, summed)) / width + lowest, 0.0)
        return parted

    whole = np.maximum.accumulate(means(total))
    inside = np.minimum(means(takes), whole)
    return inside, whole - inside
