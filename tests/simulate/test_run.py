"""A simulation put together: from a log, from the plan, from a model; and beside what the log itself shows."""

import dataclasses
import json

import numpy as np
import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Simulation, Success
from journeymap.simulate.chain import chain_of
from journeymap.simulate.fitted import Fitted
from journeymap.simulate.run import Wanted, simulate_model, simulate_plan
from journeymap.simulate.seen import compared

CLAIM = "examples/motor-claim"


@pytest.fixture(scope="module")
def claim(root):
    return jm.load(root / CLAIM / "journey.yaml")


@pytest.fixture(scope="module")
def found(claim, root):
    return claim.simulate(root / CLAIM / "events.csv", open=True, segments=True, journeys=20_000)


@pytest.fixture(scope="session")
def root(pytestconfig):
    return pytestconfig.rootpath


def success(share, variance):
    sure = Estimate(share, share - 0.02, share + 0.02, variance)
    return Success(all_lost=sure, shared=sure, outcomes={}, lost=0.0)


def test_the_claim_s_true_success_lies_in_the_band(found, root):
    true = json.loads((root / CLAIM / "truth.json").read_text("utf-8"))["conversion"]["eventual"]
    assert found.success.all_lost.low < true < found.success.shared.high
    assert found.success.all_lost.estimate == pytest.approx(true, abs=0.03)


def test_all_parts_are_there(found):
    assert {one.id for one in found.what_ifs} == {"call-back-fast", "status-by-text", "sharp-photos"}
    assert found.times.journeys == 20_000
    assert found.times.currency == "EUR"
    assert found.underway.customers == sum(row.active + row.silent for row in found.underway.touchpoints)
    assert {"intake=app", "intake=phone"} <= set(found.segments)
    assert found.success.seen.estimate == pytest.approx(0.55, abs=0.01)


def test_shares_add_up(found):
    ends = found.success
    assert sum(ends.outcomes.values()) + ends.lost == pytest.approx(1)
    assert ends.outcomes["closed"] == pytest.approx(ends.all_lost.estimate)
    for row in found.touchpoints:
        assert row.success.estimate + row.failure + row.lost == pytest.approx(1)


def test_a_model_in_line_with_the_log_is_not_warned_of():
    near = Estimate(0.515, 0.49, 0.53, 1e-4)
    assert compared(success(0.5, 1e-4), near, 86400.0)[1] == ()
    tiny = Estimate(0.505, 0.5, 0.51, 1e-9)
    assert compared(success(0.5, 1e-9), tiny, 86400.0)[1] == (), "under a point"
    assert compared(success(0.5, 1e-4), None, None)[1] == ()


def test_a_model_apart_from_the_log_is_to_be_read_as_a_ranking():
    both, notes = compared(success(0.5, 1e-4), Estimate(0.56, 0.54, 0.58, 1e-4), 86400.0)
    assert both.seen.estimate == 0.56
    assert both.horizon_s == 86400.0
    assert [note.severity for note in notes] == ["warning"]
    assert "ranking" in notes[0].message


def test_the_plan_has_no_interval_and_no_log(claim):
    found = simulate_plan(claim.graph, wanted=Wanted(what_if=None, times=False))
    assert found.model.basis == "plan"
    assert (found.model.cases, found.success.all_lost.low, found.success.seen) == (None, None, None)
    assert 0 < found.success.all_lost.estimate <= 1


def test_an_impossible_what_if_is_told_unless_it_was_named(claim):
    found = simulate_plan(claim.graph, wanted=Wanted(times=False))
    assert {one.id for one in found.what_ifs} == {"call-back-fast", "sharp-photos"}
    assert any('"status-by-text"' in note.message for note in found.notes if note.severity == "warning")
    with pytest.raises(JourneyError, match="status-by-text"):
        simulate_plan(claim.graph, wanted=Wanted(what_if=("status-by-text",), times=False))


@pytest.mark.parametrize("asked", [{"open": True}, {"segments": True}])
def test_what_needs_a_log_says_so(claim, asked):
    with pytest.raises(JourneyError, match="in a log only"):
        simulate_plan(claim.graph, wanted=Wanted(**asked))


def test_a_model_of_another_journey_is_refused(claim):
    chain = chain_of({("ask",): {"closed": 1.0}}, {"ask": 1.0}, {"closed": "success"})
    for journey, words in (("other", '"other"'), ("motor-claim", '"ask"')):
        with pytest.raises(JourneyError, match=words):
            simulate_model(claim.graph, Fitted(journey, "plan", "", None, chain))


def test_a_chain_that_nobody_succeeds_in_has_no_nan(claim):
    chain = chain_of({("show-car",): {"refused": 0.4}}, {"show-car": 1.0}, {"refused": "failure", "closed": "success"})
    chain = dataclasses.replace(chain, share=np.repeat(chain.share, 4, axis=0), start_share=np.ones((4, 1)), cases=9)
    found = simulate_model(claim.graph, Fitted("motor-claim", "log", "x", None, chain), wanted=Wanted(what_if=None))
    row = found.touchpoint("show-car")
    assert (row.success.estimate, row.removal, row.time_s) == (0.0, None, None)
    assert row.drop_off == pytest.approx(1.0)
    assert found.success.lost == pytest.approx(0.6)


def test_the_result_is_plain_data_of_the_right_types(claim, found):
    planned = simulate_plan(claim.graph, wanted=Wanted(times=False))
    for result in (found, planned):
        assert Simulation.from_json(result.to_json()) == result
        json.dumps(result.to_json(), allow_nan=False)


def test_a_model_is_fitted_once_and_asked_often(claim, root, tmp_path):
    fitted = claim.fit(root / CLAIM / "events.csv", order=1)
    assert (fitted.journey, fitted.basis, fitted.chain.order) == ("motor-claim", "log", 1)
    first, again = (claim.simulate(model=fitted, what_if=None, times=False) for _ in range(2))
    assert first == again
    fitted.save(tmp_path / "model.json")
    assert Fitted.load(tmp_path / "model.json").visits == fitted.visits
    kept = claim.simulate(model=tmp_path / "model.json", what_if=None, times=False).success.all_lost
    assert kept.estimate == pytest.approx(first.success.all_lost.estimate, abs=1e-6)
    assert first.model.visits == fitted.visits > 10_000
    with pytest.raises(JourneyError, match="a log and a model"):
        claim.simulate(root / CLAIM / "events.csv", model=fitted)
    with pytest.raises(JourneyError, match='"case" says how a log is read'):
        claim.simulate(model=fitted, case="claim_id")
