"""Expected visits against walking step by step, and means over a touchpoint's contexts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import absorption, by_touchpoint, expected_visits, touchpoint_visits

KINDS = {"won": "success"}


def walked_visits(moves, begun, size):
    """The sum of where customers are, step by step; every step loses some."""
    found, here = np.zeros(size), begun
    while here[:size].sum() > 1e-14:
        found += here[:size]
        here = here @ moves
    return found


@given(st.data())
def test_visits_add_up_step_by_step(plain, data):
    chain = data.draw(plain.chains(leak=1))
    found = expected_visits(chain)
    for row in range(1 + chain.replicates):
        walked = walked_visits(plain.matrix_of(chain, row), plain.begun(chain, row), len(chain.contexts))
        assert found[row] == pytest.approx(walked, abs=1e-9)


@given(st.data())
def test_visits_and_exits_give_success(plain, data):
    chain = data.draw(plain.chains())
    inside = (chain.outcome_kind("success"), expected_visits(chain)[:, chain.source] * chain.share)
    straight = [plain.begun(chain, row)[len(chain.contexts)] for row in range(1 + chain.replicates)]
    succeeding = inside[1][:, inside[0]].sum(axis=1) + straight
    ends = absorption(chain).success
    for row in range(1 + chain.replicates):
        assert succeeding[row] == pytest.approx(plain.begun(chain, row)[: ends.shape[1]] @ ends[row] + straight[row])


def test_who_walks_in_a_circle_for_ever_comes_once():
    chain = chain_of({("a",): {"b": 0.4, "won": 0.6}, ("b",): {"c": 1.0}, ("c",): {"b": 1.0}}, {"a": 1.0}, KINDS)
    assert expected_visits(chain).tolist() == [[1.0, 0.4, 0.0]]
    assert np.isfinite(expected_visits(chain, shared=True)).all()


def test_means_are_weighted_by_visits():
    rows = {
        ("a",): {"b": 1.0},
        ("b",): {"a": 0.5, "won": 0.2},
        ("b", "a"): {"b": 0.2, "won": 0.8},
        ("c",): {"won": 0.5},
    }
    chain = chain_of(rows, {"a": 1.0}, KINDS, touchpoints=["a", "b", "c", "d"], visits={("c",): 3.0})
    visits = expected_visits(chain)
    assert touchpoint_visits(chain, visits)[0] == pytest.approx([1 + 0.5 / 0.9, 1 / 0.9, 0.0, 0.0])
    values = np.array([[1.0, 5.0, 4.0, 7.0]])
    assert chain.contexts == ((0,), (1,), (1, 0), (2,))
    found = by_touchpoint(chain, values)
    assert found[0, :3] == pytest.approx([(1 + 4 * 0.5 / 0.9) / (1 + 0.5 / 0.9), 5.0, 7.0])
    assert np.isnan(found[0, 3])


def test_contexts_without_a_value_do_not_count():
    rows = {("a",): {"b": 1.0}, ("b",): {"a": 0.5}, ("b", "a"): {}, ("c",): {}}
    chain = chain_of(rows, {"a": 1.0}, KINDS)
    assert by_touchpoint(chain, np.array([[3.0, np.nan, np.nan, 2.0]]))[0, [0, 2]].tolist() == [3.0, 2.0]
    assert np.isnan(by_touchpoint(chain, np.array([[3.0, np.nan, np.nan, 2.0]]))[0, 1])
