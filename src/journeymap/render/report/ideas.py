"""What a change would do, as the report shows it: points, time and money, each with its interval and its standing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.render.report.reworded import per_cent, reworded
from journeymap.render.report.subject import Subject
from journeymap.results.simulation import Difference, Scenario, Value
from journeymap.settings.numbers import NONE

__all__ = ["Figure", "Idea", "between", "idea"]

DECIMAL = re.compile(r"(\d)\.(\d)")


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


def idea(subject: Subject, one: Scenario) -> Idea:
    """A what-if in the page's language."""
    t = subject.t
    own = subject.journey.what_if.get(one.id)
    standing = t({"assumed": "assumed", "observational": "observed, not tried", "tested": "tested"}[one.standing])
    name = subject.text(own.name) if own is not None and own.name else one.name or one.id
    return Idea(
        scenario=one,
        name=name,
        changes=(*(_change_words(subject, words) for words in one.changes), *_reckoned(subject, one.value)),
        basis=_decimals(subject, reworded(subject, one.basis)),
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
    return subject.n.money(amount, currency)


def _change_words(subject: Subject, words: str) -> str:
    """What is changed, steps by their names in the page's language, numbers as it writes them."""
    words = reworded(subject, words)
    for key in sorted(subject.steps, key=lambda key: -len(str(subject.steps[key].name))):
        words = words.replace(str(subject.steps[key].name), subject.name(key))
    return _decimals(subject, words).replace("->", "→")


def _decimals(subject: Subject, words: str) -> str:
    """Numbers in a sentence as the page writes them."""
    return per_cent(subject, DECIMAL.sub(rf"\1{subject.n.point}\2", words))


def _signed(subject: Subject, change: float | None) -> str:
    return NONE if change is None else subject.n.signed(change * 100, 1 if abs(change) >= 0.1 else 2)


def _change(subject: Subject, found: Difference, standing: str) -> Figure:
    """Points with a sign."""
    sure = between(subject, *(_signed(subject, bound) for bound in (found.low, found.high)))
    return Figure(_signed(subject, found.estimate), sure, standing)


def _later(subject: Subject, found: Difference, standing: str) -> Figure:
    if found.estimate is None:
        return Figure(NONE, "", standing)
    low, high = _moved(subject, found.low), _moved(subject, found.high)
    return Figure(_moved(subject, found.estimate), "" if low == high else between(subject, low, high), standing)


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
    return Figure(_sum(subject, value), between(subject, *bounds), standing)


def _careful(subject: Subject, value: Value | None) -> str:
    return "" if value is None else subject.t("cautiously {value}", value=_sum(subject, value))


def _sum(subject: Subject, value: Value) -> str:
    return NONE if value.estimate is None else subject.n.money(value.estimate, value.currency, 0)


def between(subject: Subject, low: str, high: str) -> str:
    """An interval; nothing where one end is unknown."""
    return "" if NONE in (low, high) else subject.t("{low} to {high}", low=low, high=high)
