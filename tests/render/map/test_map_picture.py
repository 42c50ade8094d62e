"""What the map shows and how it is written: the portable subset, ids, drafts, pages, hostile text."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from journeymap.api import load
from journeymap.diagnostics import JourneyError
from journeymap.render.map import render_map, render_pages
from journeymap.render.map.pages import draw_pages
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.story import tell

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "metadata", "g", "rect", "circle", "path", "text"}
ATTRIBUTES = {
    *("viewBox", "width", "height", "role", "lang", "id", "aria-labelledby", "transform", "data-step", "data-band"),
    *("x", "y", "rx", "cx", "cy", "r", "d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"),
    *("stroke-linejoin", "font-family", "font-size", "font-weight", "text-anchor"),
}
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2212\ufe0f]")
EXAMPLES = ("motor-claim", "loan-application", "sketch")
SKETCH = {
    "name": "Sketch",
    "stages": [
        {"name": "Buy", "touchpoints": ["Looks around", {"name": "Pays", "emotion": -2, "pain-points": "Refused"}]},
        {"name": "Later"},
    ],
}


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


def all_words(svg: str) -> str:
    return " ".join(texts(svg))


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("page", ["a3", "a4", "slide", "auto"])
def test_only_the_portable_subset_is_written(root: Path, name: str, page: str):
    for svg in render_pages(load(root / "examples" / name / "journey.yaml").graph, page=page, language="pl"):
        for element in ET.fromstring(svg).iter():
            assert element.tag.removeprefix(SVG) in ELEMENTS
            assert set(element.attrib) <= ATTRIBUTES
            if element.tag == f"{SVG}text":
                words = element.text or ""
                assert words == words.strip()
                assert words
                assert not EMOJI.search(words)
                assert not list(element)


def test_hostile_text_stays_text(build):
    nasty = '</text><script>alert(1)</script><g onload="x"> & "quotes" \'too\''
    graph = build({"name": nasty, "stages": [{"name": nasty, "touchpoints": [{"id": 'a"b', "name": nasty}]}]})
    svg = render_map(graph, id_prefix='"><script>')
    root = ET.fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert [group.get("data-step") for group in root.iter(f"{SVG}g") if group.get("data-step")] == ['a"b']


def test_controls_and_emoji_are_not_drawn(build):
    name = "Pays\u0000 \u202eback\u200e 😀 now\nplease"
    graph = build({"name": "x", "stages": [{"name": "s", "touchpoints": [name]}]})
    assert "Pays back now please" in all_words(render_map(graph))


def test_a_minus_becomes_a_dash_that_every_font_has(build):
    graph = build({"name": "x", "stages": [{"name": "costs −5", "touchpoints": ["a"]}]})
    assert "costs –5" in texts(render_map(graph))


def test_every_step_has_its_group_with_its_words(root: Path):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    groups = [group for group in ET.fromstring(render_map(graph)).iter(f"{SVG}g") if group.get("data-step")]
    planned = [key for key, part in graph.touchpoints.items() if part.planned]
    assert [group.get("data-step") for group in groups] == planned
    decision = next(group for group in groups if group.get("data-step") == "decision")
    assert "Nine days, and nobody says a word." in (decision.findtext(f"{SVG}title") or "")


def test_a_picture_says_what_it_shows(root: Path):
    svg = render_map(load(root / "examples/motor-claim/journey.yaml").graph, id_prefix="map-")
    top = ET.fromstring(svg)
    assert top.get("role") == "img"
    assert top.get("aria-labelledby") == "map-title map-desc"
    assert top.find(f"{SVG}title").get("id") == "map-title"
    assert "14 steps in 5 stages" in (top.findtext(f"{SVG}desc") or "").replace("\N{NO-BREAK SPACE}", " ")


def test_a_draft_draws_and_marks_what_is_missing(build):
    words = all_words(render_map(build(SKETCH)))
    assert "no steps yet" in words
    assert "no persona yet" in words
    assert "no emotion given" in words
    assert "2a" in words


def test_a_map_under_review_does_not_mark(build):
    words = all_words(render_map(build({**SKETCH, "status": "review"})))
    assert "no persona yet" not in words


def test_a_draft_without_anything_draws(build):
    assert "no stage yet" in all_words(render_map(build({"name": "Nothing yet"})))


def test_a_draft_without_emotions_says_so(build):
    graph = build({"name": "x", "stages": [{"name": "s", "touchpoints": ["a", "b"]}]})
    assert "no emotion given" in texts(render_map(graph))


def test_unplanned_contacts_are_drawn_apart(root: Path):
    svg = render_map(load(root / "examples/motor-claim/journey.yaml").graph)
    assert any(words.startswith("U1") for words in texts(svg))
    assert "U1a" in texts(svg)


def test_the_language_is_that_of_the_words_and_the_texts(root: Path):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    polish = render_map(graph, language="pl")
    assert "Kanały" in texts(polish)
    assert 'lang="pl"' in polish
    assert "Channels" not in texts(polish)
    assert "Channels" in texts(render_map(graph))


def test_another_persona_has_another_line(root: Path):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    marek = render_map(graph, persona="marek")
    assert "Marek Wójcik, 61" in texts(marek)
    assert marek != render_map(graph, persona="anna")


def test_an_unknown_persona_is_misuse(root: Path):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    with pytest.raises(JourneyError) as caught:
        render_map(graph, persona="ana")
    assert "anna" in caught.value.hint


def test_an_unknown_page_is_misuse(build):
    with pytest.raises(JourneyError):
        render_map(build(SKETCH), page="a7")


def test_long_journeys_go_to_pages_at_stage_boundaries(build):
    stages = [{"name": f"S{stage}", "touchpoints": [f"Step {stage}.{step}" for step in range(5)]} for stage in range(6)]
    pages = render_pages(build({"name": "Long", "stages": stages}))
    assert len(pages) == 3
    shown = [re.findall(r'data-step="step-(\d)-\d"', page) for page in pages]
    assert [sorted(set(found)) for found in shown] == [["0", "1"], ["2", "3"], ["4", "5"]]
    assert all(f"page {number} of 3" in all_words(page) for number, page in enumerate(pages, 1))
    whole = ET.fromstring(render_map(build({"name": "Long", "stages": stages}), page="auto"))
    assert len([1 for group in whole.iter(f"{SVG}g") if group.get("data-step")]) == 30


def test_results_are_drawn_on_the_same_columns(build, measure):
    data = {
        "name": "Claim",
        "status": "review",
        "stages": [{"name": "s", "touchpoints": [{"id": "a", "name": "Reports", "respond-within": "5d"}, "b", "c"]}],
    }
    graph = build(data)
    shown = [
        words.replace("\N{NO-BREAK SPACE}", " ")
        for words in texts(render_map(graph, measure(graph, 2880, 0.12, 777600.0)))
    ]
    assert "58 %" in shown
    assert "–12.0 points" in shown
    assert "n 2,880" in shown
    assert "12 % (10–14)" in shown
    assert "not in the log" in shown
    assert "9 d, promised 5 d" in shown


def test_small_cells_are_hidden(build, measure):
    graph = build({"name": "Claim", "status": "review", "stages": [{"name": "s", "touchpoints": ["a", "b", "c"]}]})
    shown = [
        words.replace("\N{NO-BREAK SPACE}", " ") for words in texts(render_map(graph, measure(graph, 4, 0.5, 60.0)))
    ]
    assert not any(words.startswith("n ") for words in shown)
    assert " ".join(shown).count("fewer than 5") == 2


def test_the_wait_of_a_side_step_before_an_empty_stage_keeps_to_its_column(build):
    side = {"respond-within": "1h"}
    steps = [
        {"id": "a", "name": "a", "next": "d"},
        {"id": "b", "name": "b", **side},
    ]
    stages = [
        {"name": "s", "touchpoints": steps},
        {"name": "empty"},
        {"name": "t", "touchpoints": [{"id": "c", "name": "c", **side}, {"id": "d", "name": "d"}]},
    ]
    story = tell(build({"name": "x", "stages": stages}), None, "en", None)
    page = draw_pages(story, "auto")[0]
    assert faults(page.canvas, page.width, page.height) == []
    assert [box.text for box in page.canvas.texts].count("promised\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}h") == 2
