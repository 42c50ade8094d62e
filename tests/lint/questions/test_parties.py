"""Who begins a step, and who is at the other end."""

import pytest

from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.questions.parties import (
    begun_by_customer,
    initiator,
    meets_customer,
    receiver,
    says_who_begins,
    whom,
)
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import resolve


def context_of(*steps, **more):
    numbered = [{"id": f"s{index}", "name": "x", **step} for index, step in enumerate(steps)]
    data = {"name": "J", "stages": [{"name": "S", "touchpoints": numbered}], **more}
    journey = resolve(Journey.model_validate(data), "j.yaml")
    return Context(JourneyFile("j.yaml", journey, (), ()), compile_journey(journey))


@pytest.mark.parametrize(
    ("written", "begins", "other", "meets", "own"),
    [
        ({}, "customer", None, False, False),
        ({"channel": "app"}, "customer", "provider", True, True),
        ({"receiver": "garage"}, "customer", "garage", True, True),
        ({"initiator": "provider"}, "provider", "customer", True, False),
        ({"initiator": "agent", "channel": "phone"}, "agent", "customer", True, False),
        ({"initiator": "garage", "receiver": "provider"}, "garage", "provider", False, False),
        ({"personas": {"ana": {"channel": "app"}}}, "customer", "provider", True, True),
    ],
)
def test_who_begins_and_who_is_met(written, begins, other, meets, own):
    part = context_of(written, personas={"ana": "Ana"}).touchpoints["s0"]
    assert (initiator(part), receiver(part)) == (begins, other)
    assert (meets_customer(part), begun_by_customer(part)) == (meets, own)


def test_a_channel_of_the_stage_is_one_of_its_steps():
    data = {"name": "J", "stages": [{"name": "S", "channel": "app", "touchpoints": [{"id": "a", "name": "A"}]}]}
    journey = resolve(Journey.model_validate(data), "j.yaml")
    assert begun_by_customer(compile_journey(journey).touchpoints["a"])


def test_a_map_that_never_says_who_begins():
    assert not says_who_begins(context_of({"channel": "app"}, {"receiver": "garage"}))
    assert says_who_begins(context_of({"channel": "app"}, {"initiator": "provider"}))


def test_those_for_whom_something_holds():
    context = context_of({}, personas={key: key for key in "abcdef"})
    assert whom(context, list("abcdef")) == ""
    assert whom(context, ["a"]) == ' for "a"'
    assert whom(context, list("abc")) == ' for "a", "b" and "c"'
    assert whom(context, list("abcde")) == ' for "a", "b", "c" and others'
    assert whom(context_of({}), [""]) == ""
