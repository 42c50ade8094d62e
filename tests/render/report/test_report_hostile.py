"""Hostile text in every field of a journey and a log stays text on the page."""

from html.parser import HTMLParser

import pytest
import yaml

import journeymap as jm
from journeymap.render.map import render_map
from journeymap.render.report import render_report

EVIL = "</script><img src=x onerror=alert(1)>]]>\"'><b>{{ 7*7 }}</b>&amp;{n}\u2028\\N"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A journey and a log with that text wherever text may stand."""
    folder = tmp_path_factory.mktemp("hostile")

    def lane(number):
        return {"name": f"lane {number} {EVIL}", "by": f"by {number} {EVIL}"}

    def step(number, **more):
        words = {key: f"{key} {EVIL}" for key in ("doing", "thinking", "expects", "feeling", "quote", "carries-over")}
        lanes = {key: lane(number) for key in ("physical-evidence", "frontstage", "backstage", "support")}
        return {
            "id": f"step-{number} {EVIL}",
            "name": f"step {number} {EVIL}",
            "channel": f"channel {EVIL}",
            "emotion": -1,
            "owner": f"owner {EVIL}",
            "evidence": "source",
            "pain-points": [{"text": f"pain {EVIL}", "severity": "high"}],
            "opportunities": [
                {"text": f"chance {EVIL}", "owner": f"someone {EVIL}", "link": "https://example.org/?<b>"}
            ],
            "personas": {"p": {"emotion": 1, "quote": f"persona quote {EVIL}"}},
            "match": f"event {number} {EVIL}",
            **words,
            **lanes,
            **more,
        }

    journey = {
        "journeymap": 1,
        "id": f"hostile {EVIL}",
        "name": f"journey {EVIL}",
        "summary": f"summary {EVIL}",
        "owner": f"owner {EVIL}",
        "goal": f"goal {EVIL}",
        "personas": {"p": {"name": f"persona {EVIL}", "quote": f"quote {EVIL}", "about": f"about {EVIL}"}},
        "sources": {"source": {"name": f"source {EVIL}", "link": 'https://example.org/?"><b>'}},
        "outcomes": {"won": {"name": f"won {EVIL}"}, "gone": {"name": f"gone {EVIL}", "kind": "failure", "match": "x"}},
        "stages": [
            {
                "name": f"stage {EVIL}",
                "goal": f"stage goal {EVIL}",
                "touchpoints": [step(1), step(2, next=[{"to": "won", "when": f"when {EVIL}"}, {"to": "gone"}])],
            }
        ],
    }
    file = folder / "journey.yaml"
    file.write_text(yaml.safe_dump(journey, allow_unicode=True), encoding="utf-8")
    lines = ["case,activity,time"]
    quoted = EVIL.replace('"', '""')
    for case in range(30):
        lines.append(f'{case},"event 1 {quoted}",2026-01-{case % 9 + 1:02d}T10:00:00Z')
        if case % 3:
            lines.append(f'{case},"event 2 {quoted}",2026-01-{case % 9 + 2:02d}T10:00:00Z')
        lines.append(f'{case},"off the map {quoted}",2026-02-01T10:00:00Z')
    log = folder / "log.csv"
    log.write_text("\n".join(lines), encoding="utf-8")
    loaded = jm.load(file)
    return loaded, loaded.overlay(log, case="case", activity="activity", time="time")


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
    assert "49" not in page.split("summary")[1][:200]
    assert page.count("&lt;img src=x onerror") > 20
    assert "<img" not in page
    assert page.lower().count("</script>") == 2
    assert "]]>" not in page
    allowed = {"b"} | {tag for tag, _ in tags(page) if tag not in ("img", "iframe", "object", "embed")}
    assert {tag for tag, _ in tags(page)} <= allowed
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
