"""The main line: the way most customers of a persona take."""

from journeymap.graph.compile import compile_journey
from journeymap.graph.mainline import main_line, skipped_by
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve


def build(data):
    return compile_journey(resolve(Journey.model_validate(data), "made.yaml"))


def lines(graph, skipped=()):
    return main_line(graph, frozenset(skipped))


def steps(*parts):
    return {"name": "x", "stages": [{"name": "s", "touchpoints": list(parts)}]}


def test_a_detour_is_off_the_main_line():
    asks = {"id": "a", "name": "a", "next": [{"to": "d", "share": "78%"}, {"to": "b", "share": "22%"}]}
    assert lines(build(steps(asks, {"id": "b", "name": "b"}, "c", {"id": "d", "name": "d"}))) == ["a", "d"]


def test_optional_steps_stay_on_the_main_line():
    graph = build(steps("a", {"id": "b", "name": "b", "optional": "10%"}, "c"))
    assert lines(graph) == ["a", "b", "c"]


def test_a_condition_without_a_share_is_the_exception():
    graph = build(
        steps({"id": "a", "name": "a", "next": {"to": "c", "when": "it fails"}}, "b", {"id": "c", "name": "c"})
    )
    assert lines(graph) == ["a", "b", "c"]


def test_what_a_persona_skips_is_off_its_line():
    graph = build(steps("a", "b", "c"))
    assert lines(graph, ["a"]) == ["b", "c"]


def test_who_skips_the_start_begins_below_it():
    graph = build(steps("a", "b", {"id": "c", "name": "c", "starts": "12%"}))
    assert lines(graph, ["a"]) == ["b", "c"]
    assert lines(graph, ["a", "b", "c"]) == []


def test_a_way_that_leads_nowhere_does_not_end_the_line():
    graph = build(steps({"id": "a", "name": "a", "next": "nobody-knows"}, "b"))
    assert lines(graph) == ["a", "b"]


def test_the_steps_that_a_persona_leaves_out():
    graph = build(steps("a", {"id": "b", "name": "b", "personas": {"ana": "skips", "bo": {"emotion": "1"}}}))
    assert [skipped_by(graph, persona) for persona in ("ana", "bo", "")] == [{"b"}, set(), set()]
