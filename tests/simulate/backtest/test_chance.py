"""The model's own simulated test: journeys as the chain has them, and errors that a true model keeps under."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.backtest.chance import own_error_bound, simulated_counts
from journeymap.simulate.backtest.forecasts import forecasts
from journeymap.simulate.backtest.scores import calibration_error
from journeymap.simulate.chain import chain_of

OUTCOMES = {"buy": "success", "leave": "failure", "later": "neutral"}
SHOP = {
    ("look",): {"ask": 0.5, "buy": 0.2, "leave": 0.1, "later": 0.1},
    ("ask",): {"look": 0.3, "buy": 0.4, "leave": 0.1},
    ("look", "ask"): {"look": 0.1, "buy": 0.3, "leave": 0.5},
}


def conditional(rows):
    """Expected visits of resolved journeys and their success by context, solved from the definition."""
    chain = chain_of(rows, {"look": 0.8, "buy": 0.2}, OUTCOMES)
    size = len(chain.contexts)
    move, resolve, win = np.zeros((size, size)), np.zeros(size), np.zeros(size)
    for source, target, onward, share in zip(chain.source, chain.target, chain.onward, chain.share[0], strict=True):
        if onward >= 0:
            move[source, onward] += share
        else:
            resolve[source] += share
            win[source] += share * (chain.targets[target] == "buy")
    ends, wins = (np.linalg.solve(np.eye(size) - move, straight) for straight in (resolve, win))
    return chain, move, ends, wins


def test_forecasts_are_success_among_the_resolved():
    chain, _, ends, wins = conditional(SHOP)
    told = forecasts(chain)
    assert told.resolved == pytest.approx(ends)
    assert told.success == pytest.approx(wins / ends)


def test_simulated_journeys_are_those_of_the_chain_given_that_they_are_resolved():
    chain, move, ends, wins = conditional(SHOP)
    counts = simulated_counts(chain, forecasts(chain), 500, 200, seed=3)
    start = np.array([context == (0,) for context in chain.contexts], dtype=float)
    among = move * ends[None, :] / ends[:, None]
    visits = np.linalg.solve(np.eye(len(ends)) - among.T, start)
    mean, error = counts.sum(axis=2).mean(axis=0) / 500, counts.sum(axis=2).std(axis=0, ddof=1) / 500 / np.sqrt(200)
    assert (np.abs(mean - visits) < 4 * error + 1e-12).all()
    seen = visits > 0
    won = counts[:, seen, 1].sum(axis=0) / counts[:, seen].sum(axis=(0, 2))
    assert won == pytest.approx((wins / ends)[seen], abs=0.01)
    assert seen.sum() == 2, "who asks has looked before"


def test_all_prefixes_of_a_case_share_its_outcome():
    chain = chain_of({("a",): {"b": 1.0}, ("b",): {"buy": 0.5, "leave": 0.5}}, {"a": 1.0}, OUTCOMES)
    counts = simulated_counts(chain, forecasts(chain), 40, 50, seed=1)
    assert (counts[:, 0] == counts[:, 1]).all()
    assert (counts.sum(axis=2) == 40).all()


def test_a_true_model_keeps_under_its_bound_nineteen_times_of_twenty():
    chain, _, _, _ = conditional(SHOP)
    told = forecasts(chain)
    bound = own_error_bound(chain, told, 120, seed=11)
    errors = np.array(
        [calibration_error(one, told.success) for one in simulated_counts(chain, told, 120, 1000, seed=12)]
    )
    assert 0.925 < (errors < bound).mean() < 0.975


def test_the_bound_shrinks_with_the_root_of_the_cases_that_are_not_drawn():
    chain, _, _, _ = conditional(SHOP)
    told = forecasts(chain)
    whole = own_error_bound(chain, told, 2000, seed=1)
    assert own_error_bound(chain, told, 2000, seed=1, most_cases=500) == pytest.approx(whole, rel=0.15)


def test_journeys_of_hundreds_of_visits_are_drawn_in_parts():
    rows = {("a",): {"b": 0.995, "buy": 0.005}, ("b",): {"a": 0.995, "leave": 0.005}}
    chain = chain_of(rows, {"a": 1.0}, OUTCOMES)
    told = forecasts(chain)
    counts = simulated_counts(chain, told, 2000, 10, seed=1, visits=200)
    assert counts.sum() / 20_000 == pytest.approx(200, rel=0.03)
    assert 0 < own_error_bound(chain, told, 300, seed=1) < 0.2


def test_the_same_seed_gives_the_same_bound():
    chain, _, _, _ = conditional(SHOP)
    told = forecasts(chain)
    assert own_error_bound(chain, told, 50, seed=5) == own_error_bound(chain, told, 50, seed=5)
    assert own_error_bound(chain, told, 50, seed=5) != own_error_bound(chain, told, 50, seed=6)


def test_where_nobody_is_resolved_there_is_no_bound():
    chain = chain_of({("a",): {"b": 1.0}, ("b",): {"a": 1.0}}, {"a": 1.0}, OUTCOMES)
    told = forecasts(chain)
    assert told.success.tolist() == [0.0, 0.0]
    assert own_error_bound(chain, told, 10, seed=1) is None


@given(st.lists(st.floats(0, 1), min_size=6, max_size=6), st.integers(1, 20))
def test_every_journey_ends_whatever_the_shares(numbers, cases):
    near = [number / (sum(numbers[:3]) or 1) for number in numbers[:3]]
    far = [number / (sum(numbers[3:]) or 1) for number in numbers[3:]]
    rows = {
        ("a",): dict(zip(("b", "buy", "leave"), near, strict=True)),
        ("b",): dict(zip(("a", "buy", "leave"), far, strict=True)),
    }
    chain = chain_of(rows, {"a": 1.0}, OUTCOMES)
    counts = simulated_counts(chain, forecasts(chain), cases, 3, seed=1)
    if counts is not None:
        assert (counts[:, 0].sum(axis=1) >= cases).all()
        assert np.isfinite(counts).all()
