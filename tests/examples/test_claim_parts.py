"""Channels, scores and promises of the motor claim: what is measured holds what its generator draws from."""

import importlib.util
import math
import statistics
import sys

import pytest

import journeymap as jm

FAR = 3.5
"""Standard errors, as in test_claim_log.py."""


@pytest.fixture(scope="module")
def folder(root):
    return root / "examples" / "motor-claim"


@pytest.fixture(scope="module")
def generator(folder):
    spec = importlib.util.spec_from_file_location("generate_claim_parts", folder / "generate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def overlay(folder):
    return jm.load(folder / "journey.yaml").overlay(folder / "events.csv")


def near(found, real):
    return abs(found.estimate - real) < FAR * math.sqrt(found.variance)


def test_claims_come_in_by_the_channels_that_are_drawn(overlay, generator):
    found = {row.channel: row for row in overlay.channels.use if row.touchpoint == "report-claim"}
    assert set(found) == set(generator.INTAKE)
    for channel, share in generator.INTAKE.items():
        assert near(found[channel].share, share)
        assert (found[channel].declared, found[channel].planned) == (True, True)


def test_each_channel_loses_what_is_drawn(overlay, generator):
    found = {row.channel: row.drop_off for row in overlay.channels.use if row.touchpoint == "report-claim"}
    for channel, ways in generator.WAYS["report-claim"].items():
        going_on = sum(share for step, share in ways.items() if step not in generator.FAILURES)
        assert near(found[channel], 1 - going_on)
    assert found["app"].low > found["phone"].high, "the app loses more, beyond doubt"


def test_what_is_done_in_one_channel_is_never_done_again_in_another(overlay):
    assert all(row.repeated == 0 for row in overlay.channels.repeated)


def test_every_channel_has_its_price(overlay):
    cost = overlay.channels.cost
    assert cost.unpriced == 0
    assert cost.total == pytest.approx(math.fsum(row.contacts * row.each for row in cost.contacts))
    assert cost.per_case.estimate == pytest.approx(cost.total / overlay.observed.cases)
    closed = next(row.cases for row in overlay.outcomes if row.id == "closed")
    assert cost.per_success == pytest.approx(cost.total / closed)


def test_scores_are_those_that_are_drawn(overlay, generator):
    found = {score.touchpoint: score for score in overlay.emotion.scores}
    assert set(found) == set(generator.SCORES)
    for step, answers in generator.SCORES.items():
        assert near(found[step].value, statistics.mean(answers))
        best = answers.count(5) / len(answers)
        assert found[step].top_box.low <= best <= found[step].top_box.high or near(found[step].top_box, best)


def test_where_customers_feel_otherwise_than_the_map_says(overlay):
    felt = {row.touchpoint: row for row in overlay.emotion.disagreements if row.kind == "score"}
    assert "agent-calls" not in felt, "answers are worth -0.4 on average, the map says -0.6"
    assert felt["decision"].measured > felt["decision"].mapped


def test_call_backs_come_in_time_as_often_as_is_drawn(overlay, generator):
    wait, ways = generator.WAITS["ask-call-back"], generator.WAYS["ask-call-back"]["any"]
    reached = 1 - math.exp(-((wait.longest / wait.scale) ** wait.shape))
    in_time = (1 - math.exp(-((3600 / wait.scale) ** wait.shape))) / reached
    assert near(overlay.touchpoint("ask-call-back").answered_in_time, sum(ways.values()) * in_time)
