"""Scores of forecasts against a plain reading of their definitions, prefix by prefix."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.backtest.scores import bin_rows, binned, brier, calibration_error, gain

forecasts = st.lists(st.integers(0, 20).map(lambda twentieths: twentieths / 20), min_size=1, max_size=8)


@st.composite
def scored(draw):
    """Forecasts by context, and counts by group, context and success, with one prefix at least."""
    told = np.array(draw(forecasts))
    groups = draw(st.integers(1, 6))
    size = groups * len(told) * 2
    counts = np.array(draw(st.lists(st.integers(0, 5), min_size=size, max_size=size)), dtype=float)
    counts[draw(st.integers(0, size - 1))] += 1
    return told, counts.reshape(groups, len(told), 2)


def prefixes(told, counts):
    """One (forecast, what came) for each prefix."""
    return [
        (told[context], came)
        for context in range(len(told))
        for came in (0, 1)
        for _ in range(int(counts[context, came]))
    ]


def plain_error(told, counts):
    """The calibration error with each prefix cut into a thousandth part: the mean over ten bins of |said - came|."""
    by_forecast = {}
    for said, came in prefixes(told, counts):
        by_forecast.setdefault(said, []).append(came)
    total = sum(len(rows) for rows in by_forecast.values())
    spans, begin = [], 0.0
    for said in sorted(by_forecast):
        rows = by_forecast[said]
        spans.append((begin, begin + len(rows), said, sum(rows) / len(rows)))
        begin += len(rows)
    error = 0.0
    for number in range(10):
        low, high = total * number / 10, total * (number + 1) / 10
        parts = [(max(0.0, min(high, end) - max(low, start)), said, came) for start, end, said, came in spans]
        error += abs(sum(part * (said - came) for part, said, came in parts))
    return error / total


@given(scored())
def test_brier_is_the_mean_squared_error(drawn):
    told, counts = drawn
    every = prefixes(told, counts.sum(axis=0))
    assert brier(counts.sum(axis=0), told) == pytest.approx(np.mean([(said - came) ** 2 for said, came in every]))


@given(scored())
def test_bins_hold_all_prefixes_in_ten_equal_parts(drawn):
    told, counts = drawn
    whole = counts.sum(axis=0)
    found = binned(whole, told)
    assert found[:, 0] == pytest.approx(np.full(10, whole.sum() / 10))
    assert found[:, 1].sum() == pytest.approx((whole.sum(axis=1) * told).sum())
    assert found[:, 2].sum() == pytest.approx(whole[:, 1].sum())
    assert (np.diff(found[:, 1] / found[:, 0]) >= -1e-9).all()


@given(scored())
def test_calibration_error_is_that_of_a_plain_reading(drawn):
    told, counts = drawn
    assert calibration_error(counts.sum(axis=0), told) == pytest.approx(plain_error(told, counts.sum(axis=0)))


@given(scored(), st.randoms())
def test_neither_the_order_of_contexts_nor_their_division_matters(drawn, random):
    told, counts = drawn
    whole = counts.sum(axis=0)
    order = list(range(len(told)))
    random.shuffle(order)
    assert calibration_error(whole[order], told[order]) == pytest.approx(calibration_error(whole, told))
    twice = np.concatenate([whole / 2, whole / 2])
    assert calibration_error(twice, np.concatenate([told, told])) == pytest.approx(calibration_error(whole, told))


@given(scored())
def test_many_tests_at_once_are_each_scored_for_itself(drawn):
    told, counts = drawn
    full = counts[counts.sum(axis=(1, 2)) > 0]
    assert calibration_error(full, told) == pytest.approx([float(calibration_error(one, told)) for one in full])
    assert brier(full, told) == pytest.approx([float(brier(one, told)) for one in full])


@given(scored(), st.data())
def test_gain_is_the_difference_with_the_jackknife_by_group(drawn, data):
    told, counts = drawn
    other = np.array(data.draw(st.lists(st.floats(0, 1), min_size=len(told), max_size=len(told))))
    found = gain(counts, told, other, 30)
    whole = counts.sum(axis=0)
    assert found.estimate == pytest.approx(float(brier(whole, told) - brier(whole, other)))
    filled = [group for group in counts if group.sum()]
    if len(filled) > 1:
        without = [float(brier(whole - group, told) - brier(whole - group, other)) for group in filled]
        spread = (len(filled) - 1) / len(filled) * sum((one - np.mean(without)) ** 2 for one in without)
        assert found.variance == pytest.approx(spread)
    if len(filled) < 5:
        assert found.low is None
        assert found.high is None


def test_the_interval_of_the_gain_holds_the_truth_as_often_as_it_says():
    random, told, other = np.random.Generator(np.random.Philox(7)), np.array([0.2, 0.7]), np.array([0.3, 0.5])
    true = sum(
        share * (forecast - one) * (forecast + one - 2 * forecast)
        for share, forecast, one in zip((0.5, 0.5), told, other, strict=True)
    )
    held = 0
    for _ in range(400):
        counts = np.zeros((50, 2, 2))
        for group in range(50):
            context = random.integers(0, 2, 12)
            won = random.random(12) < told[context]
            np.add.at(counts[group], (context, won.astype(int)), 3)  # three visits a case share its outcome
        found = gain(counts, told, other, 600)
        held += found.low <= true <= found.high
    assert 0.92 <= held / 400 <= 0.985


def test_the_example_worked_out_by_hand_in_the_docs():
    counts, told = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.6, 0.5])
    assert brier(counts, told) == pytest.approx(0.255)
    assert calibration_error(counts, told) == pytest.approx(0.05)


def test_bins_of_one_forecast_are_shown_as_one():
    rows = bin_rows(binned(np.array([[30.0, 10.0], [5.0, 5.0], [10.0, 40.0]]), np.array([0.3, 0.5, 0.75])))
    assert [(row.forecast, row.came, row.prefixes) for row in rows] == [
        (pytest.approx(0.3), pytest.approx(0.25), 40),
        (pytest.approx(0.5), pytest.approx(0.5), 10),
        (pytest.approx(0.75), pytest.approx(0.8), 50),
    ]
