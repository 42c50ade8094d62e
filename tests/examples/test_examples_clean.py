"""Every example is free of findings, compiles, and has a way to a good end."""

import pytest

import journeymap as jm

NAMES = ["sketch", "day-surgery", "loan-application", "motor-claim"]


@pytest.fixture(params=NAMES)
def example(request, root):
    return jm.load(root / "examples" / request.param / "journey.yaml")


def test_no_file_below_examples_has_a_finding(root):
    assert jm.check(root / "examples") == []


def test_every_example_is_tried_here(root):
    assert sorted(path.parent.name for path in (root / "examples").glob("*/journey.yaml")) == sorted(NAMES)


def test_a_good_end_can_be_reached(example):
    import networkx as nx

    reached = nx.descendants(example.graph.network, "start")
    assert any(outcome.kind == "success" and name in reached for name, outcome in example.graph.outcomes.items())


def test_emotions_of_the_loan_are_marked_as_assumed(root):
    journey = jm.load(root / "examples" / "loan-application" / "journey.yaml").journey
    steps = [step for stage in journey.stages for step in stage.touchpoints]
    assert {journey.sources[step.evidence].kind for step in steps if step.emotion is not None} == {"assumed"}
