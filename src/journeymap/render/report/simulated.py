"""What if: how many succeed in the end, where mending pays most, what changes would do, who is under way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.render.report.ideas import between, idea
from journeymap.render.report.reworded import reworded
from journeymap.render.report.subject import Section, Subject
from journeymap.render.report.whiskers import Whisker, whisker
from journeymap.results.simulation import Simulation, TouchpointValue, UnderwayAt
from journeymap.settings.numbers import NONE

__all__ = ["SECTION", "Worth"]

MOST = 12
LEAST = 0.00005
"""A change of so little reads as none."""
NBSP = "\N{NO-BREAK SPACE}"
TAGS = {"guaranteed": "good", "decided": "", "lost": "critical"}


@dataclass(frozen=True, slots=True)
class Worth:
    """A touchpoint by what a point of drop-off is worth there."""

    row: TouchpointValue
    points: str
    bounds: str
    whisker: Whisker | None
    decision: str
    tag: str


def build(subject: Subject) -> Mapping[str, Any] | None:
    """Everything simulated; None where nothing was."""
    found = subject.simulation
    if found is None:
        return None
    worths = list(_worths(subject, found))
    ideas = [idea(subject, one) for one in found.what_ifs]
    return {
        "sim": found,
        "lead": _lead(subject, found),
        "band": _band(subject, found),
        "warnings": [reworded(subject, note.message) for note in found.notes if note.severity == "warning"],
        "notes": [reworded(subject, note.message) for note in found.notes if note.severity != "warning"],
        "worths": worths,
        "settled": any(one.tag for one in worths),
        "ideas": ideas,
        "timed": any(one.time for one in ideas),
        "valued": any(one.value for one in ideas),
        "careful": any(one.cautious for one in ideas),
        "under_way": list(_rows(subject, found)),
        "expected": _expected(subject, found),
    }


def _lead(subject: Subject, found: Simulation) -> str:
    t, model = subject.t, found.model
    share = subject.estimate(found.success.all_lost)
    if model.basis == "plan":
        return t("{share} of journeys reach a good end, if the plan is right: no log stands behind this.", share=share)
    return t("{share} of journeys reach a good end sooner or later, those under way allowed for.", share=share)


def _band(subject: Subject, found: Simulation) -> str:
    """The other end of the band, and what the model looks at."""
    t, n, success = subject.t, subject.n, found.success
    parts = []
    if found.model.basis == "log" and n.share(success.shared.estimate) != n.share(success.all_lost.estimate):
        share = subject.estimate(success.shared)
        parts.append(
            t("Were those who go nowhere to go on after all, as the others do, it would be {share}.", share=share)
        )
    if found.model.basis == "log":
        order = found.model.order
        parts.append(
            t.many(
                order,
                "The model looks at the step a customer is at.",
                "The model looks at the last {n} steps of each customer.",
                n=n.count(order),
            )
        )
    return " ".join(parts)


def _worths(subject: Subject, found: Simulation) -> Iterator[Worth]:
    """Steps where something can be won, the most first."""
    paying = [row for row in found.touchpoints if row.point is not None and (row.point.estimate or 0.0) > LEAST]
    top = max((row.point.high or row.point.estimate or 0.0 for row in paying if row.point), default=0.01)
    settled = any(row.decision in ("guaranteed", "lost") for row in found.touchpoints)
    for row in sorted(paying, key=lambda row: -((row.point.estimate if row.point else None) or 0.0))[:MOST]:
        point = row.point
        if point is not None and point.estimate is not None:
            low_high = between(subject, _points(subject, point.low), _points(subject, point.high))
            shape = whisker(point.estimate, point.low, point.high, scale=(0.0, top))
            decision = row.decision if settled and row.decision else ""
            told = (
                subject.t({"guaranteed": "guaranteed", "lost": "out of reach"}.get(decision, "open"))
                if decision
                else ""
            )
            yield Worth(row, _points(subject, point.estimate), low_high, shape, told, TAGS.get(decision, ""))


def _points(subject: Subject, change: float | None) -> str:
    return NONE if change is None else subject.n.decimal(change * 100, 2)


def _rows(subject: Subject, found: Simulation) -> Iterator[tuple[UnderwayAt, str, Whisker | None]]:
    """Customers under way by step, the expected number in words."""
    for row in found.underway.touchpoints if found.underway else ():
        if row.active == 0 and row.silent == 0:
            continue
        expected, sure = row.succeed, row.success
        number = NONE if expected.estimate is None else _few(subject, expected.estimate)
        shape = None if sure.estimate is None else whisker(sure.estimate, sure.low, sure.high, scale=(0.0, 1.0))
        yield row, number, shape


def _few(subject: Subject, customers: float) -> str:
    """An expected number of customers, which need not be whole; a few are not none."""
    if 0 < customers < 0.05:
        return f"<{NBSP}{subject.n.decimal(0.1, 1)}"
    return subject.n.decimal(customers, 0 if customers >= 10 else 1)


def _expected(subject: Subject, found: Simulation) -> str:
    """How many of those under way will succeed, with the interval: 182 (175–190)."""
    number = found.underway.succeed if found.underway else None
    if number is None or number.estimate is None:
        return NONE
    sure = (
        ""
        if number.low is None or number.high is None
        else f" ({subject.n.count(number.low)}–{subject.n.count(number.high)})"
    )
    return subject.n.count(number.estimate) + sure


SECTION = Section("what-if", "What if", "what_if.html.j2", build)
