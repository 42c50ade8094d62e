"""Simulated journeys against what linear algebra says of the same chain, and against themselves."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import expected_visits, success_at_start
from journeymap.simulate.montecarlo.blocks import BLOCK
from journeymap.simulate.montecarlo.runs import simulate_chain

OUTCOMES = {"bought": "success", "refused": "failure"}
LOOP = {"ask": {"ask": 0.5, "loop": 0.1, "buy": 0.4}, "loop": {"loop": 1.0}, "never": {"buy": 1.0}}


def chain(rows, starts, **outcomes):
    return chain_of({(name,): row for name, row in rows.items()}, starts, outcomes)


def test_success_is_the_exact_one_up_to_chance(random_chain):
    """Of 50 standardised differences, 2.3 should be above 2 and none above 4; with these seeds it must stay near that."""
    far = []
    for seed in range(50):
        drawn = random_chain(seed)
        exact = float(success_at_start(drawn)[0])
        found = simulate_chain(drawn, None, journeys=20_000, seed=seed)
        far.append((found.success - exact) / math.sqrt(exact * (1 - exact) / found.journeys))
    assert max(map(abs, far)) < 4
    assert sum(abs(value) > 2 for value in far) <= 6
    assert 0.7 < np.std(far) < 1.3
    assert abs(np.mean(far)) < 0.45


def test_visits_are_the_expected_ones(random_chain):
    for seed in range(10):
        drawn = random_chain(seed)
        found = simulate_chain(drawn, None, journeys=100_000, seed=seed)
        expected = np.bincount(drawn.at, weights=expected_visits(drawn)[0], minlength=len(drawn.touchpoints))
        np.testing.assert_allclose(list(found.visits.values()), expected, atol=0.02, rtol=0.03)


@given(seed=st.integers(0, 2**70), journeys=st.integers(1, 300), touchpoints=st.integers(2, 9))
@settings(max_examples=50, deadline=None)
def test_every_journey_ends_once(random_chain, even_dwell, seed, journeys, touchpoints):
    drawn = random_chain(seed % 1000, touchpoints)
    found = simulate_chain(drawn, even_dwell(drawn), journeys=journeys, seed=seed)
    assert found.journeys == journeys
    assert sum(found.outcomes.values()) + found.lost + found.endless == journeys
    assert found.times.count == found.outcomes["bought"] == round(found.success * journeys)


@pytest.mark.parametrize("journeys", [1000, 3 * BLOCK + 17])
def test_threads_change_nothing(random_chain, even_dwell, journeys):
    drawn = random_chain(3)
    found = [
        simulate_chain(drawn, even_dwell(drawn), journeys=journeys, threads=threads, cost={"t1": 2.5})
        for threads in (1, 2, 5)
    ]
    times = [(one.times.mean(), *one.times.quantiles([0.1, 0.5, 0.9])) for one in found]
    assert times[0] == times[1] == times[2]
    assert replace(found[0], times=None) == replace(found[1], times=None) == replace(found[2], times=None)


def test_another_seed_is_another_sample(random_chain):
    drawn = random_chain(3)
    assert simulate_chain(drawn, None, seed=1).outcomes != simulate_chain(drawn, None, seed=2).outcomes


def test_it_stops_when_success_is_known_well_enough():
    toss = chain({"ask": {"buy": 0.5}}, {"ask": 1.0}, buy="success")
    told = []
    coarse = simulate_chain(toss, None, tell=told.append)
    fine = simulate_chain(toss, None, half_width=0.001, tell=told.append)
    assert coarse.journeys == BLOCK
    assert fine.half_width <= 0.001 < coarse.half_width
    assert fine.journeys < 1.3 * 0.25 * (1.96 / 0.001) ** 2
    assert [line.split(",")[0] for line in told] == ["65", "65", f"{fine.journeys:,}".split(",")[0]]


@pytest.mark.parametrize(("said", "word"), [({"journeys": 0}, "0 journeys"), ({"half_width": 0.0}, "half-width")])
def test_numbers_that_mean_nothing_are_refused(random_chain, said, word):
    with pytest.raises(JourneyError, match=word):
        simulate_chain(random_chain(1), None, **said)


def test_journeys_without_end_are_counted_apart():
    trap = chain(LOOP, {"ask": 1.0}, buy="success")
    found = simulate_chain(trap, None, journeys=30_000)
    assert found.endless == pytest.approx(6_000, abs=300)
    assert found.outcomes["buy"] + found.endless == 30_000
    assert found.visits["never"] == 0.0
    assert found.visits["loop"] == found.endless / 30_000, "coming into it is a visit; going round in it is not counted"


def test_a_very_long_way_is_cut_off_and_said():
    slow = chain({"ask": {"ask": 0.9999, "buy": 0.0001}}, {"ask": 1.0}, buy="success")
    found = simulate_chain(slow, None, journeys=1000)
    assert found.outcomes["buy"] + found.endless == 1000
    assert found.endless == pytest.approx(1000 * 0.9999**10_000, abs=60)


def test_only_an_outcome_at_the_start():
    done = chain({"ask": {"buy": 1.0}}, {"buy": 1.0}, buy="success")
    found = simulate_chain(done, None, journeys=10)
    assert (found.success, found.visits, found.lost) == (1.0, {"ask": 0.0}, 0)


def test_nobody_goes_where_no_share_is():
    way = chain(
        {"ask": {"no": 0.0, "buy": 1.0}, "other": {"no": 1.0}}, {"ask": 1.0, "other": 0.0}, buy="success", no="failure"
    )
    found = simulate_chain(way, None, journeys=200_000)
    assert (found.outcomes, found.lost) == ({"buy": 200_000, "no": 0}, 0)


def test_times_of_one_step_are_the_table(even_dwell):
    step = chain({"ask": {"buy": 0.8}}, {"ask": 1.0}, buy="success")
    dwell = even_dwell(step, points=9)
    points = (dwell.takes_s + dwell.wait_s)[0]
    found = simulate_chain(step, dwell, journeys=400_000)
    assert found.times.mean() == pytest.approx(points.mean(), rel=0.01)
    at = (np.arange(9) + 0.5) / 9
    np.testing.assert_allclose(found.times.quantiles(at), points, rtol=0.02)


def test_times_add_up_along_the_way(even_dwell):
    line = chain({"one": {"two": 1.0}, "two": {"buy": 1.0}}, {"one": 1.0}, buy="success")
    dwell = even_dwell(line)
    found = simulate_chain(line, dwell, journeys=200_000)
    assert found.times.mean() == pytest.approx((dwell.takes_s + dwell.wait_s).mean(axis=1).sum(), rel=0.01)


def test_cost_is_visits_times_prices(random_chain):
    drawn = random_chain(5)
    found = simulate_chain(drawn, None, journeys=5_000, cost={"t0": 2.0, "t2": 0.5})
    assert found.cost == pytest.approx(2.0 * found.visits["t0"] + 0.5 * found.visits["t2"])
    assert simulate_chain(drawn, None, journeys=5_000).cost is None


def test_a_chain_without_touchpoints_ends_at_once():
    nothing = chain_of({}, {"bought": 0.25, "refused": 0.75}, OUTCOMES)
    found = simulate_chain(nothing, None, journeys=10_000)
    assert found.success == pytest.approx(0.25, abs=0.02)
    assert (found.visits, found.lost) == ({}, 0)


def test_where_nobody_begins_nothing_is_simulated(random_chain):
    drawn = random_chain(1)
    nobody = replace(drawn, start_share=np.zeros_like(drawn.start_share))
    with pytest.raises(JourneyError, match="begins"):
        simulate_chain(nobody, None, journeys=10)
