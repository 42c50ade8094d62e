"""The figures that the backtest must show on the public loan log."""

import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.simulate.backtest import backtest
from journeymap.simulate.backtest.verdict import mean_error

pytestmark = pytest.mark.logs


@pytest.fixture(scope="module")
def judged(root, shared):
    def run(**said):
        graph = jm.load(root / "examples/loan-application/journey.yaml").graph
        return backtest(graph, DuckEngine, str(shared / "data" / "bpic2012.xes.gz"), cut="84d", **said)

    return run


@pytest.mark.parametrize("follow", [None, "0d"])
def test_forecasts_are_calibrated_and_no_worse_than_a_chain_of_first_order_s(judged, follow):
    told = judged(cuts=(), follow=follow).calibration
    assert told.brier <= 0.2039
    assert told.gain.high < 0
    assert told.error <= told.bound
    assert told.error <= 0.015
    assert told.cases > 2500


def test_prefixes_are_the_visits_of_cases_begun_after_the_cut_and_resolved(judged):
    told = judged(cuts=(), follow="0d").calibration
    assert (told.prefixes, told.cases) == (29594, 5709)


def test_eventual_approval_over_seven_cuts(judged):
    rows = judged(cuts=[f"{day}d" for day in range(45, 136, 15)]).cuts
    assert len(rows) == 7
    assert mean_error(rows, "model") <= 0.0066
    assert mean_error(rows, "overlay") <= 0.0034
    assert mean_error(rows, "finished") > 0.015
