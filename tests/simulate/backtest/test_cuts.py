"""Eventual success at a cut: what came, by a plain reading; what the columns hold."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.simulate.backtest.cuts import Came, came_of, cut_row, overlay_success
from journeymap.simulate.fit import fit

random_logs = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TAU = 30
END = 200
journeys = st.lists(
    st.tuples(st.integers(0, 150), st.integers(1, 20), st.sampled_from(["buy", "leave", None])), min_size=1, max_size=20
)


def events_of(drawn):
    found = [("first", "look", 0), ("first", "buy", 1)]
    for number, (begin, gap, outcome) in enumerate(drawn):
        found += [(f"k{number}", "look", begin), (f"k{number}", outcome or "ask", begin + gap)]
    return [*sorted(found, key=lambda event: event[2]), ("last", "elsewhere", END)]


@random_logs
@given(journeys, st.integers(0, END))
def test_what_came_is_that_of_a_plain_reading(put, drawn, cut):
    log = put(events_of(drawn), inactive_after=TAU)
    log.whole()
    begun = [(0, 1, "buy"), *((begin, gap, outcome) for begin, gap, outcome in drawn if begin <= cut)]
    finished = [one for one in begun if one[2]]
    silent = [one for one in begun if not one[2] and END - one[0] - one[1] >= TAU]
    found = came_of(log.engine, cut * 10**6)
    assert found == Came(len(begun), len(finished), len(silent), sum(one[2] == "buy" for one in finished))


def test_where_many_are_open_nothing_came_yet():
    assert Came(cases=100, finished=90, silent=5, succeeded=19).share == pytest.approx(0.2)
    assert Came(cases=100, finished=90, silent=4, succeeded=19).share is None
    assert Came(cases=0, finished=0, silent=0, succeeded=0).share is None
    assert Came(cases=10, finished=0, silent=10, succeeded=0).of_finished is None


def test_a_row_says_what_was_known_at_the_cut_and_what_came(put):
    drawn = [(number, 10, "buy" if number % 4 else None) for number in range(100)]
    log = put(events_of(drawn), inactive_after=TAU)
    log.whole()
    came = came_of(log.engine, 60 * 10**6)
    base = log.until(60 * 10**6)
    row = cut_row(base, fit(base, groups=0, times=False).chain, overlay_success(base.engine), came)
    assert (row.cut, row.cases) == ("1970-01-01T00:01:00Z", 62)
    assert row.finished == 1.0, "by the cut only those who bought are finished"
    assert row.came == pytest.approx(46 / 62)
    assert row.model == pytest.approx(0.75, abs=0.06)
    assert row.overlay == pytest.approx(0.75, abs=0.05)
    assert row.low == row.model
    assert row.high >= row.low
