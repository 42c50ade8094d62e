"""The public protocol: how a log is cut in two, and what stands beside the model."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.simulate.backtest.protocol import benchmark, bootstrap, replay, split

HOUR = 3_600_000_000


def log_of(events):
    """Events are (case, activity, start, end) in hours."""
    names = ("case", "activity", "start", "end")
    columns = {name: np.array([event[at] for event in events]) for at, name in enumerate(names)}
    return {**columns, "start": columns["start"] * HOUR, "end": columns["end"] * HOUR}


def daily(cases, length=3):
    """A case a day of three steps, an hour each."""
    return log_of([(c, f"step {s}", 24 * c + s, 24 * c + s + 1) for c in range(cases) for s in range(length)])


@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 100), st.integers(0, 20)).map(
            lambda e: (e[0], "a", e[1], e[1] + e[2])
        ),
        min_size=1,
        max_size=40,
    )
)
def test_a_case_is_in_one_part_or_cut(events):
    log = log_of(events)
    ends = sorted(event[3] for event in events)
    boundary = ends[max(int(len(ends) * 0.8) - 1, 0)]
    cases = {event[0] for event in events}
    first = {c for c in cases if all(e[3] <= boundary for e in events if e[0] == c)}
    second = {c for c in cases if all(e[2] > boundary for e in events if e[0] == c)}
    if not first or not second:
        with pytest.raises(JourneyError, match="cannot be cut in two"):
            split(log)
        return
    train, test, left_out = split(log)
    assert set(train["case"].tolist()) == first
    assert set(test["case"].tolist()) == second
    assert left_out == len(cases) - len(first) - len(second)
    assert len(train["case"]) + len(test["case"]) == sum(e[0] in first | second for e in events)


def test_an_empty_log_is_refused():
    with pytest.raises(JourneyError, match="cannot be cut in two"):
        split({name: np.array([], dtype=np.int64) for name in ("case", "activity", "start", "end")})


def test_replay_is_the_last_cases_again():
    log = daily(10)
    again = replay(log)(4, 1, 1000 * HOUR)
    assert set(again["case"].tolist()) == {6, 7, 8, 9}
    assert again["start"].min() == 1000 * HOUR
    assert np.array_equal(again["end"] - again["start"], np.full(12, HOUR))


def test_a_bootstrap_has_whole_cases_of_the_test_part():
    log = daily(10)
    drawn = bootstrap(log)(25, 3, 0)
    assert len(np.unique(drawn["case"])) == 25
    assert np.bincount(drawn["case"]).tolist() == [3] * 25
    assert set(drawn["start"].tolist()) <= set(log["start"].tolist())


def test_a_model_that_knows_the_test_part_is_at_no_distance():
    train, test, left_out = split(daily(50))
    found = benchmark(train, test, lambda _: lambda *_: test, runs=2, left_out=left_out)
    rows = {row.name: row for row in found.rows}
    assert [row.name for row in found.rows] == ["model", "replay", "bootstrap"]
    model = rows["model"]
    assert (model.n_gram, model.absolute, model.circadian, model.relative, model.cycle_time) == (0, 0, 0, 0, 0)
    assert model.deviations == (0, 0, 0, 0, 0)
    assert rows["bootstrap"].absolute > 0
    assert (found.train_cases, found.test_cases, found.left_out) == (40, 10, 0)


def test_the_generator_comes_near_a_regular_log():
    train, test, _ = split(daily(60))
    model = benchmark(train, test, runs=2).rows[0]
    assert model.n_gram == 0
    assert model.absolute < 12
    assert model.relative < 1  # an hour has an end, which an event may just miss
    assert model.cycle_time < 1
