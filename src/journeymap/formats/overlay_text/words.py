"""Figures as they stand in a terminal; a dash where nothing can be said, or where a figure is hidden."""

from __future__ import annotations

from journeymap.formats.columns import shown
from journeymap.results.counting import one_or_many
from journeymap.results.estimate import Estimate
from journeymap.settings.numbers import NBSP, numbers

__all__ = ["NONE", "between", "count", "day", "decimal", "interval", "number_of", "part_of", "share", "time"]

NONE = "–"
EN = numbers("en")
TENTH = 0.001
NOISE = 1e-9


def count(number: int | None) -> str:
    """A whole number.

    >>> count(1200), count(None)
    ('1,200', '–')
    """
    return NONE if number is None else f"{number:,}"


def number_of(number: int | None, one: str, many: str = "") -> str:
    """A count with its words.

    >>> number_of(1, "case"), number_of(None, "case")
    ('1 case', '– cases')
    """
    return f"{count(number)} {one_or_many(0 if number is None else number, one, many or one + 's')}"


def share(value: float | None) -> str:
    """A share of one in per cent; a few are not said to be none, nor nearly all to be all.

    >>> share(0.123), share(0.0001), share(0.99999)
    ('12.3%', '<0.1%', '>99.9%')
    """
    if value is None:
        return NONE
    if NOISE < value < TENTH / 2:
        return "<0.1%"
    return ">99.9%" if 1 - TENTH / 2 < value < 1 - NOISE else f"{value * 100:.1f}%"


def part_of(part: int | None, whole: int | None) -> str:
    """The share that a count is of another.

    >>> part_of(1, 4), part_of(1, 0)
    ('25.0%', '–')
    """
    return share(part / whole) if part is not None and whole else NONE


def between(low: float | None, high: float | None) -> str:
    """The interval of a share; bounds next to nothing and next to all are drawn outwards.

    >>> between(0.1, 0.25), between(0.0, 0.0001), between(0.9999, 1.0)
    ('10.0–25.0%', '0.0–0.1%', '99.9–100.0%')
    """
    if low is None or high is None:
        return NONE
    upper = TENTH if NOISE < high < TENTH else high
    lower = 1 - TENTH if 1 - TENTH < low < 1 - NOISE else low
    return f"{lower * 100:.1f}–{upper * 100:.1f}%"


def interval(found: Estimate | None) -> str:
    """The interval of a measured share."""
    return NONE if found is None else between(found.low, found.high)


def decimal(value: float | None, digits: int = 2) -> str:
    """A number that is no share: a score, a sum of money."""
    return NONE if value is None else EN.decimal(value, digits)


def time(seconds: float | None) -> str:
    """Seconds in the unit that suits.

    >>> time(86400.0)
    '1 d'
    """
    return NONE if seconds is None else EN.duration(seconds).replace(NBSP, " ")


def day(moment: str | None) -> str:
    """The date of an ISO 8601 time."""
    return shown((moment or NONE)[:10])
