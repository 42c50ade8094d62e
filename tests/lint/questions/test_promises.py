"""The soonest answer is that of the quickest way, as a search through all ways finds it."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.questions.promises import soonest_answers
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import resolve
from journeymap.model.validate import validate
from journeymap.syntax.read import parse_document

IDS = ["a1", "b2", "c3", "d4", "e5"]
HOURS = st.integers(0, 9).map(lambda hours: f"{hours}h")
STEP = st.fixed_dictionaries(
    {
        "initiator": st.sampled_from(["customer", "customer", "provider"]),
        "respond-within": st.just("1m"),
        "takes": HOURS,
        "wait": HOURS,
        "optional": st.booleans(),
        "next": st.lists(
            st.fixed_dictionaries(
                {"to": st.sampled_from([*IDS, "done"])}, optional={"wait": HOURS, "when": st.just("x")}
            ),
            max_size=2,
        ),
    }
)


def context_of(steps):
    touchpoints = [
        {"id": key, **{k: v for k, v in step.items() if v != []}} for key, step in zip(IDS, steps, strict=True)
    ]
    stages = [{"name": "S", "touchpoints": touchpoints}]
    data = {"journeymap": "1", "name": "J", "stages": stages, "outcomes": {"done": {"kind": "success"}}}
    document, _ = parse_document("j.yaml", json.dumps(data))
    journey, faults = validate(document, Journey)
    assert not faults
    file = JourneyFile("j.yaml", resolve(journey, "j.yaml"), (document,), ())
    return Context(file, compile_journey(file.journey))


def quickest(context, here, seen=frozenset()):
    """The least time from leaving `here`, tried on every way."""
    times = []
    for way in context.graph.leaving(here):
        wait = way.wait.low if way.wait else 0.0
        part = context.touchpoints.get(way.target)
        if part is None or part.initiator == "provider":
            times.append(wait)
        elif way.target not in seen:
            times.append(wait + part.takes.low + quickest(context, way.target, seen | {way.target}))
    return min(times, default=float("inf"))


@settings(deadline=None)
@given(st.lists(STEP, min_size=5, max_size=5))
def test_the_quickest_way_is_found(steps):
    context = context_of(steps)
    found = dict(soonest_answers(context))
    for step in IDS:
        expected = quickest(context, step, frozenset({step}))
        assert (found[step].seconds if step in found else float("inf")) == expected
        if step in found:
            way = [here.step for here in found[step].way]
            assert (way[0], way[-1]) == (step, found[step].way.end)
            last = context.touchpoints.get(way[-1])
            assert last is None or last.initiator == "provider"
