"""What was measured of one bound, before anybody judges it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.overlay.intervals import FEWEST_CASES, clean_share, share_interval, student_quantile
from journeymap.results.estimate import Estimate
from journeymap.settings.numbers import NBSP, numbers

__all__ = ["Found", "mean_found", "share_found", "time_shown", "too_short"]


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


def mean_found(value: Estimate, confidence: float, scale: float = 1.0) -> Found:
    """A mean with an interval of Student's t around the middle of its 95% interval; `scale` turns it into the units of the bound."""
    if value.estimate is None or value.low is None or value.high is None or value.clusters < FEWEST_CASES:
        return Found(None if value.estimate is None else value.estimate * scale, cases=value.clusters)
    middle, half = (value.low + value.high) / 2, (value.high - value.low) / 2
    wider = student_quantile((1 + confidence) / 2, value.clusters - 1) / student_quantile(0.975, value.clusters - 1)
    bounds = (scale * (middle - half * wider), scale * (middle + half * wider))
    return Found(value.estimate * scale, *bounds, value.clusters)


def too_short(longest_us: int, asked_s: float) -> str:
    """What there is to say where a log shows less than what is asked for."""
    shown, asked = time_shown(longest_us / 1e6), time_shown(asked_s)
    if shown == asked:
        return f"the log shows a little less than the {asked} that are asked for"
    return f"the log shows {shown} at most, and {asked} are asked for"


def time_shown(seconds: float) -> str:
    """A time in words."""
    return numbers("en").duration(seconds).replace(NBSP, " ")
