"""Expected times against customers who walk step by step with their clocks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import expected_times
from journeymap.simulate.fitted import Dwell

KINDS = {"won": "success", "left": "failure", "gone": "neutral"}


def dwell_of(chain, seconds, unknown=()):
    """A way's time by the touchpoints at its ends: a third of it within the visit, in three quantiles."""
    pairs = sorted({(int(chain.at[one]), int(to)) for one, to in zip(chain.source, chain.target, strict=True)})
    known = np.array([0.0 if pair in unknown else seconds(pair) for pair in pairs]).reshape(-1, 1)
    number = {pair: place for place, pair in enumerate(pairs)}
    takes = known / 3 * np.array([[0.5, 1.0, 1.5]])
    return Dwell(
        source=np.array([pair[0] for pair in pairs], dtype=np.int64),
        target=np.array([pair[1] for pair in pairs], dtype=np.int64),
        pair=np.array(
            [number[int(chain.at[s]), int(t)] for s, t in zip(chain.source, chain.target, strict=True)], dtype=np.int64
        ),
        takes_s=takes,
        wait_s=2 * takes,
        observed=np.ones(len(pairs), dtype=np.int64),
        basis=tuple("unknown" if pair in unknown else "observed" for pair in pairs),
        hours=np.zeros((len(pairs), 168)),
    )


def walked(moves, times, begun, to):
    """Mean time at the outcomes of a kind: customers move with the sum of their times; all but 1e-13 have arrived."""
    size = len(moves) - len(KINDS) - 1
    here, clock = begun, np.zeros_like(begun)
    while here[:size].sum() > 1e-13:
        here, clock = here @ moves, clock @ moves + here @ (moves * times)
    wanted = size + np.array([place for place, kind in enumerate(KINDS.values()) if to in (None, kind)])
    arrived = here[wanted].sum()
    return clock[wanted].sum() / arrived if arrived > 1e-9 else np.nan


def times_of(chain, moves, seconds):
    """The time of each move in the matrix."""
    times = np.zeros_like(moves)
    for source, target, onward in zip(chain.source, chain.target, chain.onward, strict=True):
        cell = onward if onward >= 0 else len(chain.contexts) + target - len(chain.touchpoints)
        times[source, cell] = seconds((int(chain.at[source]), int(target)))
    return times


@given(st.data(), st.sampled_from([None, "success", "failure"]))
def test_walking_takes_as_long(plain, data, to):
    chain = data.draw(plain.chains(leak=2))

    def seconds(pair):
        return float((7 * pair[0] + 3 * pair[1]) % 11)

    found = expected_times(chain, dwell_of(chain, seconds), to=to)
    for row in range(1 + chain.replicates):
        start, moves = plain.begun(chain, row), plain.matrix_of(chain, row)
        times = times_of(chain, moves, seconds)
        assert found.journey[row] == pytest.approx(walked(moves, times, start, to), abs=1e-6, nan_ok=True)
        for context in range(len(chain.contexts)):
            unit = np.eye(len(start))[context]
            expected = walked(moves, times, unit, to)
            assert found.contexts[row, context] == pytest.approx(expected, abs=1e-6, nan_ok=True)


def chain_and_times(unknown):
    chain = chain_of({("a",): {"b": 0.5, "won": 0.1}, ("b",): {"won": 0.5, "left": 0.5}}, {"a": 1.0}, KINDS)
    return chain, dwell_of(chain, lambda _: 60.0, unknown)


def test_the_lost_do_not_count():
    chain, dwell = chain_and_times(())
    found = expected_times(chain, dwell)
    assert found.contexts[0] == pytest.approx([60 * (0.5 * 2 + 0.1) / 0.6, 60.0])
    assert found.journey[0] == pytest.approx(found.contexts[0, 0])


def test_nothing_is_said_where_times_are_unknown():
    chain, dwell = chain_and_times({(1, 2)})
    found = expected_times(chain, dwell)
    assert np.isnan(found.contexts).all()
    assert np.isnan(found.journey).all()
    assert expected_times(chain, dwell, to="failure").journey[0] == pytest.approx(120.0)
