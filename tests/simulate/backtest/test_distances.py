"""The five distances, on logs where each is known by hand, and without the package that measures them."""

import sys

import numpy as np
import pytest

from journeymap.diagnostics import JourneyError
from journeymap.simulate.backtest.distances import FIGURES, log_distances

HOUR = 3_600_000_000
MONDAY = 18_001 * 24


def log_of(events):
    """Events are (case, activity, start, end) in hours after a Monday."""
    case, activity, start, end = zip(*events, strict=True)
    return {
        "case": np.array(case),
        "activity": np.array(activity, dtype=object),
        "start": (np.array(start) + MONDAY) * HOUR,
        "end": (np.array(end) + MONDAY) * HOUR,
    }


CAME = log_of([(1, "a", 8, 9), (1, "b", 9, 11), (2, "a", 32, 33), (2, "c", 33, 35)])


def distances(simulated):
    return dict(zip(FIGURES, log_distances(CAME, simulated), strict=True))


def test_a_log_is_at_no_distance_from_itself():
    assert set(distances(CAME).values()) == {0.0}


def test_an_hour_later_is_an_hour_by_the_clock_alone():
    later = {**CAME, "start": CAME["start"] + HOUR, "end": CAME["end"] + HOUR}
    found = distances(later)
    assert found["absolute"] == pytest.approx(1)
    assert found["circadian"] == pytest.approx(2 / 7)  # on two of seven days
    assert (found["n_gram"], found["relative"], found["cycle_time"]) == (0, 0, 0)


def test_longer_work_is_seen_from_the_case_and_in_its_length():
    longer = log_of([(1, "a", 8, 9), (1, "b", 9, 13), (2, "a", 32, 33), (2, "c", 33, 37)])
    found = distances(longer)
    assert found["cycle_time"] == pytest.approx(2)
    assert found["relative"] == pytest.approx(2 / 4)  # one of four times of each case
    assert found["n_gram"] == 0


def test_another_way_counts_by_triples():
    other = log_of([(1, "a", 8, 9), (1, "b", 9, 11), (2, "a", 32, 33), (2, "b", 33, 35)])
    # of four triples a case (with two blanks at each end) three hold the second step
    assert distances(other)["n_gram"] == pytest.approx(6 / 16)


def test_without_the_package_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "log_distance_measures.n_gram_distribution", None)
    with pytest.raises(JourneyError, match="need log-distance-measures") as caught:
        log_distances(CAME, CAME)
    assert "journeymap[backtest]" in caught.value.hint
