"""The loan example plans and maps exactly what the reference figures were computed with."""

import json

import pytest

from journeymap.graph.compile import START, compile_journey
from journeymap.model.read import read_journey

pytestmark = pytest.mark.logs


@pytest.fixture(scope="module")
def spec(shared):
    return json.loads((shared / "oracle" / "specs" / "bpic2012.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def journey(root):
    return read_journey(str(root / "examples" / "loan-application" / "journey.yaml")).journey


def test_planned_pairs_are_those_of_the_spec(journey, spec):
    plan = spec["plan"]
    wanted = {(START, entry) for entry in plan["start"]}
    wanted |= {(source, target) for source, targets in plan["edges"].items() for target in targets}
    assert compile_journey(journey).planned_pairs() == wanted


def test_mapping_is_that_of_the_spec(journey, spec):
    graph = compile_journey(journey)
    touchpoints = {
        activity: name for name, part in graph.touchpoints.items() if part.match for activity in part.match.activity
    }
    outcomes = {
        activity: [name, part.kind]
        for name, part in graph.outcomes.items()
        if part.match
        for activity in part.match.activity
    }
    assert touchpoints == spec["touchpoints"]
    assert outcomes == spec["outcomes"]


def test_silence_is_that_of_the_spec(journey, spec):
    assert journey.events.inactive_after.seconds == spec["inactive_after"]
