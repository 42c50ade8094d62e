"""Whatever stands in a journey, the rules answer: sorted, each fault once, every place in the file."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.graph.compile import compile_journey
from journeymap.lint.engine import check_read
from journeymap.lint.questions.circles import circles, reachable, reversed_ways
from journeymap.lint.references.closest import closest
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import resolve
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.read import parse_document

at_leisure = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

IDS = st.sampled_from(["a", "b", "c", "s", "done", "gone", "lost", "name", "thanx", "Pays by card", ""])
SHARE = st.sampled_from(["0%", "40%", "100%", "300%"])
MATCH = st.one_of(
    st.sampled_from(["x", "none", ["x", "y"]]),
    st.fixed_dictionaries(
        {}, optional={"activity": IDS, "channel": IDS, "where": st.dictionaries(IDS, IDS, max_size=2)}
    ),
)
NEXT = st.one_of(IDS, st.fixed_dictionaries({}, optional={"to": IDS, "when": IDS, "share": SHARE}))
TOUCHPOINT = st.one_of(
    IDS,
    st.fixed_dictionaries(
        {},
        optional={
            "id": IDS,
            "name": st.text("aż支 -", max_size=4),
            "channel": IDS,
            "initiator": IDS,
            "personas": st.dictionaries(IDS, st.just("skips"), max_size=2),
            "metrics": st.lists(IDS, max_size=2),
            "evidence": IDS,
            "optional": st.one_of(st.booleans(), SHARE),
            "starts": st.one_of(st.booleans(), SHARE),
            "planned": st.booleans(),
            "pain-points": st.lists(st.fixed_dictionaries({"text": IDS}, optional={"id": IDS}), max_size=2),
            "opportunities": st.lists(st.fixed_dictionaries({"text": IDS, "addresses": IDS}), max_size=2),
            "support": st.fixed_dictionaries({"name": IDS, "by": IDS}),
            "next": st.lists(NEXT, max_size=3),
            "match": MATCH,
            "journey": IDS,
        },
    ),
)
STAGE = st.fixed_dictionaries(
    {}, optional={"id": IDS, "name": IDS, "order": st.just("any"), "touchpoints": st.lists(TOUCHPOINT, max_size=4)}
)
OUTCOME = st.fixed_dictionaries(
    {"kind": st.sampled_from(["success", "failure"])},
    optional={"anywhere": st.booleans(), "then": IDS, "match": MATCH},
)
CHANGE = st.fixed_dictionaries({}, optional={"touchpoint": IDS, "transition": st.lists(IDS, min_size=2, max_size=2)})
JOURNEY = st.fixed_dictionaries(
    {"journeymap": st.just("1")},
    optional={
        "status": st.sampled_from(["draft", "review"]),
        "channels": st.dictionaries(IDS, IDS, max_size=2),
        "stages": st.lists(STAGE, max_size=4),
        "outcomes": st.dictionaries(IDS, OUTCOME, max_size=3),
        "match": st.dictionaries(IDS, MATCH, max_size=2),
        "funnel": st.lists(IDS | st.lists(IDS, min_size=1, max_size=2), max_size=2),
        "funnel-within": st.sampled_from(["7d", "2w"]),
        "expect": st.fixed_dictionaries({"touchpoints": st.dictionaries(IDS, st.just({"drop-off": {"max": "5%"}}))}),
        "segments": st.dictionaries(IDS, st.dictionaries(IDS, IDS, max_size=1), max_size=2),
        "what-if": st.dictionaries(IDS, st.fixed_dictionaries({"changes": st.lists(CHANGE, max_size=2)}), max_size=2),
    },
)


@at_leisure
@given(JOURNEY)
def test_the_rules_answer_in_order_and_each_fault_once(data):
    document, faults = parse_document("j.yaml", json.dumps(data, indent=1, ensure_ascii=False))
    journey, more = validate(document, Journey, languages_in(document.data))
    assert journey is not None
    read = JourneyFile("j.yaml", resolve(journey, "j.yaml"), (document,), (*faults, *more))
    found = check_read(read)
    assert not [each.message for each in found if "could not be applied" in each.message]
    assert found == sorted(found, key=lambda each: each.sort_key)
    assert len({(each.span, each.message) for each in found}) == len(found)
    for each in found:
        assert 1 <= each.span.line <= len(document.line_starts)
        assert each.line_text == document.line_text(each.span.line)
    assert compile_journey(read.journey).planned is not None


WAYS = st.dictionaries(st.integers(0, 6), st.sets(st.integers(0, 6)), min_size=7, max_size=7).map(
    lambda ways: {node: ways.get(node, set()) for node in range(7)}
)


@at_leisure
@given(WAYS)
def test_circles_are_the_groups_that_reach_each_other(ways):
    groups = circles(ways, range(7))
    assert sorted(node for group in groups for node in group) == list(range(7))
    for group in groups:
        for node in group:
            assert group == {
                other for other in range(7) if node in reachable(ways, [other]) and other in reachable(ways, [node])
            }


@at_leisure
@given(WAYS)
def test_ways_reversed_twice_are_the_ways(ways):
    assert reversed_ways(reversed_ways(ways)) == ways


@at_leisure
@given(st.text(), st.dictionaries(st.text(), st.text(), max_size=5))
def test_the_closest_word_is_a_known_one(word, known):
    assert closest(word, known) in {*known, None}
