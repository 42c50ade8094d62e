"""What comes next for customers."""

from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.questions.onwards import PATIENCE, onwards
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import resolve


def context_of(*steps, **more):
    numbered = [{"id": f"s{index}", "name": "x", **step} for index, step in enumerate(steps)]
    data = {"name": "J", "stages": [{"name": "S", "touchpoints": numbered}], **more}
    journey = resolve(Journey.model_validate(data), "j.yaml")
    return Context(JourneyFile("j.yaml", journey, (), ()), compile_journey(journey))


def test_what_customers_do_alone_is_passed_over():
    context = context_of({"channel": "app"}, {}, {}, {"initiator": "provider"}, {"channel": "app"})
    assert onwards(context, "s0") == ["s3"]
    assert onwards(context, "s4") == ["done"]


def test_every_way_on_counts_but_what_may_happen_anywhere():
    context = context_of(
        {"channel": "app", "next": [{"to": "s2", "when": "w"}]},
        {"optional": "true"},
        {"channel": "app"},
        {"journey": "other"},
        outcomes={"done": {"kind": "success"}, "gone": {"kind": "failure", "anywhere": "true"}},
    )
    assert sorted(onwards(context, "s0")) == ["s2"]
    assert onwards(context, "s2") == ["s3"]


def test_far_too_many_ways_are_none():
    stage = {"name": "S", "order": "any", "touchpoints": [f"Step {index}" for index in range(30)]}
    first = {"name": "F", "touchpoints": [{"id": "first", "name": "First", "channel": "app"}]}
    journey = resolve(Journey.model_validate({"name": "J", "stages": [first, stage]}), "j.yaml")
    context = Context(JourneyFile("j.yaml", journey, (), ()), compile_journey(journey))
    assert len(context.graph.transitions) > PATIENCE
    assert onwards(context, "first") == []
