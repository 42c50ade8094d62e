"""When a budget is broken beyond doubt, when it is in doubt, and when nothing can be said."""

from __future__ import annotations

from journeymap.overlay.budgets.asked import QUANTILES, Asked
from journeymap.overlay.budgets.found import Found, time_shown
from journeymap.results.budgets import BudgetResult, Verdict, in_words
from journeymap.results.counting import counted
from journeymap.results.overlay import Overlay

__all__ = ["ENOUGH", "judged", "shared_level", "verdict"]

ENOUGH = 20
"""So many cases a budget must rest on before anything is said."""
DOUBT = 0.05


def shared_level(bounds: int) -> float:
    """The level of each interval where so many bounds are judged together: 1 - .05 / number of bounds (Bonferroni).

    >>> shared_level(1), shared_level(5)
    (0.95, 0.99)
    """
    return 1 - DOUBT / max(bounds, 1)


def verdict(one: Asked, low: float, high: float) -> Verdict:
    """How an interval stands to a bound: outside it, across it, or inside."""
    if one.bound == "min":
        return "met" if low >= one.wanted else "broken" if high < one.wanted else "doubtful"
    return "met" if high <= one.wanted else "broken" if low > one.wanted else "doubtful"


def judged(one: Asked, found: Found, overlay: Overlay) -> BudgetResult:
    """The bound with its figure, its verdict, and both in words."""
    reason = found.reason or _too_early(one, found, overlay)
    said: Verdict = "unknown"
    if not reason and found.low is not None and found.high is not None:
        said = verdict(one, found.low, found.high)
    result = BudgetResult(
        path=one.path,
        measure=one.measure,
        touchpoint=one.touchpoint,
        bound=one.bound,
        wanted=one.wanted,
        unit=one.unit,
        within_s=found.within_s,
        estimate=found.estimate,
        low=found.low,
        high=found.high,
        cases=found.cases,
        verdict=said,
        measured_s=_quantile_s(one, overlay),
        reason=reason or ("" if said != "unknown" else "its interval cannot be computed"),
    )
    return in_words(result)


def _quantile_s(one: Asked, overlay: Overlay) -> float | None:
    """The quantile that a bound on a time is about, as the overlay shows it."""
    if one.key not in QUANTILES:
        return None
    row = overlay.touchpoint(one.touchpoint) if one.touchpoint else None
    times = row.time_to_next_s if row is not None else None if one.touchpoint else overlay.conversion.time_s
    return None if times is None else getattr(times, one.key)


def _too_early(one: Asked, found: Found, overlay: Overlay) -> str:
    """Why a figure is no ground for a verdict; empty where it is one."""
    if (found.cases or 0) < ENOUGH:
        few = "no case" if not found.cases else f"only {counted(found.cases, 'case')}"
        return f"{few} behind it, and {ENOUGH} are needed"
    row = overlay.touchpoint(one.touchpoint) if one.touchpoint else None
    if row is not None and row.horizon_s == 0:
        return "the log shows no time after a visit"
    tau = overlay.observed.inactive_after_s
    if row is not None and row.young and row.horizon_s is not None and tau is not None:
        seen, silent = time_shown(row.horizon_s), time_shown(tau)
        return f"visits are seen for {seen} only, and {silent} of silence may still be followed by a next step"
    return ""
