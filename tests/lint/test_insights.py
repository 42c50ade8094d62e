"""Whatever a map says of feelings, channels, waits and people, insights answer, and stay silent on a bare draft."""

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.lint.engine import check_read
from journeymap.lint.project.configuration import AS_IT_COMES
from journeymap.lint.rule import Kind
from journeymap.lint.rules import RULES
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import resolve
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.read import parse_document

INSIGHTS = [rule for rule in RULES if rule.kind is Kind.INSIGHT and rule.scope == "journey"]
NAMES = {rule.name for rule in INSIGHTS}

PERSONA = st.sampled_from(["ana", "bo", "unknown"])
CHANNEL = st.lists(st.sampled_from(["app", "phone", "fax"]), max_size=2, unique=True)
EMOTION = st.sampled_from([-2, -1, 0, 0.4, 2, "x"])
WORDS = st.sampled_from(
    ["Waits", "Pays by card now", "Czeka", "", "none", "Fills in a survey", {"en": "Pays", "pl": "Płaci"}]
)
PAIN = st.one_of(WORDS, st.fixed_dictionaries({"text": WORDS}, optional={"severity": st.just("critical")}))
CHANCE = st.fixed_dictionaries({"text": WORDS}, optional={"impact": st.just("high"), "effort": st.just("small")})
DIFFERS = st.one_of(
    st.just("skips"),
    st.fixed_dictionaries({}, optional={"emotion": EMOTION, "channel": CHANNEL, "quote": WORDS}),
)
STEP = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["a", "b", "c", "d"]),
        "name": WORDS,
        "channel": CHANNEL,
        "initiator": st.sampled_from(["customer", "provider", "garage"]),
        "receiver": st.sampled_from(["customer", "provider", "garage"]),
        "emotion": EMOTION,
        "quote": WORDS,
        "personas": st.dictionaries(PERSONA, DIFFERS, max_size=2),
        "pain-points": st.lists(PAIN, max_size=2),
        "opportunities": st.lists(CHANCE, max_size=2),
        "frontstage": st.fixed_dictionaries({"name": WORDS}, optional={"by": st.sampled_from(["garage", "crm"])}),
        "metrics": st.just(["csat"]),
        "wait": st.sampled_from(["2d", "1d..3d"]),
        "respond-within": st.just("5d"),
        "optional": st.booleans(),
        "one-way": st.booleans(),
        "planned": st.booleans(),
        "carries-over": WORDS,
        "journey": st.just("other"),
        "next": st.lists(st.sampled_from(["a", "b", "done", "gone", "nobody", "s"]), max_size=2),
    },
)
STAGE = st.fixed_dictionaries(
    {"touchpoints": st.lists(STEP, max_size=5)},
    optional={
        "name": WORDS,
        "order": st.just("any"),
        "lifecycle": st.sampled_from(["convert", "feedback"]),
        "pain-points": st.lists(PAIN, max_size=1),
    },
)
KIND = st.sampled_from(["self-service", "personal-assistance", "automated", "mass", "community"])
JOURNEY = st.fixed_dictionaries(
    {"journeymap": st.just("1"), "stages": st.lists(STAGE, max_size=3)},
    optional={
        "status": st.sampled_from(["review", "approved"]),
        "perspective": st.just("to-be"),
        "language": st.sampled_from(["en", "pl", "hu"]),
        "lifecycle": st.just("convert"),
        "personas": st.just({"ana": "Ana", "bo": "Bo"}),
        "channels": st.dictionaries(st.sampled_from(["app", "phone"]), st.fixed_dictionaries({"kind": KIND})),
        "outcomes": st.just({"done": {"kind": "success"}, "gone": {"kind": "failure"}}),
    },
)


def findings(data, **options):
    document, _ = parse_document("j.yaml", json.dumps(data, indent=1, ensure_ascii=False))
    journey, _ = validate(document, Journey, languages_in(document.data))
    resolve(journey, "j.yaml")
    configuration = replace(AS_IT_COMES, options=options)
    return document, check_read(JourneyFile("j.yaml", journey, (document,), ()), INSIGHTS, configuration)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JOURNEY)
def test_insights_answer_whatever_is_written(data):
    document, found = findings(data)
    for each in found:
        assert each.rule in NAMES
        assert "could not be applied" not in each.message
        assert each.severity.value == ("warning" if data.get("perspective") == "to-be" and "status" in data else "info")
        assert 1 <= each.span.line <= len(document.line_starts)
        assert each.hint
    places = [(each.rule, each.element, each.span) for each in found]
    assert len(places) == len(set(places))


@given(st.lists(st.sampled_from(["Waits", "Pays", "Czeka", "Dzwoni"]), max_size=8), EMOTION)
def test_a_bare_sketch_is_left_alone(names, emotion):
    steps = [{"name": name, "emotion": emotion} if index == 2 else name for index, name in enumerate(names)]
    assert findings({"journeymap": "1", "stages": [{"name": "S", "touchpoints": steps}]})[1] == []


def rules_of(steps, **options):
    stages = [{"name": "S", "touchpoints": steps}]
    return {each.rule for each in findings({"journeymap": "1", "status": "review", "stages": stages}, **options)[1]}


def test_options_move_the_bounds():
    steps = [{"name": f"Does {index}", "emotion": emotion} for index, emotion in enumerate([1, 0.6, -0.8, -0.4])]
    assert rules_of(steps) == set()
    assert rules_of(steps, **{"low-ending": {"low": -0.3}}) == {"low-ending"}
    assert rules_of(steps, **{"low-without-pain": {"low": -0.7}}) == {"low-without-pain"}
    assert rules_of(steps, **{"unexplained-jump": {"least": 1.4}}) == {"unexplained-jump"}
    assert rules_of(steps, **{"flat-curve": {"least": 4, "spread": 2}}) == {"flat-curve"}
    assert rules_of(steps, **{"no-feedback": {"least": 4}}) == {"no-feedback"}


def test_a_change_of_channel_that_says_nothing_is_found_only_on_request():
    carried = {"name": "Shows it", "channel": "shop", "carries-over": "The order"}
    steps = [{"name": "Orders", "channel": "web"}, carried, {"name": "Asks", "channel": "phone"}]
    assert rules_of(steps) == set()
    assert rules_of(steps, **{"lost-context": {"unsaid": True}}) == {"lost-context"}
    del carried["carries-over"]
    assert rules_of(steps, **{"lost-context": {"unsaid": True}}) == set()
