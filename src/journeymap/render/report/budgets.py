"""Experience budgets: what was asked for, what was measured, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.render.report.reworded import reworded
from journeymap.render.report.subject import Section, Subject
from journeymap.results.budgets import VERDICTS, BudgetResult
from journeymap.settings.numbers import NONE

__all__ = ["SECTION", "BudgetRow", "in_short"]

PERCENT = "\N{NO-BREAK SPACE}%"
TAGS = {"met": "good", "broken": "critical", "doubtful": "warning", "unknown": ""}


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One bound as shown; `note` is what the quantile was, or why nothing can be said."""

    budget: BudgetResult
    subject: str
    asked: str
    measured: str
    bounds: str
    verdict: str
    tag: str
    note: str


def build(subject: Subject) -> Mapping[str, Any] | None:
    """All bounds in the order of the file; None where the journey asks for nothing."""
    asked = subject.overlay.expect if subject.overlay else None
    return {"rows": [_row(subject, one) for one in asked]} if asked else None


def in_short(subject: Subject) -> str:
    """How many budgets are broken, and the first of them; empty without budgets."""
    asked = (subject.overlay.expect if subject.overlay else None) or ()
    broken = [one for one in asked if one.verdict == "broken"]
    t, n = subject.t, subject.n
    every = n.count(len(asked))
    if broken:
        words = t.many(
            len(broken),
            "{n} of {all} budgets is broken beyond doubt, and it is this one:",
            "{n} of {all} budgets are broken beyond doubt; the first is this one:",
            n=n.count(len(broken)),
            all=every,
        )
        return f"{words} {_sentence(subject, _row(subject, broken[0]))}"
    if not asked:
        return ""
    kept = sum(one.verdict == "met" for one in asked)
    return t("No budget is broken beyond doubt; {n} of {all} are kept.", n=n.count(kept), all=every)


def _sentence(subject: Subject, row: BudgetRow) -> str:
    step = row.budget.touchpoint
    at = f" ({subject.label(step)})" if step else ""
    return f"{row.subject}{at}: {row.measured}, {row.asked}."


def _row(subject: Subject, one: BudgetResult) -> BudgetRow:
    t = subject.t
    bounds = "" if one.low is None or one.high is None else _between(subject, one)
    wanted = _value(subject, one, one.wanted, exact=True)
    return BudgetRow(
        budget=one,
        subject=_about(subject, one),
        asked=t("asked: at least {wanted}", wanted=wanted)
        if one.bound == "min"
        else t("asked: at most {wanted}", wanted=wanted),
        measured=NONE if one.estimate is None else _value(subject, one, one.estimate),
        bounds=bounds,
        verdict=t(VERDICTS[one.verdict]),
        tag=TAGS[one.verdict],
        note=_note(subject, one),
    )


def _about(subject: Subject, one: BudgetResult) -> str:
    """What the bound is about, without its step."""
    t, time = subject.t, subject.time(one.within_s)
    if one.unit == "score":
        return subject.named(subject.journey.metrics, one.measure)
    return {
        "conversion": t("Success within {time}", time=time),
        "fitting": t("Finished journeys that follow the plan"),
        "time-to-success": t("There within {time}, of those who succeed", time=time),
        "time-to-next": t("There within {time}, of those who go on", time=time),
        "answered-in-time": t("Answered within {time}", time=time) if one.within_s else t("Promises kept"),
        "drop-off": t("Drop-off within {time}", time=time),
        "repeated": t("Visits that start over"),
    }.get(one.measure, one.measure)


def _value(subject: Subject, one: BudgetResult, value: float, *, exact: bool = False) -> str:
    """A bound as it was written, or what was measured: rounded so that it does not look like the bound beside it."""
    if one.unit == "score":
        return f"{value:g}".replace(".", subject.n.point).replace("-", "–") if exact else subject.n.decimal(value, 2)
    digits = 0 if exact and round(value * 100, 6).is_integer() else 1
    return subject.n.decimal(value * 100, digits) + PERCENT


def _between(subject: Subject, one: BudgetResult) -> str:
    low, high = (_value(subject, one, value or 0.0) for value in (one.low, one.high))
    return (
        f"{low.removesuffix(PERCENT)}–{high}"
        if (one.low or 0.0) >= 0
        else subject.t("{low} to {high}", low=low, high=high)
    )


def _note(subject: Subject, one: BudgetResult) -> str:
    t = subject.t
    if one.reason:
        return reworded(subject, one.reason)
    if one.measured_s is None:
        return ""
    share, time = subject.n.share(one.wanted), subject.n.duration(one.measured_s)
    return (
        t("half of them took {time}", time=time)
        if one.wanted == 0.5
        else t("{share} of them took {time}", share=share, time=time)
    )


SECTION = Section("budgets", "Experience budgets", "budgets.html.j2", build, nav="Budgets")
