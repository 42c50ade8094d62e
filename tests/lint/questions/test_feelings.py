"""Emotions along the main line of a persona, with gaps, as the map draws them."""

from hypothesis import given
from hypothesis import strategies as st

from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.questions.feelings import curve, emotion_of, feelings_at, place_of_emotion, signed
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import resolve
from journeymap.render.map.facts import emotion, feelings
from journeymap.render.map.story import tell

EMOTION = st.sampled_from([-2, -1.5, 0, 0.25, 2])
PERSONA = st.one_of(st.just("skips"), st.fixed_dictionaries({}, optional={"emotion": EMOTION, "quote": st.just("Oh!")}))
STEP = st.fixed_dictionaries(
    {"name": st.just("x")},
    optional={
        "emotion": EMOTION,
        "optional": st.booleans(),
        "planned": st.booleans(),
        "personas": st.dictionaries(st.sampled_from(["ana", "bo"]), PERSONA, max_size=2),
        "next": st.sampled_from(["s2", "done", [{"to": "s3", "share": "30%"}]]),
    },
)
PERSONAS = st.sampled_from([{}, {"personas": {"ana": "Ana", "bo": "Bo"}}])


def context_of(*steps, **more):
    numbered = [{"id": f"s{index}", **step} for index, step in enumerate(steps)]
    data = {"name": "J", "stages": [{"name": "S", "touchpoints": numbered}], **more}
    journey = resolve(Journey.model_validate(data), "j.yaml")
    return Context(JourneyFile("j.yaml", journey, (), ()), compile_journey(journey))


@given(st.lists(STEP, min_size=1, max_size=6), PERSONAS)
def test_the_curve_is_that_of_the_map(steps, more):
    context = context_of(*steps, **more)
    for persona in context.lines:
        story = tell(context.graph, None, None, persona or None)
        moments = curve(context, persona)
        assert [moment.step for moment in moments] == [step.id for step in story.line]
        assert [moment.emotion for moment in moments] == [emotion(step, persona) for step in story.line]
        felt = [moment.emotion for moment in moments if moment.emotion is not None]
        drawn = feelings(story, persona)
        assert (felt[-1] if felt else None) == (drawn.end if drawn else None)


@given(st.lists(STEP, min_size=1, max_size=6), PERSONAS)
def test_the_place_holds_the_emotion_that_counts(steps, more):
    context = context_of(*steps, **more)
    for part in context.touchpoints.values():
        for persona, felt in feelings_at(context, part):
            written = part.model_dump(by_alias=True)
            for key in place_of_emotion(part, persona):
                written = written[key]
            assert written == felt


def test_a_persona_who_skips_or_says_nothing_of_their_own():
    own = {"ana": {"quote": "Oh!"}, "bo": "skips", "cy": {"emotion": -1}}
    people = {key: key for key in (*own, "di")}
    part = context_of({"name": "x", "emotion": 1, "personas": own}, personas=people).touchpoints["s0"]
    assert [emotion_of(part, persona) for persona in people] == [1, None, -1, 1]
    assert place_of_emotion(part, "cy") == ("personas", "cy", "emotion")
    assert place_of_emotion(part, "ana") == ("emotion",)


def test_gaps_stay_gaps():
    context = context_of({"name": "a", "emotion": 1}, {"name": "b"}, {"name": "c", "emotion": -1})
    assert [moment.emotion for moment in curve(context, "")] == [1, None, -1]


@given(st.floats(-2, 2))
def test_emotions_are_written_with_their_sign(value):
    text = signed(value)
    assert text == "0" or text[0] == ("+" if value > 0 else "-")
    assert abs(float(text) - value) <= 0.05 + 1e-9
