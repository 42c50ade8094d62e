"""Errors of whatever is computed from a chain: the jackknife that leaves out one group of cases at a time.

Source: P. S. Kott, "The delete-a-group jackknife", Journal of Official Statistics 17 (2001), 521-526.
"""

from __future__ import annotations

import math

from journeymap.overlay.intervals import clean_share, share_interval, student_quantile
from journeymap.results.estimate import Estimate
from journeymap.simulate.chain import Floats

__all__ = ["difference_interval", "share_estimate", "variance"]


def variance(values: Floats) -> Floats | None:
    """The variance of a figure, computed with all cases (row 0) and without each of G groups (rows 1 to G).

    (G - 1) / G times the sum of squares around the mean of the G; None with fewer than two groups.

    >>> import numpy as np
    >>> round(float(variance(np.array([0.5, 0.48, 0.5, 0.52]))), 6)
    0.000533
    """
    groups = values.shape[0] - 1
    if groups < 2:
        return None
    without = values[1:]
    squares = ((without - without.mean(axis=0)) ** 2).sum(axis=0)
    spread: Floats = squares * (groups - 1) / groups
    return spread


def share_estimate(values: Floats, cases: int) -> Estimate:
    """A share with its 95% interval: Wilson's at the effective number of cases, t with as many degrees as groups less one.

    Args:
        values: (1 + G,) the share with all cases and without each group.
        cases: cases behind it.
    """
    share, spread = clean_share(float(values[0])), variance(values)
    if spread is None:
        return Estimate(share, clusters=cases)
    certain = cases if spread == 0 else min(cases, values.shape[0] - 1)
    low, high = share_interval(share, float(spread), certain) or (None, None)
    return Estimate(share, low, high, float(spread), cases)


def difference_interval(values: Floats) -> tuple[float, float] | None:
    """The 95% interval of a figure that is no share: estimate -/+ t with G - 1 degrees; None with fewer than two groups."""
    spread = variance(values)
    if spread is None:
        return None
    half = student_quantile(0.975, values.shape[0] - 2) * math.sqrt(float(spread))
    return float(values[0]) - half, float(values[0]) + half
