"""The backtest from beginning to end: the motor claim, changed journeys, and logs that cannot be judged."""

import json

import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.results.backtest import Backtest
from journeymap.results.plain import from_plain
from journeymap.simulate.backtest import backtest

ROLES = {"case": "case", "activity": "activity", "time": "time"}


@pytest.fixture(scope="module")
def claim(root):
    return jm.load(root / "examples/motor-claim/journey.yaml").graph, str(root / "examples/motor-claim/events.csv")


@pytest.fixture(scope="module")
def found(claim):
    return backtest(claim[0], DuckEngine, claim[1])


def hour(number):
    return f"2026-01-{1 + number // 24:02d} {number % 24:02d}:00:00"


@pytest.fixture
def judge(shop, tmp_path):
    """Backtest the shop's journey on events (case, activity, hour)."""

    def run(events, **said):
        file = tmp_path / "log.csv"
        rows = [f"{case},{activity},{hour(at)}" for case, activity, at in events]
        file.write_text("\n".join(["case,activity,time", *rows]) + "\n", encoding="utf-8")
        return backtest(shop, DuckEngine, str(file), **ROLES, **said)

    return run


def customers(number, bought, begin=0, every=4):
    """Customers who look and then buy or leave, one after the other; `bought` says who buys."""
    for place in range(number):
        at = begin + place * every
        yield (f"c{begin}-{place}", "look", at)
        yield (f"c{begin}-{place}", "buy" if bought(place) else "leave", at + 3)


def test_the_model_of_the_motor_claim_keeps_under_its_bound(found):
    told = found.calibration
    assert told.error <= told.bound
    assert told.gain.low <= 0 <= told.gain.high, "the claims are drawn from a chain of first order"
    assert told.prefixes == sum(row.prefixes for row in told.touchpoints)
    assert sum(row.prefixes for row in told.bins) == pytest.approx(told.prefixes, abs=5)
    assert told.cases > 200


def test_eventual_success_of_the_motor_claim_is_said_within_three_points_at_every_cut(found):
    assert len(found.cuts) == 6
    for row in found.cuts:
        assert row.low <= row.model <= row.high
        assert abs(row.model - row.came) < 0.04
        assert row.finished - row.came > 0.15, "counting finished cases only is far off"


def test_the_same_again_and_as_json(claim, found):
    assert backtest(claim[0], DuckEngine, claim[1]) == found
    text = json.dumps(found.to_json(), allow_nan=False)
    assert from_plain(Backtest, {k: v for k, v in json.loads(text).items() if k != "journeymap"}) == found


def test_the_quick_alone_would_condemn_a_true_model(claim):
    followed = backtest(claim[0], DuckEngine, claim[1], cut="80%", cuts=())
    assert followed.calibration is None
    assert "the quick ones and would mislead" in followed.verdict[0]
    quick = backtest(claim[0], DuckEngine, claim[1], cut="80%", cuts=(), follow="0d").calibration
    assert quick.error > 5 * quick.bound


def test_a_journey_that_changes_after_the_cut_is_noticed(judge):
    same = judge(
        [*customers(100, lambda place: place % 2), *customers(60, lambda place: place % 2, 400)], cut="400h", cuts=()
    )
    other = judge(
        [*customers(100, lambda place: place % 2), *customers(60, lambda place: place % 6 == 0, 400)],
        cut="400h",
        cuts=(),
    )
    assert same.calibration.error <= same.calibration.bound
    assert other.calibration.error > other.calibration.bound
    assert "the journey has changed" in " ".join(other.verdict)


def test_of_touchpoints_that_come_up_after_the_cut_the_plan_speaks(judge):
    late = [(f"n{place}", "pay", 401 + 4 * place) for place in range(30)]
    late += [(f"n{place}", "buy", 402 + 4 * place) for place in range(30)]
    found = judge([*customers(100, lambda place: place % 2), *late], cut="400h", cuts=())
    told = found.calibration
    assert told.ids == ("pay",)
    assert told.prefixes == 29, "the last one begins less than three hours before the end"
    assert told.touchpoints[0].forecast == 1.0, "as planned, all who pay have bought"


@pytest.mark.parametrize(
    ("events", "said", "words"),
    [
        ([("a", "look", 0), ("a", "buy", 5)], {}, "of one case"),
        ([("a", "look", 0), ("b", "look", 0)], {}, "of one moment"),
        ([(f"c{place}", "look", place) for place in range(40)], {}, "no case of this log gets to an outcome"),
        (list(customers(40, bool)), {"cut": "2031-01-01"}, "and the log goes from"),
        (list(customers(40, bool)), {"cuts": ["soon"]}, "not a date"),
        (list(customers(40, bool)), {"follow": "long"}, "not a duration"),
        ([("x", "elsewhere", 0), *customers(40, bool, 300)], {"cut": "10h"}, "nothing to learn from"),
    ],
)
def test_what_cannot_be_judged_is_said_in_words(judge, events, said, words):
    with pytest.raises(JourneyError, match=words) as error:
        judge(events, **said)
    assert error.value.hint


def test_two_cases_are_no_test(judge):
    found = judge([("a", "look", 0), ("a", "buy", 5), ("b", "look", 20), ("b", "leave", 30)])
    assert "too little to judge the model by" in " ".join(found.verdict)
    json.dumps(found.to_json(), allow_nan=False)


@pytest.mark.parametrize("all_buy", [True, False])
def test_logs_in_which_all_end_alike(judge, all_buy):
    found = judge(list(customers(60, lambda _: all_buy)))
    assert found.calibration.error <= found.calibration.bound + 0.03
    json.dumps(found.to_json(), allow_nan=False)


def test_persons_who_make_the_journey_again(judge):
    events = []
    for person in range(40):
        for again in range(5):
            at = person + 60 * again
            events += [(f"p{person}", "look", at), (f"p{person}", "buy" if (person + again) % 3 else "leave", at + 5)]
    found = judge(events, restart="after-outcome", cut="200h")
    assert found.calibration.cases == 59, "19 of the fourth journeys begin after 200 hours, and 40 of the fifth"
    assert found.calibration.error <= found.calibration.bound
    assert [row.cases for row in found.cuts] == sorted(row.cases for row in found.cuts)
    assert found.cuts[-1].cases > 120


def test_what_is_done_is_told(claim):
    told = []
    backtest(claim[0], DuckEngine, claim[1], cuts=["120d"], tell=told.append)
    assert told[:2] == ["reading", "whole"]
    assert sum(word.startswith("the log until 2026-") for word in told) == 2


@pytest.mark.slow
def test_whole_logs_are_compared_on_request(claim):
    pytest.importorskip("log_distance_measures")
    found = backtest(claim[0], DuckEngine, claim[1], cuts=(), benchmark=True)
    assert [row.name for row in found.distances.rows] == ["model", "replay", "bootstrap"]
    assert found.distances.train_cases + found.distances.test_cases + found.distances.left_out == 2414
    assert any("played again" in sentence for sentence in found.verdict)
