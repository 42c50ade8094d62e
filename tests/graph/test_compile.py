"""How order, `next`, shares and stages become transitions."""

import pytest

from journeymap.graph.compile import LOST, START, compile_journey
from journeymap.model.read import read_journey


@pytest.fixture
def ways(tmp_path):
    """Compile stages written in YAML; the ways as (from, to, reason, share)."""

    def compiled(stages: str, outcomes: str = "{done: {kind: success}}"):
        file = tmp_path / "journey.yaml"
        file.write_text(f"journeymap: 1\nname: J\noutcomes: {outcomes}\nstages:\n{stages}", encoding="utf-8")
        read = read_journey(str(file))
        assert not read.diagnostics, read.diagnostics
        graph = compile_journey(read.journey)
        return {
            (way.source, way.target, way.reason, None if way.share is None else round(way.share, 6))
            for way in graph.transitions
        }

    return compiled


def test_order_means_sequence_and_the_last_leads_to_the_only_success(ways):
    found = ways("- touchpoints: [a, b]\n- touchpoints: [c]", "{won: {kind: success}, gone: {kind: failure}}")
    assert found == {
        (START, "a", "start", 1.0),
        ("a", "b", "sequence", 1.0),
        ("b", "c", "sequence", 1.0),
        ("c", "won", "sequence", 1.0),
    }


@pytest.mark.parametrize("outcomes", ["{x: {kind: success}, y: {kind: success}}", "{x: {kind: failure}}"])
def test_the_last_leads_nowhere_without_exactly_one_success(ways, outcomes):
    assert ways("- touchpoints: [a]", outcomes) == {(START, "a", "start", 1.0)}


def test_the_rest_goes_to_the_following_touchpoint(ways):
    found = ways("- touchpoints: [{name: a, next: [{to: c, when: late, share: 30%}]}, b, c]")
    assert ("a", "c", "next", 0.3) in found
    assert ("a", "b", "sequence", 0.7) in found


def test_a_condition_without_a_share_leaves_the_rest_open(ways):
    found = ways("- touchpoints: [{name: a, next: {to: c, when: late}}, b, c]")
    assert ("a", "c", "next", None) in found
    assert ("a", "b", "sequence", None) in found


@pytest.mark.parametrize("ways_on", ["c", "[{to: c, share: 40%}, {to: done, share: 60%}]", "[c, {to: done, when: x}]"])
def test_nobody_drifts_on_where_next_says_it_all(ways, ways_on):
    found = ways(f"- touchpoints: [{{name: a, next: {ways_on}}}, b, c]")
    assert not {way for way in found if way[:2] == ("a", "b")}


def test_a_stage_is_entered_at_its_first_touchpoint(ways):
    found = ways("- touchpoints: [{name: a, next: later}]\n- touchpoints: [b]\n- {id: later, touchpoints: [c, d]}")
    assert ("a", "c", "next", 1.0) in found


def test_order_any_is_entered_anywhere_and_leads_all_around_and_on(ways):
    found = ways("- touchpoints: [a]\n- {order: any, touchpoints: [b, c]}\n- touchpoints: [d]")
    assert found == {
        (START, "a", "start", 1.0),
        ("a", "b", "sequence", None),
        ("a", "c", "sequence", None),
        ("b", "c", "any-order", None),
        ("c", "b", "any-order", None),
        ("b", "d", "sequence", None),
        ("c", "d", "sequence", None),
        ("d", "done", "sequence", 1.0),
    }


def test_a_share_into_a_stage_in_any_order_spreads_over_its_entries(ways):
    found = ways(
        "- touchpoints: [{name: a, next: [{to: side, share: 30%}, {to: d, share: 50%}, {to: gone, when: late}]}, d]\n"
        "- {id: side, order: any, touchpoints: [b, c, {name: e, next: side}]}",
        "{done: {kind: success}, gone: {kind: failure}}",
    )
    assert {("a", "b", "next", 0.1), ("a", "c", "next", 0.1), ("a", "e", "next", 0.1), ("a", "d", "next", 0.5)} <= found
    assert {way for way in found if way[0] == "e"} == {("e", "b", "next", None), ("e", "c", "next", None)}


def test_a_share_into_a_stage_of_which_some_may_be_left_out_stays_open(ways):
    found = ways(
        "- touchpoints: [{name: a, next: {to: side, share: 30%}}, d]\n"
        "- {id: side, order: any, touchpoints: [b, {name: c, optional: 60%}]}"
    )
    into = {way for way in found if way[0] == "a" and way[1] in ("b", "c")}
    assert into == {("a", "b", "next", None), ("a", "c", "next", None)}


def test_a_journey_may_begin_with_a_stage_in_any_order(ways):
    found = ways("- {order: any, touchpoints: [b, c]}")
    assert {way for way in found if way[0] == START} == {(START, "b", "start", None), (START, "c", "start", None)}


def test_an_optional_step_in_any_order_adds_no_second_way(ways):
    found = ways("- touchpoints: [a]\n- {order: any, touchpoints: [b, {name: c, optional: true}]}\n- touchpoints: [d]")
    assert not {way for way in found if way[2] == "past-optional"}


def test_a_stage_in_any_order_is_led_past_only_if_all_of_it_is_optional(ways):
    both = "{name: b, optional: true}, {name: c, optional: true}"
    found = ways(f"- touchpoints: [a]\n- {{order: any, touchpoints: [{both}]}}\n- touchpoints: [d]")
    assert ("a", "d", "past-optional", None) in found


def test_what_leads_to_an_optional_step_leads_past_it_too(ways):
    found = ways("- touchpoints: [a, {name: b, optional: 60%}, {name: c, optional: 50%}, d, {name: e, next: b}]")
    leaving_a = {way for way in found if way[0] == "a"}
    assert leaving_a == {
        ("a", "b", "sequence", 0.6),
        ("a", "c", "past-optional", 0.2),
        ("a", "d", "past-optional", 0.2),
    }
    assert ("e", "d", "past-optional", 0.2) in found


def test_a_first_step_that_is_optional_may_be_left_out(ways):
    found = ways("- touchpoints: [{name: a, optional: 25%}, b]")
    assert {way for way in found if way[0] == START} == {
        (START, "a", "start", 0.25),
        (START, "b", "past-optional", 0.75),
    }


def test_journeys_start_first_and_wherever_it_is_said(ways):
    found = ways("- touchpoints: [a, {name: b, starts: 45%}, {name: c, planned: false, starts: true}]")
    assert {way for way in found if way[0] == START} == {(START, "a", "start", 0.55), (START, "b", "start", 0.45)}


def test_a_start_without_a_share_leaves_the_others_open(ways):
    found = ways("- touchpoints: [a, {name: b, starts: true}]")
    assert {way[3] for way in found if way[0] == START} == {None}


def test_a_one_way_message_stays_a_step_and_an_unplanned_one_is_on_no_path(ways):
    found = ways("- touchpoints: [{name: a, next: u}, {name: m, one-way: true}, {name: u, planned: false, next: c}, c]")
    assert {way[:2] for way in found} == {(START, "a"), ("m", "c"), ("c", "done")}


def test_repeats_is_no_way(ways):
    found = ways("- touchpoints: [{name: a, repeats: 45%}]")
    assert {way[:2] for way in found} == {(START, "a"), ("a", "done")}


def test_an_outcome_anywhere_is_led_to_from_every_planned_step_once(ways):
    outcomes = "{done: {kind: success}, gone: {kind: failure, anywhere: true}}"
    found = ways("- touchpoints: [a, {name: b, next: [{to: gone, when: x}]}, {name: u, planned: false}]", outcomes)
    assert {way for way in found if way[1] == "gone"} == {
        ("a", "gone", "anywhere", None),
        ("b", "gone", "next", None),
    }


def test_a_switch_is_planned_where_two_steps_share_no_channel(tmp_path):
    file = tmp_path / "j.yaml"
    touchpoints = "{id: a, channel: [web, app]}, {id: b, channel: [app, phone]}, {id: c, channel: web}, {id: d}"
    file.write_text(f"journeymap: 1\nstages: [{{name: S, touchpoints: [{touchpoints}]}}]", encoding="utf-8")
    graph = compile_journey(read_journey(str(file)).journey)
    assert {way.source: way.switches for way in graph.transitions if way.source != START} == {
        "a": False,
        "b": True,
        "c": False,
        "d": False,
    }


def test_the_wait_of_the_way_goes_before_that_of_the_step(tmp_path):
    file = tmp_path / "j.yaml"
    touchpoints = "{id: a, wait: 2d, next: [{to: c, when: x, wait: 5d}]}, b, c"
    file.write_text(f"journeymap: 1\nstages: [{{name: S, touchpoints: [{touchpoints}]}}]", encoding="utf-8")
    waits = {
        way.target: way.wait.text for way in compile_journey(read_journey(str(file)).journey).transitions if way.wait
    }
    assert waits == {"c": "5d", "b": "2d"}


def test_a_step_that_is_a_whole_journey_is_one_node(ways):
    found = ways("- touchpoints: [a, {name: repair, journey: garage-visit, next: [{to: done, when: collected}]}, b]")
    assert {way[1] for way in found if way[0] == "repair"} == {"done", "b"}


def test_ids_used_twice_or_reserved_do_not_confuse_the_nodes(ways):
    found = ways("- touchpoints: [{id: a}, {id: start}, {id: lost}, {id: a}, {id: b}]")
    assert {way[:2] for way in found} == {(START, "a"), ("a", "b"), ("b", "done")}


def test_nodes_are_in_the_order_of_the_file(root):
    graph = compile_journey(read_journey(str(root / "examples/sketch/journey.yaml")).journey)
    assert next(iter(graph.network)) == START
    assert list(graph.network)[-1] == LOST
    assert list(graph.network)[1:-2] == list(graph.touchpoints)
