"""Quotes: in the marks of the language, which stand where the quote begins and ends, whichever way it runs."""

import pytest

from journeymap.render.map.story import tell
from journeymap.render.map.text.direction import LEFT, RIGHT

ARABIC = "رحلة العميل (ثلاثة)"


def spoken(build, text: str, language: str = "en") -> str:
    steps = [{"id": "call", "name": "Calls", "quote": text}]
    graph = build({"id": "a", "name": "A", "language": language, "stages": [{"name": "S", "touchpoints": steps}]})
    return tell(graph, None, None, None).spoken(graph.touchpoints["call"].quote)


@pytest.mark.parametrize("written", ["Why?", '"Why?"', "„Why?”", " “Why?” "])
def test_a_quote_has_marks_once(build, written: str):
    assert spoken(build, written) == "“Why?”"
    assert spoken(build, written, "pl") == "„Why?”"


@pytest.mark.parametrize("nothing", ["\u200b", '""', "\u202e"])
def test_nothing_said_is_not_quoted(build, nothing: str):
    assert spoken(build, nothing) == ""


def test_marks_around_a_quote_from_the_right_are_at_its_ends(build):
    said = spoken(build, ARABIC)
    assert said.strip(LEFT + RIGHT) == f"“{ARABIC}”"
    assert said.startswith(RIGHT)
    assert said.endswith(RIGHT + LEFT)
