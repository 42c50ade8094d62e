"""Decisive touchpoints: the fixed points against all strategies of the provider, tried one by one, and journeys in words."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeymap as jm
from journeymap.simulate.chain import chain_of
from journeymap.simulate.decisive import decisions, decisions_of, measured_ways

STEPS = ("a", "b", "c", "d")
ENDS = {"won": "success", "left": "failure", "gone": "neutral"}
OURS = ("provider", "garage")


@pytest.fixture(scope="module")
def graph_of(tmp_path_factory):
    """Compile a journey from its YAML."""
    file = tmp_path_factory.mktemp("decisive") / "journey.yaml"

    def compile_text(text):
        file.write_text("journeymap: 1\nname: Test\n" + text, encoding="utf-8")
        return jm.load(file).graph

    return compile_text


@st.composite
def journeys(draw):
    """Each touchpoint's initiator and where it leads, and whether people may leave anywhere."""
    parts = {
        step: (
            draw(st.sampled_from(["customer", "provider", "garage", "mother"])),
            draw(st.booleans()) and draw(st.booleans()),
            draw(st.lists(st.sampled_from([*STEPS, *ENDS]), unique=True, min_size=1, max_size=3)),
        )
        for step in STEPS
    }
    return parts, draw(st.booleans()) and draw(st.booleans())


def written(parts, anywhere):
    rows = [
        f"    - {{id: {step}, name: {step}, initiator: {by}, one-way: {str(sent).lower()}, next: [{', '.join(ways)}]}}"
        for step, (by, sent, ways) in parts.items()
    ]
    left = ", anywhere: true" if anywhere else ""
    return "\n".join(
        [
            "actors: {garage: {name: G, role: partner}, mother: {name: M}}",
            "stages:",
            "- id: all",
            "  touchpoints:",
            *rows,
            f"outcomes: {{won: {{}}, left: {{kind: failure{left}}}, gone: {{kind: neutral}}}}",
            "",
        ]
    )


def is_ours(parts, anywhere, to):
    if to in ENDS:
        return not (anywhere and to == "left")
    return parts[to][0] in OURS or parts[to][1]


def wins(choice, theirs, start):
    """Whether every walk from here ends at the success if the provider keeps to a choice: no stop before, no circle."""

    def walk(node, path):
        if node in ENDS:
            return node == "won"
        if node in path or choice[node] is None:
            return False
        return all(walk(to, path | {node}) for to in {choice[node], *theirs[node]})

    return walk(start, frozenset())


def tried(parts, anywhere):
    """Decisions by trying every strategy of the provider, and every walk."""
    ways = {step: {*part[2], *(["left"] if anywhere else [])} for step, part in parts.items()}
    ours = {step: [to for to in sorted(ways[step]) if is_ours(parts, anywhere, to)] for step in STEPS}
    theirs = {step: ways[step] - set(ours[step]) for step in STEPS}
    plans = [dict(zip(STEPS, plan, strict=True)) for plan in itertools.product(*([None, *ours[one]] for one in STEPS))]

    def reaches(node, seen):
        return node == "won" or any(reaches(to, seen | {node}) for to in ways.get(node, ()) if to not in seen)

    found = {}
    for step in STEPS:
        sure = any(wins(plan, theirs, step) for plan in plans)
        found[step] = "guaranteed" if sure else "decided" if reaches(step, frozenset()) else "lost"
    return found


@settings(max_examples=60)
@given(journey=journeys())
def test_fixed_points_are_what_strategies_give(graph_of, journey):
    graph = graph_of(written(*journey))
    assert decisions(graph) == tried(*journey)


LOAN = """
actors: {assessor: {name: Assessor, role: provider}}
stages:
- id: all
  touchpoints:
  - {id: applies, name: Applies, next: [offer, check]}
  - {id: check, name: Is checked, initiator: assessor, next: [offer, declined]}
  - {id: offer, name: Gets an offer, initiator: provider, next: [signs, asks]}
  - {id: asks, name: Asks again, next: [asks, complains]}
  - {id: complains, name: Complains, next: [asks]}
  - {id: signs, name: Signs, next: transfer}
  - {id: transfer, name: Gets the money, initiator: provider, next: paid}
outcomes: {paid: {}, declined: {kind: failure}}
"""


def test_a_loan_in_words(graph_of):
    found = decisions_of(graph_of(LOAN))
    assert found.touchpoints == {
        "applies": "decided",
        "check": "decided",
        "offer": "decided",
        "asks": "lost",
        "complains": "lost",
        "signs": "guaranteed",
        "transfer": "guaranteed",
    }
    assert found.start == "decided"
    # after the offer it is settled, by signing or by asking; a refusal settles it too
    assert found.boundary == ("check", "offer")


def test_where_people_may_leave_anywhere_nothing_is_guaranteed(graph_of):
    leave = "declined: {kind: failure}, gone: {kind: failure, anywhere: true}"
    found = decisions_of(graph_of(LOAN.replace("declined: {kind: failure}", leave)))
    assert set(found.touchpoints.values()) == {"decided", "lost"}
    assert found.boundary == ("check", "offer", "transfer")


def test_unplanned_touchpoints_are_not_in_the_game(graph_of):
    text = LOAN.replace("name: Complains,", "name: Complains, planned: false,").replace("asks, complains", "asks")
    assert "complains" not in decisions(graph_of(text))


def test_without_a_success_nothing_can_be_said(graph_of):
    found = decisions_of(
        graph_of("stages: [{id: s, touchpoints: [{id: a, name: A}]}]\noutcomes: {left: {kind: failure}}\n")
    )
    assert (found.touchpoints, found.start, found.boundary) == ({}, None, ())


def test_one_of_any_order_and_a_success_that_may_come_anywhere(graph_of):
    text = """
stages:
- id: first
  order: any
  touchpoints: [{id: form, name: Form, initiator: provider}, {id: photo, name: Photo, initiator: provider}]
- {id: last, touchpoints: [{id: answer, name: Answer, initiator: provider}]}
outcomes: {won: {WHERE}}
"""
    everywhere = decisions(graph_of(text.replace("{WHERE}", "{anywhere: true}")))
    assert everywhere == dict.fromkeys(["form", "photo", "answer"], "guaranteed")
    asked = text.replace("{WHERE}", "{}").replace("name: Photo, initiator: provider", "name: Photo")
    assert decisions(graph_of(asked)) == dict.fromkeys(["form", "photo", "answer"], "guaranteed")
    # the customer may go round between form and photo for ever
    round_and_round = asked.replace("name: Form, initiator: provider", "name: Form")
    assert decisions(graph_of(round_and_round)) == {"form": "decided", "photo": "decided", "answer": "guaranteed"}


def test_on_measured_ways(graph_of):
    graph = graph_of(LOAN)
    rows = {
        ("applies",): {"check": 1.0},
        ("check",): {"offer": 0.6, "declined": 0.2},
        ("applies", "check"): {"declined": 1.0},
    }
    rows |= {("offer",): {"asks": 1.0, "signs": 0.0}, ("asks",): {}, ("signs",): {"paid": 1.0}}
    chain = chain_of(
        rows, {"applies": 1.0}, {"paid": "success", "declined": "failure"}, touchpoints=list(graph.touchpoints)
    )
    ways = measured_ways(chain)
    assert ("offer", "signs") not in ways
    assert ("start", "applies") in ways
    found = decisions_of(graph, ways)
    assert found.touchpoints["offer"] == "lost"
    assert found.touchpoints["signs"] == "guaranteed"
    assert found.start == "lost"
    assert found.boundary == ()
