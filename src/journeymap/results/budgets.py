"""Experience budgets against what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from journeymap.results.counting import counted
from journeymap.settings.numbers import NBSP, numbers
from journeymap.settings.words import fixed

__all__ = ["VERDICTS", "Bound", "BudgetResult", "Unit", "Verdict", "in_words"]

Bound = Literal["min", "max"]
Unit = Literal["share", "score"]
Verdict = Literal["met", "broken", "doubtful", "unknown"]

EN = numbers("en")
ASKED: Mapping[Bound, str] = {"min": "at least", "max": "at most"}
VERDICTS: Mapping[Verdict, str] = {
    "met": fixed("kept"),
    "broken": fixed("broken beyond doubt"),
    "doubtful": fixed("in doubt"),
    "unknown": fixed("cannot be said"),
}


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """One bound of `expect:` and how the data stand to it.

    Args:
        path: where it is in the journey: `expect.touchpoints.pay.drop-off.max`.
        measure: `conversion`, `drop-off`, `answered-in-time`, `time-to-next`, `time-to-success`, `fitting`, `repeated`, or a
            metric's id.
        touchpoint: the touchpoint's id, or None for the whole journey.
        bound: `min` or `max`. A quantile of time is a `min`: `p90: 5d` asks that 90% of those who go on do so in 5 days.
        wanted: the bound: a share, or a score.
        unit: what `wanted`, `estimate`, `low` and `high` are.
        within_s: by when, in seconds: what the bound says, else the time h* at which a drop-off is taken; None where no
            time plays a part.
        estimate: what was measured; None where nothing can be said, and `reason` says why.
        low, high: its interval at level 1 - .05 / number of bounds.
        cases: cases (or persons) behind it.
        verdict: `met`; `broken` beyond doubt; `doubtful`, where the interval straddles the bound; `unknown`.
        measured_s: for a quantile of time, the quantile as measured, in seconds.
        reason: why nothing can be said; empty otherwise.
        words: all of it as a sentence.
    """

    path: str
    measure: str
    touchpoint: str | None
    bound: Bound
    wanted: float
    unit: Unit
    within_s: float | None
    estimate: float | None
    low: float | None
    high: float | None
    cases: int | None
    verdict: Verdict
    measured_s: float | None = None
    reason: str = ""
    words: str = ""


def in_words(result: BudgetResult) -> BudgetResult:
    """The result with its sentence.

    >>> said = BudgetResult("", "drop-off", "pay", "max", 0.12, "share", 86400.0, 0.184, 0.151, 0.223, 812, "broken")
    >>> in_words(said).words
    'drop-off of "pay" within 1 d: 18.4% (15.1–22.3%, 812 cases), asked for at most 12%: broken beyond doubt'
    """
    asked = f"asked for {ASKED[result.bound]} {_number(result.wanted, result.unit)}"
    quantile = "" if result.measured_s is None else f"; {_quantile(result.wanted)} took {_time(result.measured_s)}"
    figures = [_measured(result)] if result.estimate is not None else []
    verdict = VERDICTS[result.verdict] + (f", {result.reason}" if result.reason else "")
    return replace(result, words=f"{_subject(result)}: {', '.join([*figures, asked])}{quantile}: {verdict}")


def _subject(result: BudgetResult) -> str:
    """What the bound is about."""
    at = f'"{result.touchpoint}"'
    within = "" if result.within_s is None else f" within {_time(result.within_s)}"
    if result.measure == "conversion":
        return f"conversion{within}"
    if result.measure == "fitting":
        return "finished cases that follow the plan"
    if result.measure == "time-to-success":
        return f"of those who succeed,{within}"
    if result.measure == "time-to-next":
        return f"of those who go on from {at},{within}"
    if result.measure == "answered-in-time":
        return "promises kept" if result.touchpoint is None else f"answers to {at}{within}"
    if result.measure == "drop-off":
        return f"drop-off of {at}{within}"
    return f"visits to {at} that start over" if result.measure == "repeated" else f'"{result.measure}" at {at}'


def _measured(result: BudgetResult) -> str:
    """Such as `18.4% (15.1–22.3%, 812 cases)`."""
    interval = [_between(result)] if result.low is not None and result.high is not None else []
    behind = [counted(result.cases, "case")] if result.cases is not None else []
    aside = f" ({', '.join([*interval, *behind])})" if interval or behind else ""
    return _number(result.estimate or 0.0, result.unit, digits=1) + aside


def _between(result: BudgetResult) -> str:
    low, high = (_number(value or 0.0, result.unit, digits=1) for value in (result.low, result.high))
    return f"{low.removesuffix('%')}–{high}"


def _quantile(share: float) -> str:
    return "half of them" if share == 0.5 else f"{share:.0%} of them"


def _time(seconds: float) -> str:
    return EN.duration(seconds).replace(NBSP, " ")


def _number(value: float, unit: Unit, digits: int | None = None) -> str:
    """A bound as it was written, or a measured value with so many decimals."""
    if unit == "share":
        return f"{round(value * 100, 6):g}%" if digits is None else f"{value * 100:.{digits}f}%"
    return f"{value:g}" if digits is None else EN.decimal(value, digits + 1)
