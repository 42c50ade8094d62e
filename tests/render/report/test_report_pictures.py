"""Pictures on the page: fewer bytes, the same look; their colours in the dark; ways that can be hidden."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map import render_map
from journeymap.render.map.themes import THEMES
from journeymap.render.report.lean.paints import Paints
from journeymap.render.report.lean.slim import Picture
from journeymap.render.report.lean.strokes import shorter
from journeymap.render.report.page import BANDS

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


RULE = re.compile(r"\.(\w+)\{(.*?)\}")
LIGHT = re.compile(r"light-dark\((.*?),(.*?)\)")


def meanings(paints):
    """What each class says, in the light, as attributes."""
    return {
        name: dict(part.removesuffix("px").split(":") for part in LIGHT.sub(r"\1", rule).split(";"))
        for name, rule in RULE.findall(paints.rules())
    }


def seen(element, classes, above=()):
    """Every shape with what it looks like: its own attributes and classes, and what it inherits; lines that follow joined."""
    worn = [one for name in element.get("class", "").split() for one in classes[name].items()]
    own = {name: value for name, value in element.attrib.items() if name in INHERITED}
    look = {**dict(above), **own, **dict(worn)}
    if element.tag not in {"g", "svg"}:
        rest = {name: value for name, value in element.attrib.items() if name not in INHERITED and name != "class"}
        return [(element.tag, look, rest, element.text)]
    found = []
    for one in (one for child in element for one in seen(child, classes, tuple(look.items()))):
        last = found[-1] if found else None
        if last and one[0] == last[0] == "path" and one[1] == last[1] and list(one[2]) == list(last[2]) == ["d"]:
            last[2]["d"] += one[2]["d"]
        else:
            found.append(one)
    return found


def thin(fat):
    """A picture alone on its page."""
    paints = Paints()
    return Picture(fat, paints).__html__(), paints


@given(picture())
def test_a_slim_picture_looks_the_same(drawn):
    fat = f"<svg>{drawn}</svg>"
    slim, paints = thin(fat)
    assert seen(ET.fromstring(slim), meanings(paints)) == seen(ET.fromstring(fat), {})


def test_the_map_gets_slimmer_by_a_part_of_its_bytes_and_keeps_its_steps(claim):
    drawn = render_map(claim.journey.graph, claim.overlay, page="auto", id_prefix="map-")
    slim, paints = thin(drawn)
    assert len(slim) + len(paints.rules()) < 0.8 * len(drawn)
    assert re.findall(r"data-(?:step|band)=\"[^\"]+\"", slim) == re.findall(r"data-(?:step|band)=\"[^\"]+\"", drawn)


def test_every_colour_that_differs_in_the_dark_is_said_in_a_rule(claim):
    slim, paints = thin(render_map(claim.journey.graph, claim.overlay, page="auto", id_prefix="map-"))
    pairs = LIGHT.findall(paints.rules())
    assert len(set(pairs)) > 10
    assert all(THEMES["dark"][light] == dark for light, dark in pairs)
    assert not set(re.findall(r'(?:fill|stroke)="(#\w+)"', slim)) & set(THEMES["dark"])
    names = [name for name, _ in RULE.findall(paints.rules())]
    assert len(names) == len(set(names))
    assert {name for worn in re.findall(r'class="([^"]*)"', slim) for name in worn.split()} == set(names)


NUMBER = st.integers(-99999, 99999).map(lambda hundredths: f"{hundredths / 100:g}")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}


@st.composite
def outline(draw):
    letters = draw(st.lists(st.sampled_from("MLHVCSQTZmlhvcsqtz"), max_size=8))
    moves = [("M", 2), *((letter, TAKES[letter.upper()]) for letter in letters)]
    few = st.one_of(NUMBER, st.sampled_from(["0", "10", "10.5"]))
    return "".join(letter + " ".join(draw(few) for _ in range(takes)) for letter, takes in moves)


def ends(d):
    """Every point of an outline, worked out one command after the other; smooth curves with the bend they leave unsaid."""
    x = y = from_x = from_y = 0.0
    bend, found = None, []
    for letter, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]
        kind, takes = letter.upper(), TAKES[letter.upper()]
        if kind == "Z":
            x, y, bend = from_x, from_y, None
            found.append("z")
        for start in range(0, len(numbers), takes or 1):
            part = numbers[start : start + takes]
            if letter.islower():
                part = [number + (y if kind == "V" or place % 2 else x) for place, number in enumerate(part)]
            part = [part[0], y] if kind == "H" else [x, part[0]] if kind == "V" else part
            if kind == "S":
                part = [*(bend or (x, y)), *part]
            bend = (2 * part[4] - part[2], 2 * part[5] - part[3]) if kind in "CS" else None
            around = [round(one, 2) + 0 for one in (x, y, *part)]
            line = kind in "CS" and any(len(set(one)) == 1 and rest in (sorted(rest), sorted(rest)[::-1])
                                        for one, rest in ((around[::2], around[1::2]), (around[1::2], around[::2])))  # fmt: skip
            name = "L" if line or kind in "HV" else "C" if kind == "S" else kind
            found.append((name, around[-2:] if line else around[2:]))
            x, y = part[-2:]
            if kind == "M":
                from_x, from_y, kind = x, y, "L"
    return found


@given(outline())
def test_a_shorter_outline_goes_to_the_same_points(d):
    short = shorter(d)
    assert ends(short) == ends(d)
    assert len(short) <= len(d)


@pytest.mark.parametrize("d", ["M0 0a22 22 0 0 1 -30 0z", "M1e3 0L2 2", "M0.123 4L5 6", ""])
def test_outlines_that_are_not_understood_stay(d):
    assert shorter(d) == d


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
    from journeymap.render.report.lean.paints import _dark

    def shown(colour):
        return _dark().get(colour.lower(), colour) if dark else colour

    paper, stage = ("#14191f" if dark else "#ffffff"), shown("#f6f7f9")
    for _, fill in FILLS:
        assert contrast(shown(INK), shown(fill)) >= 4.5
    for ground in (paper, stage):
        assert contrast(shown(MUTED), ground) >= 4.5
        assert contrast(shown(ALARM_TEXT), ground) >= 4.5
    assert contrast(shown(MUTED), shown("#ffffff")) >= 4.5
