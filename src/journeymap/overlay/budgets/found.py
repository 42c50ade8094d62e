"""What was measured of one bound, before anybody judges it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from journeymap.overlay.intervals import clean_share, share_interval, student_quantile
from journeymap.results.estimate import Estimate
from journeymap.settings.numbers import NBSP, numbers

__all__ = ["Found", "mean_found", "share_found", "time_shown", "too_short"]

ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Found:
    """A figure with its interval at the level that the budgets share.

    Args:
        estimate: the figure; None where there is none, and `reason` says why.
        low, high: its interval.
        cases: cases (or persons) behind it.
        within_s: by when it was taken, in seconds.
        reason: why nothing can be said.
    """

    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    cases: int | None = None
    within_s: float | None = None
    reason: str = ""


def share_found(
    share: float, variance: float, cases: int, confidence: float, *, within_s: float | None = None
) -> Found:
    """A share with Wilson's interval at the effective number of cases."""
    share = clean_share(share)
    low, high = share_interval(share, variance, cases, confidence) or (None, None)
    return Found(share, low, high, cases, within_s)


def mean_found(value: Estimate, confidence: float, scale: float = 1.0, *, middle: float | None = None) -> Found:
    """A mean with Student's interval at the level of the budgets, cut where its 95% interval is cut.

    Args:
        value: the mean with its variance.
        confidence: the level.
        scale: turns it into the units of the bound.
        middle: around what the interval lies, where that is not the mean.
    """
    if value.estimate is None or value.variance is None or value.low is None or value.high is None:
        return Found(None if value.estimate is None else value.estimate * scale, cases=value.clusters)
    around = value.estimate if middle is None else middle
    usual, half = (_half(value.variance, value.clusters, level) for level in (0.95, confidence))
    # a mean of answers lies within the scale: where the usual interval ends short of its length, the scale ends
    low, high = min(value.estimate, around - half), max(value.estimate, around + half)
    low = max(low, value.low) if value.low > min(value.estimate, around - usual) + ROUNDING else low
    high = min(high, value.high) if value.high < max(value.estimate, around + usual) - ROUNDING else high
    return Found(value.estimate * scale, scale * low, scale * high, value.clusters)


def _half(variance: float, cases: int, level: float) -> float:
    return student_quantile((1 + level) / 2, cases - 1) * math.sqrt(variance)


def too_short(longest_us: int, asked_s: float) -> str:
    """What there is to say where a log shows less than what is asked for."""
    shown, asked = time_shown(longest_us / 1e6), time_shown(asked_s)
    if shown == asked:
        return f"the log shows a little less than the {asked} that are asked for"
    return f"the log shows {shown} at most, and {asked} are asked for"


def time_shown(seconds: float) -> str:
    """A time in words."""
    return numbers("en").duration(seconds).replace(NBSP, " ")
