"""Experience budgets against what was measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["BudgetResult"]


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """One bound of `expect:` and how the data stand to it.

    Args:
        path: where it is in the journey: `expect.touchpoints.pay.drop-off.max`.
        measure: `conversion`, `drop-off`, `answered-in-time`, `time-to-next`, `time-to-success`, `fitting`, `repeated`, or a
            metric's id.
        touchpoint: the touchpoint's id, or None for the whole journey.
        bound: `min` or `max` (a quantile of time is a bound on the share that is that fast).
        wanted: the bound: a share, seconds, or a score.
        unit: what `wanted`, `estimate`, `low` and `high` are.
        estimate: what was measured; None where nothing can be said, and `words` say why.
        low, high: its interval at level 1 - .05 / number of budgets.
        cases: cases behind it.
        verdict: `met`; `broken` beyond doubt; `doubtful`, where the interval straddles the bound; `unknown`.
        words: the verdict as a sentence, with number and interval.
    """

    path: str
    measure: str
    touchpoint: str | None
    bound: Literal["min", "max"]
    wanted: float
    unit: Literal["share", "seconds", "score"]
    estimate: float | None
    low: float | None
    high: float | None
    cases: int
    verdict: Literal["met", "broken", "doubtful", "unknown"]
    words: str
