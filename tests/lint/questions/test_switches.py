"""Changes of channel: the rules see those that the map draws, for each persona."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.questions.switches import channels_of, kinds_of, loses_context, spoken, switches_into
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import resolve
from journeymap.model.steps import Touchpoint
from journeymap.render.map.bands.ways import loses_context as drawn_as_lost
from journeymap.render.map.bands.ways import switches as drawn_as_switch
from journeymap.render.map.story import tell

CHANNELS = st.lists(st.sampled_from(["app", "phone", "web"]), max_size=2, unique=True)
PERSONA = st.one_of(st.just("skips"), st.fixed_dictionaries({"channel": CHANNELS}))
STEP = st.fixed_dictionaries(
    {"name": st.just("x"), "receiver": st.just("provider")},
    optional={
        "channel": CHANNELS,
        "optional": st.booleans(),
        "starts": st.booleans(),
        "personas": st.dictionaries(st.sampled_from(["ana", "bo"]), PERSONA, max_size=2),
        "next": st.sampled_from(["s2", "s4", "done", [{"to": "s3", "share": "30%"}], [{"to": "s1", "when": "w"}]]),
    },
)


def context_of(*steps, **more):
    numbered = [{"id": f"s{index}", **step} for index, step in enumerate(steps)]
    data = {"name": "J", "stages": [{"name": "S", "touchpoints": numbered}], **more}
    journey = resolve(Journey.model_validate(data), "j.yaml")
    return Context(JourneyFile("j.yaml", journey, (), ()), compile_journey(journey))


def step(*channel, **more):
    return {"name": "x", "channel": list(channel), **more}


def found(context):
    return [(each.before, each.after, each.personas) for into in switches_into(context).values() for each in into]


@given(st.lists(STEP, min_size=1, max_size=6), st.sampled_from([{}, {"personas": {"ana": "Ana", "bo": "Bo"}}]))
def test_along_the_main_line_they_are_those_of_the_map(steps, more):
    context = context_of(*steps, **more)
    switches = [each for into in switches_into(context).values() for each in into]
    for persona in context.lines:
        story = tell(context.graph, None, None, persona or None)
        line = [each for each in story.line if story.channels_of(each)]
        drawn = {
            (before.id, after.id)
            for before, after in pairwise(line)
            if drawn_as_switch(story, before, after, story.persona)
        }
        own = {(each.before, each.after) for each in switches if persona in each.personas}
        assert drawn <= own
        ways = {(way.source, way.target) for way in context.graph.transitions}
        beside = own - drawn
        assert beside <= ways
        assert all(not {before, after} <= {each.id for each in story.line} for before, after in beside)


@given(st.sampled_from(["none", "None", " none ", "NONE", "nothing", "the number", "", None]))
def test_lost_is_what_the_map_calls_so(words):
    part = Touchpoint.model_validate({"name": "x", "carries-over": words})
    drawn = type("Step", (), {"part": part})
    assert loses_context(part) == drawn_as_lost(drawn)


def test_a_switch_is_planned_only_where_two_steps_share_no_channel():
    assert found(context_of(step("app", "web"), step("web", "phone"))) == []
    assert found(context_of(step("app"), step("phone"))) == [("s0", "s1", ("",))]


def test_steps_alone_messages_and_what_customers_do_not_see_are_passed_over():
    alone = {"name": "thinks"}
    sent = step("sms", initiator="provider", **{"one-way": "true"})
    hidden = step("portal", initiator="provider", receiver="garage")
    context = context_of(step("app"), alone, sent, hidden, step("phone"))
    assert found(context) == [("s0", "s4", ("",))]
    assert found(context_of(step("app"), sent, step("app"))) == []


def test_each_persona_has_switches_of_its_own():
    own = {"ana": {"channel": ["phone"]}, "bo": "skips"}
    context = context_of(
        step("app"), step("app", "phone", personas=own), step("app"), personas={"ana": "Ana", "bo": "Bo"}
    )
    assert found(context) == [("s0", "s1", ("ana",)), ("s1", "s2", ("ana",))]


def test_a_detour_counts():
    fork = step("app", next=[{"to": "s1", "share": "20%"}, {"to": "s2", "share": "80%"}])
    assert found(context_of(fork, step("phone"), step("app"))) == [("s0", "s1", ("",)), ("s1", "s2", ("",))]


def test_names_and_kinds_of_channels():
    declared = {"app": {"name": "App", "kind": "self-service"}, "phone": {"kind": "personal-assistance"}}
    context = context_of(step("app", "phone", "fax"), channels=declared)
    used = channels_of(context.touchpoints["s0"], "nobody")
    assert spoken(context, used) == "App or phone or fax"
    assert kinds_of(context, used) == {"self-service", "personal-assistance", None}
