"""What the verdict says follows from the figures."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.overlay.observation import DAY_US
from journeymap.results.backtest import Calibration, CalibrationBin, CutRow, DistanceRow, Distances
from journeymap.results.estimate import Estimate
from journeymap.results.table import Table
from journeymap.simulate.backtest.prefixes import Judged
from journeymap.simulate.backtest.verdict import mean_error, verdict

JUDGED = Judged(cut=10 * DAY_US, last=50 * DAY_US, settled_us=30 * DAY_US, cases=40, visiting=40)


def told(error=0.01, bound=0.02, gain=(-0.01, -0.02, -0.005), cases=40, rows=(("look", 0.6, 0.58, 200),)):
    bins = tuple(CalibrationBin(said, came, prefixes) for _, said, came, prefixes in rows)
    estimate, low, high = gain
    return Calibration(
        cut="2026-06-01T00:00:00Z",
        prefixes=sum(row.prefixes for row in bins),
        cases=cases,
        brier=0.2,
        first_order=0.21,
        gain=Estimate(estimate, low, high, 1e-4, cases),
        error=error,
        bound=bound,
        bins=bins,
        touchpoints=bins,
        ids=tuple(name for name, *_ in rows),
    )


def cut(model, came, cases=1000, overlay=None, finished=None):
    return CutRow("2026-06-01T00:00:00Z", cases, model, overlay, finished, came)


def words(calibration=None, cuts=(), distances=None, judged=JUDGED):
    return " ".join(verdict(calibration, cuts, distances, judged))


def test_said_and_came_are_those_of_the_bins():
    found = words(told(rows=(("look", 0.6, 0.58, 200), ("ask", 0.2, 0.35, 100))))
    assert "the model said that 47% succeed, and 50% did; where it said 20%, 35% came" in found


def test_an_error_under_the_bound_is_chance_and_above_it_is_not():
    assert "no more than chance makes" in words(told(error=0.01, bound=0.02))
    assert "more than chance makes of a model that is true (up to 0.50 points): the journey has changed" in words(
        told(error=0.01, bound=0.005)
    )


@pytest.mark.parametrize(
    ("gain", "said"),
    [
        ((-0.01, -0.02, -0.005), "better than"),
        ((0.01, 0.005, 0.02), "worse than"),
        ((0.0, -0.01, 0.01), "as well as"),
        ((-1e-7, -2e-7, -1e-8), "as well as"),
        ((-0.01, None, None), "too few cases"),
    ],
)
def test_it_is_compared_with_a_chain_of_first_order_by_the_interval(gain, said):
    assert said in words(told(gain=gain))


def test_touchpoints_of_few_visits_are_told_apart():
    found = words(told(rows=(("look", 0.6, 0.58, 50), ("ask", 0.4, 0.6, 49), ("pay", 0.9, 0.86, 90))))
    assert "single touchpoints to about 4.0 points (pay is off most)" in found
    assert "those with fewer than 50 visits less (they are off by up to 20.0 points)" in found
    assert "fewer than 50" not in words(told())


def test_totals_are_trusted_to_their_mean_error_and_no_further_than_chance_allows():
    rows = (cut(0.5, 0.55, finished=0.8), cut(0.5, 0.47, overlay=0.5, finished=0.7))
    found = words(cuts=rows)
    assert "Said at 2 cuts, eventual success was 4.0 points off on average" in found
    assert "3.0 points by the share that the overlay measures, 24.0 points by counting finished cases only" in found
    assert "Trust its totals to about 4.0 points." in found
    assert "Trust its totals to about 1.6 points." in words(cuts=(cut(0.5, 0.5, cases=1000),))


def test_where_nothing_came_yet_nothing_is_said_of_totals():
    found = words(told(), cuts=(cut(0.5, None),))
    assert "Of eventual success at the cuts nothing can be said" in found
    assert "totals" not in found
    assert mean_error((cut(0.5, None),), "model") is None


def test_why_nothing_was_scored():
    late = Judged(cut=60 * DAY_US, last=50 * DAY_US, settled_us=30 * DAY_US, cases=0, visiting=0)
    assert "Cases here take up to 30 d" in words(judged=late)
    assert "Cut before 1970-02-20" in words(judged=late)
    none = Judged(cut=10 * DAY_US, last=50 * DAY_US, settled_us=30 * DAY_US, cases=0, visiting=0)
    assert "nothing to judge by" in words(judged=none)
    assert "says nothing of the touchpoints" in words()


def test_of_few_cases_nothing_is_concluded():
    found = words(told(cases=19))
    assert "too little to judge the model by" in found
    assert "chance" not in found
    assert "touchpoints" not in found


def test_whole_logs_are_set_beside_the_replay():
    rows = Table([DistanceRow("model", 10, 1, 1, 1, 5, 5), DistanceRow("replay", 10, 2, 2, 2, 4, 5)])
    assert "nearer to the later part of this one than the earlier part played again in 3 of 5 figures" in words(
        distances=Distances(10, 5, 0, rows)
    )


shares = st.floats(0, 1)


@given(
    st.lists(st.tuples(shares, shares, st.integers(1, 500)), min_size=1, max_size=10),
    st.lists(st.tuples(shares, st.none() | shares, st.integers(1, 5000)), max_size=6),
    st.integers(1, 400),
)
def test_sentences_are_whole_whatever_the_figures(rows, cuts, cases):
    named = tuple((f"t{place}", *row) for place, row in enumerate(rows))
    found = verdict(
        told(cases=cases, rows=named), tuple(cut(model, came, size) for model, came, size in cuts), None, JUDGED
    )
    assert all(re.fullmatch(r"[A-Z][^\n]*\.", sentence) for sentence in found)
    assert not any(word in sentence for sentence in found for word in ("nan", "None", "inf"))
