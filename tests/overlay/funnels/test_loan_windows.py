"""The funnel of the loan log, open and in windows of 1 to 60 days, against figures made elsewhere."""

import json

import pytest

import journeymap as jm

pytestmark = pytest.mark.logs


@pytest.fixture(scope="module")
def loan(shared, root):
    """The journey, the log and the figures."""
    oracle = json.loads((shared / "oracle" / "bpic2012_funnel_censoring.json").read_text(encoding="utf-8"))
    journey = jm.load(root / "examples" / "loan-application" / "journey.yaml")
    return journey, shared / "data" / "bpic2012.xes.gz", oracle


def laid(loan, **options):
    journey, log, _ = loan
    return journey.overlay(log, parts=["funnel"], **options)


@pytest.mark.slow
@pytest.mark.parametrize("days", [1, 7, 14, 30, 60])
def test_windows(loan, days):
    found = laid(loan, funnel_within=f"{days}d")
    assert [step.reached for step in found.funnel] == loan[2][f"window_{days}d"]


def test_open_with_medians_and_shares(loan):
    found, oracle = laid(loan), loan[2]
    assert [step.reached for step in found.funnel] == oracle["ordered"]
    expected = oracle["median_seconds_step_to_step"]
    assert [step.median_s for step in found.funnel] == [None, *(pytest.approx(one, abs=5e-4) for one in expected[1:])]
    assert all(step.share.low <= step.share.estimate <= step.share.high for step in found.funnel[1:])


def test_the_share_within_the_window_is_the_incidence(loan):
    found = laid(loan, funnel_within="30d")
    incidence = loan[2]["aalen_johansen_full_log"]["30"]["approved"]
    assert found.funnel[-1].share.estimate == pytest.approx(incidence, abs=2e-5)
    assert (
        found.funnel[-1].reached / found.funnel[0].reached < incidence - 0.004
    )  # a plain count takes those under way for lost
