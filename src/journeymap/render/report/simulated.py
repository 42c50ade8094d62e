"""What if: how many succeed in the end, where mending pays most, what changes would do, who is under way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.render.report.reworded import reworded
from journeymap.render.report.subject import Section, Subject
from journeymap.render.report.whiskers import Whisker, whisker
from journeymap.results.simulation import Difference, Scenario, Simulation, TouchpointValue, UnderwayAt, Value
from journeymap.settings.numbers import NONE

__all__ = ["SECTION", "Figure", "Idea", "Worth"]

MOST = 12
LEAST = 0.00005
"""A change of so little reads as none."""
DECIMAL = re.compile(r"(\d)\.(\d)")
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


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a what-if with its interval and how its effect is known."""

    told: str
    sure: str
    standing: str


@dataclass(frozen=True, slots=True)
class Idea:
    """A what-if as shown."""

    scenario: Scenario
    name: str
    changes: tuple[str, ...]
    basis: str
    standing: str
    best: Figure
    cautious: Figure | None
    time: Figure | None
    value: Figure | None
    careful_value: str
    notes: tuple[str, ...]


def build(subject: Subject) -> Mapping[str, Any] | None:
    """Everything simulated; None where nothing was."""
    found = subject.simulation
    if found is None:
        return None
    worths = list(_worths(subject, found))
    ideas = [_idea(subject, one) for one in found.what_ifs]
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
            low_high = _between(subject, _points(subject, point.low), _points(subject, point.high))
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


def _signed(subject: Subject, change: float | None) -> str:
    return NONE if change is None else subject.n.signed(change * 100, 1 if abs(change) >= 0.1 else 2)


def _idea(subject: Subject, one: Scenario) -> Idea:
    t = subject.t
    own = subject.journey.what_if.get(one.id)
    standing = t({"assumed": "assumed", "observational": "observed, not tried", "tested": "tested"}[one.standing])
    name = subject.text(own.name) if own is not None and own.name else one.name or one.id
    return Idea(
        scenario=one,
        name=name,
        changes=(*(_change_words(subject, words) for words in one.changes), *_reckoned(subject, one.value)),
        basis=reworded(subject, one.basis),
        standing=standing,
        best=_change(subject, one.success, standing),
        cautious=None if one.cautious is None else _change(subject, one.cautious, standing),
        time=None if one.time is None else _later(subject, one.time, standing),
        value=_money(subject, one.value, standing),
        careful_value=_careful(subject, one.cautious_value),
        notes=tuple(_decimals(subject, reworded(subject, note.message)) for note in one.notes),
    )


def _reckoned(subject: Subject, value: Value | None) -> Iterator[str]:
    """What a value is reckoned with, so that it can be checked."""
    if value is None:
        return
    t, n = subject.t, subject.n
    yield t(
        "{volume} journeys a year, {value} for one more good end",
        volume=n.count(value.volume),
        value=_price(subject, value.value, value.currency),
    )
    if value.cost:
        yield t("the change costs {cost} a year", cost=_price(subject, value.cost, value.currency))
    else:
        yield t("no cost of the change is said")


def _price(subject: Subject, amount: float, currency: str) -> str:
    return f"{subject.n.decimal(amount, 0 if amount == round(amount) else 2)}{NBSP}{currency}"


def _change_words(subject: Subject, words: str) -> str:
    """What is changed, steps by their names in the page's language, numbers as it writes them."""
    words = reworded(subject, words)
    for key in sorted(subject.steps, key=lambda key: -len(str(subject.steps[key].name))):
        words = words.replace(str(subject.steps[key].name), subject.name(key))
    return _decimals(subject, words).replace("->", "→")


def _decimals(subject: Subject, words: str) -> str:
    return DECIMAL.sub(rf"\1{subject.n.point}\2", words)


def _change(subject: Subject, found: Difference, standing: str) -> Figure:
    """Points with a sign."""
    sure = _between(subject, *(_signed(subject, bound) for bound in (found.low, found.high)))
    return Figure(_signed(subject, found.estimate), sure, standing)


def _between(subject: Subject, low: str, high: str) -> str:
    return "" if NONE in (low, high) else subject.t("{low} to {high}", low=low, high=high)


def _later(subject: Subject, found: Difference, standing: str) -> Figure:
    if found.estimate is None:
        return Figure(NONE, "", standing)
    low, high = _moved(subject, found.low), _moved(subject, found.high)
    return Figure(_moved(subject, found.estimate), "" if low == high else _between(subject, low, high), standing)


def _moved(subject: Subject, seconds: float | None) -> str:
    """Later with a plus, sooner with a minus."""
    if seconds is None:
        return NONE
    if abs(seconds) < 1:
        return subject.t("none")
    return ("+" if seconds > 0 else "–") + subject.n.duration(abs(seconds))


def _money(subject: Subject, value: Value | None, standing: str) -> Figure | None:
    if value is None:
        return None
    n = subject.n
    bounds = (NONE if bound is None else n.decimal(bound, 0) for bound in (value.low, value.high))
    return Figure(_sum(subject, value), _between(subject, *bounds), standing)


def _careful(subject: Subject, value: Value | None) -> str:
    return "" if value is None else subject.t("cautiously {value}", value=_sum(subject, value))


def _sum(subject: Subject, value: Value) -> str:
    return f"{subject.n.decimal(value.estimate, 0)}{NBSP}{value.currency}"


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
