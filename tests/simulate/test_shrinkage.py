"""Groups drawn towards all: the ends of the scale, what lies between, and a mass that is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of
from journeymap.simulate.shrinkage import mass_of, shrunk

OUTCOMES = {"yes": "success", "no": "failure", "off": "neutral"}


def chain_with(shares, visits, start=None):
    """One touchpoint from which these shares go to the outcomes."""
    row = dict(zip(OUTCOMES, shares, strict=False))
    return chain_of({("a",): row}, start or {"a": 1.0}, OUTCOMES, visits={("a",): visits})


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1000), st.floats(1, 1e6))
def test_rows_are_weighed_by_visits(own, all_, visits, mass):
    group, pool = chain_with([own], visits), chain_with([all_, 0.0], 5000.0, {"a": 0.75, "no": 0.25})
    found = shrunk(group, pool, mass)
    assert found.share[0, 0] == pytest.approx((visits * own + mass * all_) / (visits + mass))
    assert found.start_share.sum() == pytest.approx(1)
    assert found.start_share[0].tolist() == [0.75, 0.25]  # no case began anywhere in the group
    assert found.start_onward.tolist() == [0, -1]
    assert found.targets == pool.targets


def test_ways_that_only_one_of_them_has():
    group = chain_of({("a",): {"b": 0.5}, ("b",): {}}, {"a": 1.0}, OUTCOMES, visits={("a",): 10.0})
    pool = chain_of({("a",): {"yes": 0.8}, ("b",): {"yes": 1.0}}, {"b": 1.0}, OUTCOMES)
    found = shrunk(group, pool, 10.0)
    assert found.source.tolist() == [0, 0, 1]
    assert found.onward.tolist() == [1, -1, -1]
    assert found.share[0] == pytest.approx([0.25, 0.4, 1.0])


@settings(max_examples=10)
@given(st.integers(0, 10_000), st.sampled_from([10.0, 100.0]))
def test_a_known_mass_comes_back(seed, mass):
    rng = np.random.default_rng(seed)
    mean = np.array([0.5, 0.2, 0.2, 0.1])
    groups = [rng.multinomial(1500, rng.dirichlet(mass * mean)) / 1500 for _ in range(80)]
    chains = [chain_with(row[:3], 1500.0) for row in groups]
    found = mass_of(chains, chain_with(np.mean(groups, axis=0)[:3], 120_000.0))
    assert mass / 1.8 < found < mass * 1.8


def test_groups_that_are_alike_are_drawn_together():
    rng = np.random.default_rng(4)
    rows = [rng.multinomial(400, [0.5, 0.2, 0.2, 0.1]) / 400 for _ in range(6)]
    found = mass_of([chain_with(row[:3], 400.0) for row in rows], chain_with(np.mean(rows, axis=0)[:3], 2400.0))
    assert found > 400
