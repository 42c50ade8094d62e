"""Student's quantile and Wilson's interval against printed tables and by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.overlay.intervals import clean_share, clean_variance, share_interval, student_quantile

# two-sided 95%, as printed in statistical tables, with more digits from the closed forms
TABLE = {
    1: 12.706204736432095,
    2: 4.302652729911275,
    3: 3.182446305284263,
    4: 2.776445105198056,
    5: 2.570581835636197,
    10: 2.228138851964939,
    30: 2.042272456301238,
    100: 1.983971518523553,
    1000: 1.962339080826408,
}


@pytest.mark.parametrize(("degrees", "value"), TABLE.items())
def test_quantiles_of_the_table(degrees, value):
    assert student_quantile(0.975, degrees) == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize(
    ("probability", "degrees", "value"),
    [(0.995, 4, 4.604095), (0.9995, 3, 12.923979), (0.9, 7, 1.414924), (0.5, 9, 0.0)],
)
def test_other_levels(probability, degrees, value):
    assert student_quantile(probability, degrees) == pytest.approx(value, abs=6e-7)


def test_two_degrees_have_a_closed_form():
    for probability in (0.6, 0.9, 0.99, 0.9999):
        alpha = 4 * probability * (1 - probability)
        exact = 2 * (probability - 0.5) * math.sqrt(2 / alpha)
        assert student_quantile(probability, 2) == pytest.approx(exact, rel=1e-9)


@given(st.floats(0.51, 0.9999), st.integers(1, 3000))
def test_quantiles_fall_towards_the_normal_and_are_symmetric(probability, degrees):
    here = student_quantile(probability, degrees)
    assert here >= student_quantile(probability, degrees + 1) - 1e-9
    assert student_quantile(1 - probability, degrees) == pytest.approx(-here, rel=1e-6)


def test_series_and_expansion_meet():
    for probability in (0.6, 0.975, 0.99995):
        below, above = student_quantile(probability, 999), student_quantile(probability, 1000)
        assert 0 < below - above < 1e-4 * below


def test_no_degrees_are_refused():
    with pytest.raises(ValueError, match="degree"):
        student_quantile(0.975, 0)


def test_wilson_by_hand():
    # p = .5, V = .25/9, so n = 9; t(8) = 2.306004; the middle stays .5, half is t/(1+t^2/9) sqrt(.25/9 + t^2/324)
    t = 2.306004135204166
    half = t / (1 + t * t / 9) * math.sqrt(0.25 / 9 + t * t / 324)
    assert share_interval(0.5, 0.25 / 9, 9) == pytest.approx((0.5 - half, 0.5 + half), abs=1e-9)


def test_certain_shares_take_the_number_of_cases():
    low, high = share_interval(0.0, 0.0, 50)
    t = student_quantile(0.975, 49)
    assert low == 0.0
    assert high == pytest.approx(t * t / 50 / (1 + t * t / 50))


def test_no_interval_under_five_cases():
    assert share_interval(0.5, 0.1, 4) is None
    assert share_interval(0.5, 0.1, 5) is not None


@given(st.floats(0, 1), st.floats(0, 0.25), st.integers(5, 10_000))
def test_interval_holds_its_share(share, variance, cases):
    low, high = share_interval(share, variance, cases)
    assert 0 <= low <= share <= high <= 1


def test_noise_is_cleaned_and_small_figures_are_kept():
    assert clean_share(-6e-15) == 0.0
    assert clean_share(1 - 1e-15) == 1.0
    assert clean_share(1e-7) == 1e-7
    assert clean_variance(4e-31, 5000) == 0.0
    assert clean_variance(1e-14, 10_000_000) == 1e-14


def test_one_case_alone_has_no_variance(lay):
    text = """
events: {case: c, activity: a, time: t}
stages: [{name: S, touchpoints: [{id: ask, name: Asks, channel: web, match: ask}, {id: chat, name: Chats, match: chat}]}]
outcomes: {done: {name: Done, match: done}}
"""
    ask, chat = lay(
        text, [("k", "ask", 0, "web"), ("k", "chat", 5, "web"), ("l", "chat", 6, "web"), ("l", "done", 9)]
    ).touchpoints
    assert (ask.drop_off.clusters, ask.drop_off.variance, ask.drop_off.low) == (1, None, None)
    assert (chat.drop_off.clusters, chat.drop_off.low) == (2, None)
    assert chat.drop_off.variance is not None
