"""One arrow leads into the frame of an `order: any` stage, and one out of it."""

from journeymap.render.map.bands.routes import routes
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import tell

TESTS = {"id": "tests", "order": "any", "touchpoints": ["Eyes", {"name": "Ears", "optional": True}, "Nose"]}


def drawn(graph) -> set[tuple[str, str]]:
    story = tell(graph, None, None, None)
    sheet = Sheet(story, story.columns, 100.0)
    return {(route.source.id, route.target.id) for route in routes(sheet)}


def journey(*first):
    return {"stages": [{"name": "A", "touchpoints": list(first)}, TESTS, {"name": "C", "touchpoints": ["Result"]}]}


def test_one_way_in_and_one_out(build):
    assert drawn(build(journey("Comes"))) == {("comes", "eyes"), ("nose", "result")}


def test_past_an_optional_step_there_is_one_more(build):
    ways = drawn(build(journey("Comes", {"name": "Waits", "optional": True})))
    assert ways == {("comes", "waits"), ("comes", "eyes"), ("waits", "eyes"), ("nose", "result")}


def test_a_condition_keeps_its_arrow(build):
    ways = drawn(build(journey({"name": "Comes", "next": ["tests", {"to": "nose", "when": "it runs"}]})))
    assert ways == {("comes", "eyes"), ("comes", "nose"), ("nose", "result")}
