"""Sensitivity: the analytic derivative against a numeric one, and where a point is worth nothing."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import (
    by_touchpoint,
    drop_off,
    expected_visits,
    point_effects,
    ranking,
    relative_effects,
    success_at_start,
)

KINDS = {"won": "success", "left": "failure", "gone": "neutral"}
STEP = 1e-3


def with_less(chain, touchpoint, less):
    """The chain in which drop-off at a touchpoint is (1 - less) times what it was, way by way."""
    share = chain.share.copy()
    for row in range(1 + chain.replicates):
        for context in np.flatnonzero(chain.at == touchpoint):
            ways = np.flatnonzero(chain.source == context)
            fails = chain.outcome_kind("failure")[ways]
            loss = 1 - share[row, ways][~fails].sum()
            if loss < 1 - 1e-12:
                share[row, ways[~fails]] *= (1 - loss * (1 - less)) / (1 - loss)
            share[row, ways[fails]] *= 1 - less
    return replace(chain, share=share)


def slope(chain, touchpoint):
    """The numeric derivative, by a formula whose error is of the fourth order."""
    at = {times: success_at_start(with_less(chain, touchpoint, times * STEP)) for times in (-2, -1, 1, 2)}
    return (at[-2] - 8 * at[-1] + 8 * at[1] - at[2]) / (12 * STEP)


@given(st.data())
def test_analytic_is_numeric(plain, data):
    chain = data.draw(plain.chains(leak=1))
    found = relative_effects(chain)
    for touchpoint in range(len(chain.touchpoints)):
        assert found[:, touchpoint] == pytest.approx(slope(chain, touchpoint), abs=1e-6)


@given(st.data())
def test_a_point_is_a_point_of_the_touchpoints_mean(plain, data):
    chain = data.draw(plain.chains())
    points, whole = point_effects(chain), relative_effects(chain)
    mean = by_touchpoint(chain, drop_off(chain))
    came = np.array([np.bincount(chain.at, row, len(chain.touchpoints)) for row in expected_visits(chain)]) > 0
    for place in np.ndindex(points.shape):
        expected = whole[place] * 0.01 / mean[place] if came[place] and mean[place] > 0 else 0.0
        assert points[place] == pytest.approx(expected, abs=1e-12)
    assert (points >= 0).all()
    order = ranking(points)
    assert [points[0, one] for one in order] == sorted((value for value in points[0] if value > 0), reverse=True)


def test_one_step_by_hand():
    chain = chain_of({("ask",): {"won": 0.6, "left": 0.3}}, {"ask": 1.0}, KINDS)
    assert drop_off(chain)[0] == pytest.approx([0.4])
    # of a point less, all goes to "won", the only other way
    assert point_effects(chain)[0] == pytest.approx([0.01])


def test_customers_who_come_again_count_again():
    chain = chain_of({("ask",): {"ask": 0.5, "won": 0.25}}, {"ask": 1.0}, KINDS)
    # success is .25 s / (1 - .5 s) with s = (1 - .25 (1 - e)) / .75; its slope by e at 0 is 1/3
    assert relative_effects(chain)[0] == pytest.approx([1 / 3])
    assert point_effects(chain)[0] == pytest.approx([0.01 / 0.25 / 3])


def test_where_nothing_can_be_gained():
    rows = {("a",): {"b": 0.5, "won": 0.5}, ("b",): {"left": 0.4}, ("c",): {"won": 0.5}, ("d",): {"won": 1.0}}
    chain = chain_of(rows, {"a": 1.0}, KINDS, touchpoints=["a", "b", "c", "d"])
    assert point_effects(chain).tolist() == [[0.0] * 4]
    assert ranking(point_effects(chain)) == []
