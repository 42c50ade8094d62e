"""What becomes of customers who have been somewhere for a while: against known laws of time and a plain reading."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import absorption
from journeymap.simulate.fitted import Curves
from journeymap.simulate.onward import contexts_of, success_after, value_of_ways

OUTCOMES = {"yes": "success", "no": "failure"}
CHAIN = chain_of(
    {("a",): {"b": 0.5, "no": 0.2}, ("b",): {"a": 0.3, "yes": 0.6}, ("a", "b"): {"yes": 0.9}}, {"a": 1.0}, OUTCOMES
)
ENDS = np.geomspace(0.001, 100, 4000)


def curves_of(laws, horizon=100.0, chain=CHAIN):
    """Incidences share * law(t), a law for each way."""
    rows = np.array([share * law(ENDS) / law(ENDS[-1]) for share, law in zip(chain.share[0], laws, strict=True)])
    return Curves(ENDS, rows[None], np.full(len(chain.contexts), horizon))


def exponential(rate):
    return lambda time: -np.expm1(-rate * time)


def test_nobody_has_waited_yet():
    success = absorption(CHAIN).success
    curves = curves_of([exponential(1.0)] * len(CHAIN.source))
    found = success_after(CHAIN, curves, value_of_ways(CHAIN, success), np.arange(3), np.zeros(3))
    assert found == pytest.approx(success)


def test_the_longer_they_wait_the_likelier_they_are_lost():
    success = absorption(CHAIN).success
    values = value_of_ways(CHAIN, success)
    curves = curves_of([exponential(1.0)] * len(CHAIN.source))
    times = np.linspace(0, 8, 30)
    found = success_after(CHAIN, curves, values, np.zeros(30, dtype=np.int64), times)[0]
    left = np.exp(-times)
    truth = 0.7 * left / (0.3 + 0.7 * left) * success[0, 0] / 0.7  # of those who go, as many go to b as ever
    assert found == pytest.approx(truth, abs=1e-3)
    assert np.all(np.diff(found) < 0)


def test_slow_ways_are_what_is_left():
    """The quick way leads to b, the slow one to the failure: after long only that is left."""
    success = absorption(CHAIN).success
    laws = [exponential(5.0) if CHAIN.targets[t] == "b" else exponential(0.1) for t in CHAIN.target]
    values = value_of_ways(CHAIN, success)
    early, late = success_after(CHAIN, curves_of(laws), values, np.zeros(2, dtype=np.int64), np.array([0.01, 5.0]))[0]
    assert early > 0.4
    assert late < 1e-6


def test_beyond_the_horizon_and_without_a_context_nobody_succeeds():
    curves = curves_of([exponential(0.01)] * len(CHAIN.source), horizon=50.0)
    values = value_of_ways(CHAIN, absorption(CHAIN).success)
    found = success_after(CHAIN, curves, values, np.array([0, 0, -1]), np.array([49.9, 50.0, 1.0]))
    assert found[0, 0] > 0.1
    assert found[0, 1:].tolist() == [0, 0]


@given(st.lists(st.floats(0.01, 1), min_size=3, max_size=6), st.floats(0, 1), st.integers(0, 200))
def test_chances_are_those_of_the_ones_still_there(weights, lost, seed):
    """Against counting: customers who leave at given times, looked at when some of them have gone."""
    rng = np.random.default_rng(seed)
    gone_at = np.sort(rng.choice(np.arange(1, 50), len(weights), replace=False)).astype(float)
    to_yes = rng.random(len(weights)) < 0.5
    shares = np.array(weights) / sum(weights) * (1 - lost)
    chain = chain_of({("a",): {"yes": shares[to_yes].sum(), "no": shares[~to_yes].sum()}}, {"a": 1.0}, OUTCOMES)
    ends = np.arange(1.0, 51.0)
    reached = np.array([[(shares * mine)[gone_at <= end].sum() for end in ends] for mine in (to_yes, ~to_yes)])
    curves = Curves(ends, reached[None], np.array([1000.0]))
    at = float(rng.integers(0, 50))
    found = success_after(chain, curves, value_of_ways(chain, np.zeros((1, 1))), np.array([0]), np.array([at]))[0, 0]
    there = shares[gone_at > at].sum() + lost
    assert found == pytest.approx(shares[(gone_at > at) & to_yes].sum() / there if there > 1e-6 else found, abs=1e-9)


def test_every_replicate_has_its_own_answer():
    chain = replace(CHAIN, share=np.repeat(CHAIN.share, 3, axis=0) * [[1.0], [0.9], [0.5]])
    single = curves_of([exponential(1.0)] * len(chain.source))
    curves = replace(single, reached=single.reached * np.array([1.0, 0.9, 0.5])[:, None, None])
    values = value_of_ways(chain, absorption(chain).success)
    found = success_after(chain, curves, values, np.array([1, 0]), np.array([1.0, 0.5]))
    assert found.shape == (3, 2)
    assert np.all(np.diff(found, axis=0) < 0)


def test_paths_are_in_their_longest_context():
    places = {context: number for number, context in enumerate(CHAIN.contexts)}
    found = contexts_of([(0,), (1,), (0, 1), (1, 0), (0, 1, 0, 1), (1, 1), (), (-1,)], CHAIN)
    longest = [(0,), (1,), (0, 1), (0,), (0, 1), (1,)]
    assert found.tolist() == [places[context] for context in longest] + [-1, -1]
