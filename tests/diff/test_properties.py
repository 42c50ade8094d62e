"""Any two journeys can be compared: the same one never differs, every change has a place, and what comes one way goes the other."""

import json

from hypothesis import given
from hypothesis import strategies as st

from journeymap.diff.compare import changes_between, mentions_in, pair_up
from journeymap.diff.kinds import KINDS
from journeymap.diff.order import moved
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import resolve
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.read import parse_document

IDS = st.sampled_from(["a", "b", "c", "d", "s", "done", "gone", "pays by card", "支付"])
WORDS = st.sampled_from(["Pays by card", "Pays with a card", "Waits", "Czeka", "x"])
SHARE = st.sampled_from(["0%", "40%", "60%", "100%"])
TIME = st.sampled_from(["1h", "2d", "2d..5d", "P2D"])
EXACT = st.sampled_from(["1h", "2d", "48h"])
FELT = st.sampled_from([-2, -0.5, 0, 1.5])


def some(**keys):
    return st.fixed_dictionaries({}, optional={name.replace("_", "-"): value for name, value in keys.items()})


MATCH = st.one_of(st.sampled_from(["x", "none", ["x", "y"]]), some(activity=IDS, channel=IDS))
NEXT = st.one_of(IDS, some(to=IDS, when=WORDS, share=SHARE, wait=TIME))
PAIN = st.one_of(WORDS, st.fixed_dictionaries({"text": WORDS}, optional={"id": IDS, "severity": st.just("high")}))
CHANCE = st.fixed_dictionaries(
    {"text": WORDS}, optional={"addresses": IDS, "status": st.sampled_from(["idea", "done"]), "owner": WORDS}
)
TOUCHPOINT = st.one_of(
    WORDS,
    some(
        id=IDS,
        name=WORDS,
        channel=st.one_of(IDS, st.lists(IDS, min_size=1, max_size=2)),
        initiator=IDS,
        emotion=FELT,
        quote=WORDS,
        personas=st.dictionaries(IDS, st.one_of(st.just("skips"), some(emotion=FELT, quote=WORDS)), max_size=2),
        optional=st.one_of(st.booleans(), SHARE),
        starts=st.one_of(st.booleans(), SHARE),
        planned=st.booleans(),
        moment_of_truth=st.booleans(),
        pain_points=st.lists(PAIN, max_size=2),
        opportunities=st.lists(CHANCE, max_size=2),
        owner=st.one_of(WORDS, some(responsible=WORDS)),
        evidence=st.sampled_from(["assumed", "measured", "survey"]),
        wait=TIME,
        respond_within=EXACT,
        support=WORDS,
        replaces=IDS,
        journey=IDS,
        metrics=st.sampled_from([["csat"], {"csat": 3}]),
        next=st.lists(NEXT, max_size=3),
        match=MATCH,
        x_own=WORDS,
    ),
)
STAGE = some(
    id=IDS, name=WORDS, order=st.just("any"), owner=WORDS, channel=IDS, pain_points=st.lists(PAIN, max_size=1),
    touchpoints=st.lists(TOUCHPOINT, max_size=4),
)  # fmt: skip
OUTCOME = st.fixed_dictionaries(
    {"kind": st.sampled_from(["success", "failure"])},
    optional={"anywhere": st.booleans(), "then": IDS, "match": MATCH, "name": WORDS},
)
BUDGET = some(min=SHARE, max=SHARE, within=EXACT)
JOURNEY = st.fixed_dictionaries(
    {"journeymap": st.just("1")},
    optional={
        "id": IDS,
        "name": WORDS,
        "status": st.sampled_from(["draft", "review"]),
        "owner": WORDS,
        "personas": st.dictionaries(IDS, WORDS, max_size=3),
        "channels": st.dictionaries(IDS, some(name=WORDS, kind=st.just("automated")), max_size=2),
        "stages": st.lists(STAGE, max_size=3),
        "outcomes": st.dictionaries(IDS, OUTCOME, max_size=3),
        "match": st.dictionaries(IDS, MATCH, max_size=2),
        "funnel": st.lists(IDS | st.lists(IDS, min_size=1, max_size=2), max_size=2),
        "funnel-within": st.sampled_from(["7d", "2w"]),
        "events": some(case=IDS, segments=IDS),
        "expect": some(conversion=BUDGET, touchpoints=st.dictionaries(IDS, some(drop_off=BUDGET), max_size=2)),
        "segments": st.dictionaries(IDS, st.dictionaries(IDS, IDS, max_size=1), max_size=2),
        "what-if": st.dictionaries(IDS, some(name=WORDS, changes=some(touchpoint=IDS, wait=st.just("2d"))), max_size=2),
    },
)


def read(data, indent=1):
    document, faults = parse_document("j.yaml", json.dumps(data, indent=indent, ensure_ascii=False))
    journey, more = validate(document, Journey, languages_in(document.data))
    assert journey is not None
    return JourneyFile("j.yaml", resolve(journey, "j.yaml"), (document,), (*faults, *more))


def changes(old, new):
    return changes_between(pair_up(old, new, mentions_in([old, new])))


def unfolded(value, key=""):
    """The same in long forms, keys in another order."""
    if isinstance(value, dict):
        if key == "personas":  # their order matters on the map
            return {name: unfolded(entry, "persona") for name, entry in value.items()}
        return {name: unfolded(entry, name) for name, entry in reversed(value.items())}
    if isinstance(value, list):
        return [unfolded(entry, key) for entry in value]
    short = {"touchpoints": "name", "pain-points": "text", "next": "to", "support": "name", "owner": "accountable"}
    if key in short and value not in ("", None):
        return {short[key]: value}
    return "48h" if value == "2d" and key == "respond-within" else value


@given(JOURNEY)
def test_a_journey_does_not_differ_from_itself_however_it_is_written(data):
    assert changes(read(data), read(data)) == []
    assert changes(read(data), read(unfolded(data), indent=None)) == []


@given(JOURNEY, JOURNEY)
def test_any_two_can_be_compared_and_every_change_has_a_place(old, new):
    left, right = read(old), read(new)
    found = changes(left, right)
    for change in found:
        assert change.kind in KINDS
        assert change.place is not None
        assert change.place.file == "j.yaml"
        assert change.message.strip()
        assert "\n" not in change.message
    ranks = [change.grade.rank for change in found]
    assert ranks == sorted(ranks)
    assert found == changes(left, right)
    assert len(set(found)) == len(found)


def lone(found, sign):
    """What is only on one side: parts by id, pain points and opportunities by their words, the rest by kind."""
    kept = [change for change in found if change.sign == sign]
    by_id = {"touchpoint", "stage", "outcome", "persona", "what-if", "declaration"}
    named = [(change.kind.rpartition("-")[0], change) for change in kept]
    return sorted((kind, change.element if kind in by_id else change.old or change.new) for kind, change in named)


@given(JOURNEY, JOURNEY)
def test_what_is_gone_in_one_direction_is_new_in_the_other(old, new):
    left, right = read(old), read(new)
    there, back = changes(left, right), changes(right, left)
    assert lone(there, "-") == lone(back, "+")
    assert lone(there, "+") == lone(back, "-")


@given(st.permutations(range(8)), st.permutations(range(8)))
def test_what_did_not_move_stands_in_the_same_order(old, new):
    left, right = [str(each) for each in old], [str(each) for each in new]
    out = set(moved(left, right))
    assert [each for each in left if each not in out] == [each for each in right if each not in out]
    assert len(out) == len(set(moved(right, left)))
