"""What the end of watching hides is put back: cases of known lengths, cut as a log would cut them."""

import numpy as np
import pytest

from journeymap.simulate.generate.hidden import watching_of
from journeymap.simulate.generate.underway import where_they_go

HOURS = 24 * 60


def classes(hours):
    return np.floor(8 * np.log1p(hours)).astype(np.int64)


@pytest.fixture(scope="module")
def cut():
    """40,000 cases that take 8 days on average and arrive over 60 days; those that are over by then."""
    random = np.random.default_rng(5)
    age, took = random.uniform(0, HOURS, 40_000), random.exponential(8 * 24, 40_000)
    there = took <= age
    return age[there], took[there]


def test_the_share_that_is_seen_is_that_of_the_law(cut):
    age, took = cut
    watching = watching_of(classes(age), classes(took), np.ones(len(age), dtype=np.int64), whole=True)
    for days in (4, 8, 16, 32):
        at = classes(np.array([days * 24.0]))[0]
        assert watching.seen[at] == pytest.approx(1 - np.exp(-days / 8), abs=0.05)


def test_cases_that_are_hidden_are_put_back(cut):
    age, took = cut
    watching = watching_of(classes(age), classes(took), np.ones(len(age), dtype=np.int64), whole=True)
    assert watching.began.sum() == pytest.approx(40_000, rel=0.03)


def test_long_cases_count_for_those_that_are_missed(cut):
    age, took = cut
    watching = watching_of(classes(age), classes(took), np.ones(len(age), dtype=np.int64), whole=True)
    weight = watching.weights(classes(age), classes(took), float("inf"))
    assert took.mean() < 0.93 * 8 * 24  # what a log shows
    assert np.average(took, weights=weight) == pytest.approx(8 * 24, rel=0.03)


def test_where_cases_under_way_are_in_the_log_nothing_is_hidden():
    one = np.array([3, 9])
    watching = watching_of(one, np.zeros(2, dtype=np.int64), np.array([4, 6]), whole=False)
    assert watching.seen.tolist() == [1.0] * 10
    assert watching.weights(one, np.zeros(2, dtype=np.int64), float("inf")).tolist() == [1, 1]


def test_newer_cases_count_for_more():
    age = classes(np.array([24.0, 15 * 24.0]))
    watching = watching_of(age, np.zeros(2, dtype=np.int64), np.array([1, 1]), whole=False)
    new, old = watching.weights(age, np.zeros(2, dtype=np.int64), 14.0)
    assert old / new == pytest.approx(0.5, abs=0.05)


def test_those_under_way_go_where_the_others_went_who_waited_longer():
    rows = {
        "p1": np.array([1, 1, 1]),
        "token": np.array([2, -1, 3]),
        "time": np.array([10, 20, 30]),  # 2 went early, then two are under way, 3 went late
        "events": np.array([4, 2, 6]),
    }
    found = where_they_go(rows, 3)
    assert found[1].tolist() == pytest.approx([0, 0, 0, 1])  # all who waited so long went to 3
    assert found[2].tolist() == [1, 0, 0, 0]


def test_those_who_waited_longest_are_lost():
    rows = {
        "p1": np.array([1, 1]),
        "token": np.array([2, -1]),
        "time": np.array([10, 3000]),
        "events": np.array([5, 5]),
    }
    assert where_they_go(rows, 2)[1].tolist() == [1, 0, 0]
