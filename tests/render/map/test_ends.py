"""Where the curve ends, where waits stand, and what must not be torn apart by the end of a page."""

import re
from xml.etree import ElementTree as ET

from journeymap.render.map import render_map
from journeymap.render.map.bands.waits import waiting
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.facts import unfelt
from journeymap.render.map.pages import _parted
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.stacking import stacked
from journeymap.render.map.story import tell

TEXT = "{http://www.w3.org/2000/svg}text"


def words(graph) -> str:
    return " ".join(element.text or "" for element in ET.fromstring(render_map(graph)).iter(TEXT))


def journey(*last):
    felt = [{"name": "Asks", "emotion": -1}, {"name": "Gets it", "emotion": 1}]
    return {"stages": [{"name": "A", "touchpoints": [*felt, *last]}]}


def test_the_end_is_named_where_it_is_known(build):
    assert "End +1.0" in words(build(journey()))
    assert "End +1.0" in words(build(journey({"name": "Gets a letter", "one-way": True})))


def test_the_last_known_emotion_is_not_the_end(build):
    assert "End" not in words(build(journey("Uses it", "Brings it back")))


def test_the_line_of_visibility_stays_with_what_is_behind_it(build):
    lanes = {"frontstage": "Greets", "backstage": ["Looks up", "Prints"], "support": "Register"}
    story = tell(build(journey({"name": "Comes", **lanes})), None, None, None)
    sheet = Sheet(story, story.columns, 1123.0)
    for high in range(560, 1200, 10):
        for stack in _parted(stacked(sheet), float(high)):
            assert stack.bands[-1].name != "visibility"


def test_waits_of_side_steps_alone_stay_in_their_band(build):
    asks = {"name": "Asks", "next": ["gets-it", {"to": "rings", "when": "it fails"}]}
    rings = {"name": "Rings", "wait": "2d", "next": "gets-it"}
    story = tell(build({"stages": [{"name": "A", "touchpoints": [asks, rings, "Gets it"]}]}), None, None, None)
    block = waiting(Sheet(story, story.columns, 1123.0))
    canvas = Canvas()
    block.draw(canvas, 100.0, block.height)
    heights = [float(y) for y in re.findall(r' cy="([0-9.]+)"', str(canvas))]
    assert heights
    assert all(100 < y < 100 + block.height for y in heights)


def test_nobody_is_asked_how_a_skipped_step_feels(build):
    asks = {"name": "Asks", "personas": {"ana": "skips"}}
    graph = build({"personas": {"ana": "Ana"}, "stages": [{"name": "A", "touchpoints": [asks, "Pays"]}]})
    steps = list(tell(graph, None, None, None).steps.values())
    assert [step.id for step in unfelt(tell(graph, None, None, None), steps)] == ["pays"]
