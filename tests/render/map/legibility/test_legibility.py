"""Two hundred generated journeys are readable: no text over another or out of its cell, none small, pale or lost."""

import json
from collections import Counter

import judges
import pytest
from legibility.journeys import case, log_text
from legibility.program import examined, graph_of, labels, lost

from journeymap.render.map import render_pages

SEEDS = range(200)


@pytest.mark.slow
def test_generated_journeys_are_readable():
    assert [str(fault) for fault in examined(SEEDS)] == []


def test_a_number_gives_the_same_journey_each_time():
    assert case(7) == case(7)
    assert log_text(case(7)) == log_text(case(7))
    assert len({json.dumps(case(seed).data) for seed in SEEDS}) == len(SEEDS)


def test_the_journeys_are_of_every_kind():
    cases = [case(seed) for seed in SEEDS]
    sizes = [sum(len(stage["touchpoints"]) for stage in one.data["stages"]) for one in cases]
    assert min(sizes) == 1
    assert max(sizes) > 55
    assert set(Counter(one.data["language"] for one in cases)) == {"en", "pl", "sl", "bs", "hr", "sr", "de"}
    assert {len(one.data["channels"]) for one in cases} == set(range(10))
    assert {len(one.data["personas"]) for one in cases} == set(range(1, 6))
    lengths = [len(label) for one in cases for _, label in labels(one.data)]
    assert (min(lengths), max(lengths)) == (1, 200)
    assert sum(one.log for one in cases) == 20


def test_a_label_that_is_not_drawn_is_found():
    one = next(one for one in map(case, SEEDS) if len(one.data["stages"]) > 2 and one.page == "a3")
    pages = [judges.read(svg) for svg in render_pages(graph_of(one.data), page=one.page)]
    assert not list(lost(one.data, pages))
    one.data["stages"][1]["name"] += " and one word more"
    assert [found.split(" ")[0] for found in lost(one.data, pages)] == ["stage"]


def test_what_covers_leaves_or_shrinks_is_found():
    text = '<text x="{x}" y="{y}" font-size="{size}">words</text>'
    parts = [text.format(x=5, y=20, size=12), text.format(x=20, y=24, size=12), text.format(x=180, y=90, size=9)]
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{"".join(parts)}</svg>'
    picture = judges.read(svg)
    assert sorted(judges.crossed_texts(picture)) == ['"words" leaves the page', '"words" overlaps "words"']
    assert judges.small_texts(picture) == ['"words" is printed at 6.75 points']
    assert len(judges.small_texts(judges.read(svg.replace("viewBox", 'width="100" viewBox')))) == 3
    assert len(judges.small_texts(picture, 100)) == 3


def test_what_spills_over_a_card_or_is_struck_is_found():
    card = '<rect x="10" y="10" width="40" height="30" fill="#ffffff" stroke="#000"/>'
    line = '<path d="M0 20C30 20 50 25 90 25" fill="none" stroke="#1b2430"/>'
    blot = '<rect x="12" y="12" width="30" height="20" fill="#fff"/>'
    words = '<text x="14" y="25" font-size="12">words on card</text>'
    short = '<text x="14" y="25" font-size="12">wor</text>'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{}</svg>'
    grounds, telling = frozenset({"#fff"}), frozenset({"#1b2430"})
    assert not judges.spilled_texts(judges.read(svg.format(card + short)), grounds)
    assert judges.spilled_texts(judges.read(svg.format(card + words.replace('x="14"', 'x="4"'))), grounds)
    assert judges.struck_texts(judges.read(svg.format(line + short)), telling)
    assert not judges.struck_texts(judges.read(svg.format(line + blot + short)), telling)
    assert not judges.struck_texts(judges.read(svg.format(line.replace("20", "60") + short)), frozenset({"#000"}))
