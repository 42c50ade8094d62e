"""The page as a whole: complete, safe, accessible, the same every time."""

import base64
import hashlib
import itertools
import json
import re
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest

from journeymap.render.report import render_report
from journeymap.render.report.page import SECTIONS, json_block

VOID = {"meta", "link", "input", "br", "line", "rect", "circle"}


class Seen(HTMLParser):
    """Start tags in order, and the text inside some of them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append((self.tags[-1][0] if self.tags else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def ids(seen: Seen) -> list[str]:
    return [attributes["id"] for _, attributes in seen.tags if attributes.get("id")]


def test_page_has_every_section_once_and_in_order(claim, simulated):
    seen = Seen(claim.page(simulation=simulated))
    sections = [attributes["id"] for attributes in seen.all("section")]
    assert sections == [section.anchor for section in SECTIONS]
    assert len(set(ids(seen))) == len(ids(seen))


def test_page_without_a_log_leaves_out_what_needs_one(claim):
    seen = Seen(claim.page(measured=False))
    sections = [attributes["id"] for attributes in seen.all("section")]
    assert "drop-off" not in sections
    assert "tables" not in sections
    assert sections[:3] == ["verdict", "map", "paths"]


@pytest.mark.parametrize("measured", [True, False])
def test_every_link_inside_the_page_has_a_target(claim, measured):
    from urllib.parse import unquote

    seen = Seen(claim.page(measured=measured))
    targets = {unquote(link["href"].removeprefix("#")) for link in seen.all("a") if link["href"].startswith("#")}
    assert len(targets) > 15
    assert targets <= set(ids(seen))


def test_every_address_outside_is_one_that_may_be_followed(claim):
    for link in Seen(claim.page()).all("a"):
        assert re.match(r"#|https?://|mailto:", link["href"])


def test_the_policy_lets_in_only_this_style_and_this_script(claim):
    page = claim.page()
    policy = next(meta["content"] for meta in Seen(page).all("meta") if meta.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_on_the_page_needs_what_the_policy_forbids(claim):
    for tag, attributes in Seen(claim.page()).tags:
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag
        assert "src" not in attributes, tag
        assert tag not in ("iframe", "object", "embed", "img", "base")


def test_headings_never_skip_a_level(claim):
    levels = [int(tag[1]) for tag, _ in Seen(claim.page()).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_head_cell_heads_what_html_says_it_heads(claim):
    """Without a scope a cell heads its column where its row has heads only, and its row where its column has heads only."""
    tables = re.findall(r"<table.*?</table>", claim.page(), re.DOTALL)
    assert len(tables) > 12
    for table in tables:
        head, *rows = re.findall(r"<tr>?.*?(?=<tr|</table)", table, re.DOTALL)
        assert "<td" not in head.partition("<tbody>")[0]
        heads = [re.search(r"<th\b(?: rowspan=(\d+))?", row) for row in rows]
        assert all(row.count("<th") == (head is not None) for row, head in zip(rows, heads, strict=True))
        spans = sum(int(head[1] or 1) for head in heads if head)
        assert spans in (0, len(rows))


def test_scroll_areas_can_be_reached_and_have_names(claim):
    areas = [attributes for tag, attributes in Seen(claim.page()).tags if attributes.get("class") == "scroll"]
    assert areas
    assert all(area.get("tabindex") == "0" and area.get("aria-label") for area in areas)


def test_the_same_input_gives_the_same_bytes(claim):
    assert claim.page() == claim.page()


def test_style_and_script_stay_within_their_budgets():
    folder = resources.files("journeymap.render.report")
    assert len(folder.joinpath("report.js").read_bytes()) <= 20_000
    assert len(folder.joinpath("report.css").read_bytes()) <= 12_000


def test_the_page_without_its_map_stays_within_its_budget(claim):
    assert len(claim.page().encode()) <= 130_000


def test_json_cannot_end_its_element_or_a_line_of_script():
    hostile = {"a": "</script><!--", "b": "\u2028\u2029&"}
    block = str(json_block(hostile))
    assert not re.search("[<>&\u2028\u2029]", block)
    assert json.loads(block) == hostile


def test_the_page_never_holds_a_case_or_an_event(claim, root: Path):
    import csv

    with (root / "examples" / "motor-claim" / "events.csv").open(encoding="utf-8") as stream:
        cases = {row["claim_id"] for row in csv.DictReader(stream)}
    page = claim.page()
    assert len(cases) > 1000
    assert not [case for case in cases if case in page]


def test_the_sketch_has_a_page(root: Path):
    import journeymap as jm

    sketch = jm.load(root / "examples" / "sketch" / "journey.yaml")
    page = render_report(sketch.graph, overlay=None, findings=sketch.check(), map_svg="<svg></svg>")
    assert '<html lang="pl">' in page
    assert "Najtrudniejsze momenty" in page


@pytest.mark.parametrize("text", ["journeymap: 1\n", "journeymap: 1\nname: Empty\nstages: [Only a stage]\n"])
def test_an_almost_empty_file_has_a_page(written, text):
    page = render_report(written(text).graph, overlay=None, findings=[], map_svg="<svg></svg>")
    assert Seen(page).all("h1")
