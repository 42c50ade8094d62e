"""Hostile text in every field of a journey and a log stays text on the page."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

import journeymap as jm
from journeymap.render.map import render_map
from journeymap.render.report import render_report
from journeymap.results.overlay import Overlay
from journeymap.results.plain import from_plain, to_plain


@pytest.fixture(scope="module")
def hostile():
    """A journey and a log with markup, escapes and templates wherever text may stand."""
    folder = Path(__file__).parent / "hostile"
    loaded = jm.load(folder / "journey.yaml")
    return loaded, loaded.overlay(folder / "log.csv", case="case", activity="activity", time="time")


def tags(page):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, attrs))
    parser.feed(page)
    return found


@pytest.mark.parametrize("measured", [True, False])
@pytest.mark.parametrize("language", ["en", "pl"])
def test_hostile_text_makes_no_element_and_no_handler(hostile, measured, language):
    loaded, overlay = hostile
    overlay = overlay if measured else None
    picture = render_map(loaded.graph, overlay, page="auto", id_prefix="map-")
    page = render_report(loaded.graph, overlay=overlay, findings=loaded.check(), map_svg=picture, language=language)
    assert "{{ 7*7 }}" in page
    assert page.count("&lt;img src=x onerror") > 20
    assert "<img" not in page
    assert page.lower().count("</script>") == 2
    assert "]]>" not in page
    assert not {tag for tag, _ in tags(page)} & {"img", "iframe", "object", "embed", "base", "foreignobject"}
    assert not [name for _, attributes in tags(page) for name, _ in attributes if name.startswith("on")]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x", "//x"]
)
def test_links_that_may_not_be_followed_are_words(hostile, link):
    loaded, overlay = hostile
    part = next(iter(loaded.graph.touchpoints.values()))
    before = (part.link, part.opportunities[0].link, loaded.journey.sources["source"].link)
    part.link = part.opportunities[0].link = loaded.journey.sources["source"].link = link
    page = render_report(loaded.graph, overlay=overlay, findings=[], map_svg="<svg></svg>")
    part.link, part.opportunities[0].link, loaded.journey.sources["source"].link = before
    hrefs = [value for tag, attributes in tags(page) if tag == "a" for name, value in attributes if name == "href"]
    assert hrefs
    assert all(href.startswith(("#", "https://example.org/")) for href in hrefs)


HOSTILE = "</script><img src=x onerror=alert(1)>]]>\"'><b>{{ 7*7 }}</b>&amp;{n}"
FREE = {
    "channel",
    "value",
    "better",
    "other",
    "within",
    "activity",
    "message",
    "reason",
    "words",
    "currency",
    "no_cost",
    "log",
    "engine",
}
"""Fields that hold words of a log or of an author."""


def poisoned(data, key=""):
    """The plain data with hostile words wherever a log's or an author's words may stand."""
    if isinstance(data, dict):
        if key == "off_map":
            return {HOSTILE + name: count for name, count in data.items()}
        return {name: poisoned(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [HOSTILE if key in ("left_out", "examples") else poisoned(one, key) for one in data]
    return HOSTILE + data if isinstance(data, str) and key in FREE else data


@pytest.mark.parametrize("language", ["en", "pl"])
def test_hostile_words_in_every_result_stay_text(moving, language):
    plain = to_plain(moving.overlay)
    plain["segments"]["left_out"] = [""]
    plain["channels"]["cost"]["currency"] += ""
    plain["lost_to"] = [{"touchpoint": "date", "activity": "gone", "visits": 9}]
    cell = {"value": "x", "better": {"estimate": 0.4}, "other": {"estimate": 0.5}}
    plain["segments"]["reversals"] = [
        {"measure": "conversion", "column": "region", "better": "north", "other": "south", "within": "intake"}
        | {"horizon_s": 1.0, "all_better": {"estimate": 0.6}, "all_other": {"estimate": 0.5}, "cells": [cell]}
    ]
    for group in (*plain["segments"]["groups"], *plain["segments"]["funnels"]):
        if group["column"] == "region":
            group["column"] = HOSTILE
    overlay = from_plain(Overlay, poisoned(plain))
    page = type(moving)(moving.journey, overlay).page(language=language)
    assert page.count("&lt;img src=x onerror") > 20
    assert "<img" not in page
    assert page.lower().count("</script>") == 2
    assert not [name for _, attributes in tags(page) for name, _ in attributes if name.startswith("on")]
