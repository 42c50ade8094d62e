"""Two public logs against figures that an independent tool made from the same definitions."""

import json
from datetime import datetime

import pytest

import journeymap as jm

pytestmark = pytest.mark.logs

NEAR = 1e-6
LOGS = {"bpic2012": "bpic2012.xes.gz", "helpdesk": "helpdesk.xes.gz"}
RENAMED = {"wait": "waiting"}
"""`wait` is a key of the language and so no id."""


@pytest.fixture(scope="module", params=sorted(LOGS))
def pair(request, shared, root):
    """An overlay as JSON and the reference's figures."""
    journey = {
        "bpic2012": root / "examples" / "loan-application" / "journey.yaml",
        "helpdesk": root / "tests" / "oracles" / "helpdesk.yaml",
    }[request.param]
    reference = json.loads((shared / "oracle" / f"reference_{request.param}.json").read_text(encoding="utf-8"))
    overlay = jm.load(journey).overlay(shared / "data" / LOGS[request.param], inactive_after="30d")
    return overlay.to_json(), reference


def named(key):
    return RENAMED.get(key, key)


def test_events_and_cases(pair):
    found, reference = pair
    assert found["observed"]["events"] == reference["events"]
    assert found["observed"]["mapped"] == reference["mapped_events"]
    assert found["observed"]["off_map"] == reference["off_map"]
    assert found["observed"]["cases"] == reference["cases"]
    assert found["observed"]["variants"] == reference["variants"]
    assert found["after_outcome"] == reference["after_outcome"]
    assert found["begun_before"] == reference["begun_before"]
    assert datetime.fromisoformat(found["observed"]["until"]) == datetime.fromisoformat(reference["until"])


def test_outcomes_and_entries(pair):
    found, reference = pair
    expected = dict(reference["outcomes"])
    assert found["silent"] == expected.pop("silent", 0)
    assert found["open"] == expected.pop("open")
    assert {key: entry["cases"] for key, entry in found["outcomes"].items()} == expected
    assert found["entries"] == {named(key): count for key, count in reference["entries"].items()}


def test_touchpoints(pair):
    found, reference = pair
    rows = {row["id"]: row for row in found["touchpoints"]}
    assert rows.keys() == {named(key) for key in reference["touchpoints"]}
    for key, expected in reference["touchpoints"].items():
        row, drop_off = rows[named(key)], rows[named(key)]["drop_off"]
        assert {name: row[name] for name in ("visits", "cases", "events", "censored")} == {
            name: expected[name] for name in ("visits", "cases", "events", "censored")
        }
        assert row["horizon_s"] == pytest.approx(expected["horizon"], abs=NEAR)
        assert drop_off["clusters"] == expected["clusters"]
        assert drop_off["estimate"] == pytest.approx(expected["drop_off"], abs=NEAR)
        assert drop_off["lost"] == pytest.approx(expected["lost"], abs=NEAR)
        assert drop_off["failed"] == pytest.approx(expected["failed"], abs=NEAR)
        assert drop_off["variance"] == pytest.approx(expected["variance"], rel=NEAR, abs=1e-12)
        exits = {named(other): share for other, share in expected["exits"].items()}
        assert row["exits"] == pytest.approx(exits, abs=NEAR)


def test_transitions(pair):
    found, reference = pair
    counted = {(row["from"], row["to"]): row["count"] for row in found["transitions"]}
    assert counted == {(named(a), named(b)): count for a, b, count in reference["transitions"]}


def test_fit(pair):
    found, reference = pair
    shown = {
        f"{word}_{state}": found["conformance"][kind][name]
        for word, kind in (("fit", "fitting"), ("deviate", "deviating"))
        for state, name in (("complete", "finished"), ("open", "open"), ("silent", "silent"))
    }
    assert {key: count for key, count in shown.items() if count} == reference["fit"]


def test_standing_by_days(pair):
    found, reference = pair
    for day, expected in reference["since_entry"].items():
        shares = found["conversion"]["by_days"][day]
        assert shares == pytest.approx(dict.fromkeys(shares, 0.0) | expected, abs=NEAR)


def test_funnel_of_the_loan(pair):
    found, _ = pair
    if found["journey"] == "loan-application":
        reached = [step["reached"] for step in found["funnel"]]
        assert reached == [13087, 13087, 7367, 5113, 5015, 5015, 3254, 2246]
    else:
        assert [step["id"] for step in found["funnel"]] == ["report", "work"]
