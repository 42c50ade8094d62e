"""A map says in words what it shows, names its steps and bands, and tells programs what is in it."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.api import load
from journeymap.render.map import render_map, render_pages

SVG = "{http://www.w3.org/2000/svg}"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def graph(root: Path):
    return load(root / "examples/motor-claim/journey.yaml").graph


def tree(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def told(svg: str) -> str:
    return (tree(svg).findtext(f"{SVG}desc") or "").replace(NBSP, " ")


def test_the_description_says_what_the_picture_says(graph, motor_overlay):
    words = told(render_map(graph, motor_overlay))
    assert words.startswith("Silence costs us most")
    assert "14 steps in 5 stages." in words
    assert "Decide: 8 Shows the car to the inspector, 9 Gets the decision." in words
    assert "Hardest moment: step 9, Gets the decision, –1.8." in words
    assert "“Nine days, and nobody says a word.”" in words
    assert "Biggest loss: step 8: –10.9 points, 15 % of those there" in words
    assert ".." not in words
    assert ".”." not in words


def test_the_description_is_in_the_language_of_the_map(graph):
    assert "14 kroków, 5 etapów" in told(render_map(graph, language="pl"))


def test_every_page_says_which_it_is(graph):
    pages = render_pages(graph, page="a4")
    assert len(pages) > 1
    for index, page in enumerate(pages, 1):
        assert told(page).startswith(f"Page {index} of {len(pages)}.")


def test_ids_of_several_maps_in_one_document_differ(graph):
    pages = render_pages(graph, page="a4", id_prefix="map-")
    ids = [element.get("id") for page in pages for element in tree(page).iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("map-") for one in ids)


def test_a_map_is_one_picture_with_a_name(graph):
    top = tree(render_map(graph))
    assert (top.get("role"), top.get("lang")) == ("img", "en")
    first, second = (top.get("aria-labelledby") or "").split()
    assert top.find(f"{SVG}title").get("id") == first
    assert top.find(f"{SVG}desc").get("id") == second


def test_bands_are_groups_by_name(graph, motor_overlay):
    names = [group.get("data-band") for group in tree(render_map(graph, motor_overlay)).iter(f"{SVG}g")]
    names = [name for name in names if name]
    assert len(set(names)) == len(names)
    assert {"header", "stages", "steps", "waits", "channels", "emotion", "pains", "flow", "legend"} <= set(names)


def test_the_data_names_the_steps_of_the_page_and_what_it_was_made_from(graph, motor_overlay):
    pages = render_pages(graph, motor_overlay, page="a4")
    found = [json.loads(tree(page).findtext(f"{SVG}metadata") or "") for page in pages]
    drawn = [[part.get("data-step") for part in tree(page).iter(f"{SVG}g") if part.get("data-step")] for page in pages]
    assert [[step["id"] for step in data["steps"]] for data in found] == drawn
    first = found[0]
    assert first["steps"][0] == {
        "id": "finds-damage",
        "number": "1",
        "name": "Finds the car damaged",
        "stage": "happens",
    }
    assert first["journey"] == "motor-claim"
    assert first["log"] == motor_overlay.log
    assert len(first["model"]) == 12


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_data_holds_any_name(build, name: str, stage: str):
    svg = render_map(build({"name": name, "stages": [{"name": stage, "touchpoints": [{"id": "a", "name": name}]}]}))
    data = json.loads(tree(svg).findtext(f"{SVG}metadata") or "")
    assert [step["id"] for step in data["steps"]] == ["a"]
