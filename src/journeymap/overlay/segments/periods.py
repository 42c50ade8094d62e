"""Months, quarters or years of the calendar, as bounds in microseconds: the statements know no dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

__all__ = ["MOST_PERIODS", "Periods", "periods_between"]

MOST_PERIODS = 24
UNITS = {"month": 1, "quarter": 3, "year": 12}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Periods:
    """Periods that follow each other.

    Args:
        unit: what they are: month, quarter or year.
        names: 2026-03, 2026-Q1 or 2026.
        ends: when each ends and the next begins, in microseconds since 1970 UTC; the last one is open.
    """

    unit: str
    names: tuple[str, ...]
    ends: tuple[int, ...]


def periods_between(first: int, last: int) -> Periods | None:
    """The months from `first` to `last` (microseconds since 1970 UTC); quarters or years where they are more than 24.

    Returns:
        None where even the years are more than that, or outside the calendar.
    """
    try:
        begin, end = EPOCH + timedelta(microseconds=first), EPOCH + timedelta(microseconds=last)
    except OverflowError:
        return None
    months = begin.year * 12 + begin.month - 1, end.year * 12 + end.month - 1
    for unit, length in UNITS.items():
        starts = range(months[0] // length * length, months[1] + 1, length)
        if len(starts) <= MOST_PERIODS:
            ends = tuple(_micros(start) for start in starts[1:])
            return Periods(unit, tuple(_name(unit, start) for start in starts), ends)
    return None


def _micros(month: int) -> int:
    return (datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC) - EPOCH) // MICROSECOND


def _name(unit: str, month: int) -> str:
    year, number = f"{month // 12:04}", month % 12
    return {"month": f"{year}-{number + 1:02}", "quarter": f"{year}-Q{number // 3 + 1}", "year": year}[unit]
