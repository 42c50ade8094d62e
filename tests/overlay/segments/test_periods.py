"""Months, quarters and years as bounds."""

from datetime import UTC, datetime

import pytest

from journeymap.overlay.segments.periods import periods_between


def micros(*date):
    return round(datetime(*date, tzinfo=UTC).timestamp() * 1e6)


def test_months():
    found = periods_between(micros(2025, 11, 30, 23), micros(2026, 2, 1))
    assert (found.unit, found.names) == ("month", ("2025-11", "2025-12", "2026-01", "2026-02"))
    assert found.ends == (micros(2025, 12, 1), micros(2026, 1, 1), micros(2026, 2, 1))


def test_one_month_has_no_end():
    found = periods_between(micros(2026, 3, 1), micros(2026, 3, 31))
    assert (found.names, found.ends) == (("2026-03",), ())


def test_more_than_24_months_are_quarters():
    assert periods_between(micros(2024, 1, 5), micros(2025, 12, 31)).unit == "month"
    found = periods_between(micros(2024, 2, 5), micros(2026, 4, 1))
    assert (found.unit, found.names[0], found.names[-1], len(found.names)) == ("quarter", "2024-Q1", "2026-Q2", 10)
    assert found.ends[0] == micros(2024, 4, 1)


def test_more_than_24_quarters_are_years():
    found = periods_between(micros(1969, 7, 1), micros(1980, 1, 1))
    assert (found.unit, found.names[0], found.names[-1]) == ("year", "1969", "1980")
    assert found.ends[0] == 0


@pytest.mark.parametrize("span", [(micros(1900, 1, 1), micros(2000, 1, 1)), (-(10**18), 0)])
def test_what_no_calendar_of_ours_holds(span):
    assert periods_between(*span) is None
