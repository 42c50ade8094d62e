"""What becomes of customers in the end: against a billion steps of walking, and on complete journeys the raw conversion."""

from collections import Counter, defaultdict
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import (
    absorption,
    at_start,
    expected_visits,
    point_effects,
    pro_rata,
    removal_effects,
    success_at_start,
)

KINDS = {"won": "success", "left": "failure", "gone": "neutral"}


@given(st.data())
def test_walking_gets_there_too(plain, data):
    chain = data.draw(plain.chains())
    found = absorption(chain)
    for row in range(1 + chain.replicates):
        walked = plain.in_the_end(chain, row)
        assert found.outcomes[row] == pytest.approx(walked[:, :-1], abs=1e-9)
        assert found.lost[row] == pytest.approx(walked[:, -1], abs=1e-9)
        begun = plain.begun(chain, row)
        succeeding = begun[: len(walked)] @ walked[:, 0] + begun[len(walked)]
        assert success_at_start(chain)[row] == pytest.approx(succeeding, abs=1e-9)


@given(st.data())
def test_shares_sum_to_one(plain, data):
    chain = data.draw(plain.chains())
    for shared in (False, True):
        found = absorption(chain, shared=shared)
        whole = found.success + found.failure + found.neutral + found.lost
        assert whole == pytest.approx(np.ones_like(whole), abs=1e-12)
        assert min(part.min() for part in (found.success, found.failure, found.neutral, found.lost)) >= 0


@given(st.data())
def test_shared_loss_helps_all_alike(plain, data):
    chain = data.draw(plain.chains())
    every = pro_rata(chain)
    some_way = np.array([np.bincount(chain.source, row, len(chain.contexts)) > 0 for row in chain.share])
    assert every.lost == pytest.approx(np.where(some_way, 0.0, 1.0), abs=1e-12)
    alone, shared = absorption(chain), absorption(chain, shared=True)
    assert (shared.success >= alone.success - 1e-12).all()
    assert (shared.failure >= alone.failure - 1e-12).all()


journeys = st.lists(
    st.tuples(st.lists(st.sampled_from("abcd"), min_size=1, max_size=7), st.sampled_from([*KINDS])),
    min_size=1,
    max_size=40,
)


@pytest.mark.parametrize("order", [1, 2, 3])
@given(logs=journeys)
def test_complete_journeys_give_the_raw_conversion(order, logs):
    counted, starts = defaultdict(Counter), Counter()
    for path, outcome in logs:
        starts[path[0]] += 1
        for place, following in enumerate([*path[1:], outcome], 1):
            counted[tuple(path[max(0, place - order) : place])][following] += 1
    rows = {context: {to: n / ways.total() for to, n in ways.items()} for context, ways in counted.items()}
    chain = chain_of(rows, {step: n / len(logs) for step, n in starts.items()}, KINDS, touchpoints="abcd")
    raw = sum(outcome == "won" for _, outcome in logs) / len(logs)
    for shared in (False, True):
        assert success_at_start(chain, shared=shared)[0] == pytest.approx(raw, abs=1e-12)


def test_a_circle_without_a_way_out_is_lost():
    rows = {("a",): {"b": 0.5, "won": 0.5}, ("b",): {"c": 1.0}, ("c",): {"b": 1 / 3, "c": 2 / 3}}
    chain = chain_of(rows, {"a": 1.0}, KINDS)
    for shared in (False, True):
        found = absorption(chain, shared=shared)
        assert found.success[0].tolist() == [0.5, 0.0, 0.0]
        assert found.lost[0].tolist() == [0.5, 1.0, 1.0]


def test_rounding_is_no_way_out_of_a_circle():
    third = 1 / 3 - 1e-16
    rows = {("a",): {"a": third, "b": third, "c": third}, ("b",): {"a": 1.0}, ("c",): {"a": 1.0}}
    found = absorption(chain_of(rows, {"a": 1.0}, KINDS))
    assert found.lost.tolist() == [[1.0, 1.0, 1.0]]


@given(st.lists(st.integers(1, 20), min_size=6, max_size=6), st.sampled_from([2, 450]))
def test_ways_out_that_are_next_to_nothing(powers, size):
    """Neither an error nor a figure that is none, in small chains and in large ones."""
    steps = [f"s{number}" for number in range(size)]
    rows = {(step,): {steps[place - 1]: 1.0} for place, step in enumerate(steps)}
    small = [10.0**-power for power in powers]
    rows["s0",] = {steps[-1]: 1 - small[0], "s0": small[0] * (1 - small[1]), "won": small[0] * small[1]}
    rows["s1",] = {"s0": 1 - small[2], "s1": small[2] * (1 - small[3]), "left": small[2] * small[3] * small[4]}
    chain = chain_of(rows, {"s0": 1.0}, KINDS, touchpoints=steps)
    found = absorption(chain)
    for part in (found.success, found.failure, found.lost, expected_visits(chain), removal_effects(chain)[:, :2]):
        assert np.isfinite(part).all()
        assert (part >= 0).all()
    assert found.success + found.failure + found.lost == pytest.approx(np.ones((1, size)), abs=1e-9)


def test_a_way_out_that_rounding_has_closed():
    rows = {("a",): {"a": 0.49999999995, "b": 0.49999999995, "c": 1e-10}, ("b",): {"a": 0.4, "b": 0.6}}
    rows["c",] = {"a": 0.99999999999, "won": 1e-11}
    chain = chain_of(rows, {"a": 1.0}, KINDS)
    found = absorption(chain)
    assert found.lost[0] == pytest.approx([1.0, 1.0, 1.0], abs=1e-6)
    assert np.isfinite([expected_visits(chain), removal_effects(chain), point_effects(chain)]).all()


def test_journeys_that_begin_at_their_outcome():
    chain = chain_of({("a",): {"won": 0.5}}, {"a": 0.5, "won": 0.3, "left": 0.2}, KINDS)
    assert success_at_start(chain)[0] == pytest.approx(0.55)
    assert at_start(chain, np.array([[2.0]]), np.array([[0.0, 10.0, 0.0]])).tolist() == [3.0]


def test_nothing_was_ever_visited():
    bare = chain_of({}, {"won": 1.0}, KINDS)
    assert success_at_start(bare).tolist() == [1.0]
    assert absorption(bare).success.shape == (1, 0)


def test_who_has_no_way_at_all_stays_lost():
    chain = chain_of({("a",): {"b": 0.5}, ("b",): {}}, {"a": 1.0}, KINDS)
    assert absorption(chain, shared=True).lost.tolist() == [[1.0, 1.0]]
    assert success_at_start(replace(chain, share=np.zeros((3, 1)), start_share=np.ones((3, 1)))).tolist() == [0.0] * 3
