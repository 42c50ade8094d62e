"""Pictures on the page: fewer bytes, the same look; their colours in the dark; ways that can be hidden."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map import render_map
from journeymap.render.map.themes import THEMES
from journeymap.render.report.dark import in_dark
from journeymap.render.report.page import BANDS
from journeymap.render.report.slim import slim

INHERITED = {
    "fill": ["none", "#fff", "#1b2430"],
    "stroke": ["#5d6b7e", "#dfe4ea"],
    "stroke-width": ["1", "2.6"],
    "font-size": ["10", "14"],
    "text-anchor": ["middle", "end"],
}
OWN = {"x": ["0", "12.5"], "y": ["7"], "opacity": ["0.5"]}


@st.composite
def shape(draw):
    chosen = [
        f' {name}="{draw(st.sampled_from(values))}"'
        for name, values in {**INHERITED, **OWN}.items()
        if draw(st.booleans())
    ]
    head = "".join(draw(st.permutations(chosen)))
    return draw(st.sampled_from([f"<rect{head}/>", f'<path{head} d="M0 0L9 9"/>', f"<text{head}>a &lt; b > c</text>"]))


@st.composite
def picture(draw, depth=2):
    parts = draw(st.lists(shape(), max_size=6))
    if depth:
        inner = draw(picture(depth=depth - 1))
        parts.insert(draw(st.integers(0, len(parts))), f'<g fill="#D55E00" data-step="s">{inner}</g>')
    return "\n".join(parts)


def seen(element, above=()):
    """Every shape with what it looks like: its own attributes and those it inherits."""
    look = {**dict(above), **{name: value for name, value in element.attrib.items() if name in INHERITED}}
    children = [one for child in element for one in seen(child, tuple(look.items()))]
    if element.tag in {"g", "svg"}:
        return children
    own = {name: value for name, value in element.attrib.items() if name not in INHERITED}
    return [(element.tag, look, own, element.text)]


@given(picture())
def test_a_slim_picture_looks_the_same_and_is_no_larger(drawn):
    fat = f"<svg>{drawn}</svg>"
    thin = slim(fat)
    assert seen(ET.fromstring(thin)) == seen(ET.fromstring(fat))
    assert len(thin) <= len(fat)


def test_the_map_gets_slimmer_by_a_part_of_its_bytes_and_keeps_its_steps(claim):
    drawn = render_map(claim.journey.graph, claim.overlay, page="auto", id_prefix="map-")
    thin = slim(drawn)
    assert len(thin) < 0.95 * len(drawn)
    assert re.findall(r"data-(?:step|band)=\"[^\"]+\"", thin) == re.findall(r"data-(?:step|band)=\"[^\"]+\"", drawn)


def test_every_colour_that_differs_in_the_dark_has_one_rule(claim):
    drawn = render_map(claim.journey.graph, claim.overlay, page="auto", id_prefix="map-")
    rules = in_dark(drawn).split()
    assert len(rules) == len(set(rules)) > 10
    for rule in rules:
        name, colour, same, light, dark = re.fullmatch(
            r'\[(\w+)="(#\w+)"\]\{(\w+):light-dark\((#\w+),(#\w+)\)\}', rule
        ).groups()
        assert (name, colour) == (same, light)
        assert THEMES["dark"][colour] == dark
        assert f' {name}="{colour}"' in drawn


def test_rows_that_can_be_left_out_are_those_of_the_map(claim):
    page = claim.page(map_svg='<svg><g data-band="waits"></g><g data-band="strip"></g></svg>')
    words = re.search(r'id="words">(.*?)</script>', page)[1]
    assert '"bands":{"waits":"Waits"}' in words
    drawn = render_map(claim.journey.graph, claim.overlay, page="auto", id_prefix="map-")
    assert set(re.findall(r'data-band="(\w+)"', drawn)) - set(BANDS) == {
        "strip",
        "header",
        "stages",
        "steps",
        "visibility",
        "legend",
    }


@pytest.mark.parametrize("measured", [True, False])
def test_the_slider_is_there_where_ways_were_counted(claim, measured):
    page = claim.page(measured=measured)
    assert ("id=least" in page) == (measured and "data-picture=paths" in page)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_words_of_the_paths_can_be_read_on_every_ground(dark):
    from journeymap.render.paths.dot import ALARM_TEXT, FILLS, INK, MUTED
    from journeymap.render.report.dark import _dark

    def shown(colour):
        return _dark().get(colour.lower(), colour) if dark else colour

    paper, stage = ("#14191f" if dark else "#ffffff"), shown("#f6f7f9")
    for _, fill in FILLS:
        assert contrast(shown(INK), shown(fill)) >= 4.5
    for ground in (paper, stage):
        assert contrast(shown(MUTED), ground) >= 4.5
        assert contrast(shown(ALARM_TEXT), ground) >= 4.5
    assert contrast(shown(MUTED), shown("#ffffff")) >= 4.5
