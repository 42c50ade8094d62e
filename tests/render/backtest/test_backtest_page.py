"""The page of a backtest: whole, without scripts, safe with any name; its pictures well-formed and in their place."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import journeymap as jm
from journeymap.render.backtest import render_backtest
from journeymap.render.backtest.pictures import calibration_picture, cuts_picture, pair_picture
from journeymap.results.backtest import Backtest, Calibration, CalibrationBin, CutRow, DistanceRow, Distances
from journeymap.results.estimate import Estimate
from journeymap.results.table import Table

BINS = (CalibrationBin(0.2, 0.25, 400), CalibrationBin(0.75, 0.7, 100))
TOLD = Calibration(
    cut="2026-06-01T00:00:00Z",
    prefixes=500,
    cases=90,
    brier=0.17,
    first_order=0.18,
    gain=Estimate(-0.01, -0.02, -0.001, 1e-5, 90),
    error=0.05,
    bound=0.02,
    bins=BINS,
    touchpoints=BINS,
    ids=("look", "ask"),
    until="2026-07-01T00:00:00Z",
    followed_s=86400.0,
)
CUTS = (
    CutRow("2026-04-01T00:00:00Z", 500, 0.5, 0.52, 0.7, 0.51, 0.5, 0.6),
    CutRow("2026-06-01T00:00:00Z", 1500, 0.52, None, None, None, 0.52, 0.61),
)
ROWS = Table([DistanceRow("model", 10, 0.07, 3.2, 4.95, 1.55, 1.65, (0.01, 0.2, 0.3, 0.1, 0.1))])
FOUND = Backtest("shop", "0123456789ab", TOLD, Table(CUTS), Distances(80, 15, 5, ROWS), ("It is <so>.",))


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    file = tmp_path_factory.mktemp("shop") / "journey.yaml"
    file.write_text(
        """journeymap: 1
name: '<script>alert(1)</script> & "shop"'
id: shop
stages:
  - id: all
    touchpoints:
      - {id: look, name: 'Looks <b>', match: look}
      - {id: ask, name: Asks, match: ask}
outcomes:
  bought: {match: buy}
""",
        encoding="utf-8",
    )
    return jm.load(file).graph


class Tags(HTMLParser):
    """Open elements and all start tags of a page."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "link"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_whole_and_holds_no_script(graph):
    page = render_backtest(graph, FOUND)
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not any(tag == "script" or any(name.startswith("on") for name in own) for tag, own in tags.seen)
    assert not any("style" in own or "src" in own for _, own in tags.seen)
    assert {own["href"] for _, own in tags.seen if "href" in own} == {"data:,"}
    assert "&lt;script&gt;" in page
    assert "It is &lt;so&gt;." in page
    assert "Looks &lt;b&gt;" in page


def test_the_policy_lets_in_the_page_s_own_style_and_nothing_else(graph):
    page = render_backtest(graph, FOUND)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    own = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{own}'" in page.replace("&#39;", "'")


def test_its_sentences_are_put_into_other_languages_with_their_figures(graph):
    said = (
        "Over 1,807 visits of 249 cases begun after 2026-06-10 and resolved since, the model said that 91% succeed, and 8.5% did.",
        (
            "Cases here take up to 72 d, and the log ends sooner after the cut: those resolved by then are the quick ones and would "
            "mislead. Cut before 2026-06-01."
        ),
    )
    page = render_backtest(graph, Backtest("shop", "x", None, Table([], CutRow), None, said), "de")
    assert not any(sentence in page for sentence in said)
    for figure in ("1.807", "10.06.2026", "91\xa0%", "8,5\xa0%", "72\xa0Tg.", "01.06.2026"):
        assert figure in page
    assert said[0] in render_backtest(graph, Backtest("shop", "x", None, Table([], CutRow), None, said))


def test_the_same_bytes_every_time(graph):
    assert render_backtest(graph, FOUND) == render_backtest(graph, FOUND)


def test_what_was_not_found_is_not_shown(graph):
    page = render_backtest(graph, Backtest("shop", "x", None, Table([], CutRow), None, ("Nothing to judge by.",)))
    assert "Nothing to judge by." in page
    assert "<section" not in page
    few = render_backtest(graph, Backtest("shop", "x", replace(TOLD, gain=Estimate(0.0)), Table(CUTS[:1]), None, ()))
    assert "95% interval by case" not in few
    assert few.count("<svg") == 3, "the calibration and two touchpoints; one cut is no line"


def circles(svg, kind):
    return [one for one in ET.fromstring(str(svg)).iter("circle") if one.get("class") == kind]


def test_what_came_of_few_customers_is_hidden(graph):
    rows = (CalibrationBin(0.5, 0.5, 4), CalibrationBin(0.6, 0.03125, 96), CalibrationBin(0.7, 0.71875, 64))
    told = replace(TOLD, bins=rows, touchpoints=rows, ids=("look", "ask", "pay"))
    page = render_backtest(graph, Backtest("shop", "x", told, Table([], CutRow), None, ()))
    assert "<td>71.9\xa0%</td>" in page
    assert "<td>3.1\xa0%</td>" not in page
    assert "<td>50.0\xa0%</td><td>–</td><td>–</td><td>&lt;5</td>" in page
    assert page.count('class="point"') == 1
    one = render_backtest(graph, Backtest("shop", "x", replace(told, bins=rows[1:]), Table([], CutRow), None, ()))
    assert 'class="point"' not in one, "what is left of a total would tell"


def test_points_lie_where_they_belong_and_their_area_is_by_visits():
    large, small = circles(calibration_picture(BINS), "point")
    assert (float(large.get("cx")), float(large.get("cy"))) == (58 + 440 * 0.2, 14 + 440 * 0.75)
    assert (float(small.get("cx")), float(small.get("cy"))) == (58 + 440 * 0.75, 14 + 440 * 0.3)
    assert float(large.get("r")) == pytest.approx(2 * float(small.get("r")), abs=0.1)
    assert large[0].text == "said 20\xa0%, came 25\xa0%, 400 visits"


def test_nothing_is_drawn_of_one_cut_or_of_cuts_without_figures():
    assert str(cuts_picture(CUTS[:1])) == ""
    assert str(cuts_picture([CutRow("2026-04-01T00:00:00Z", 5, None, None, None, None)] * 2)) == ""


shares = st.none() | st.floats(0, 1)


@given(st.lists(st.tuples(shares, shares, shares, shares), min_size=2, max_size=7))
def test_lines_of_the_cuts_stay_in_the_picture(rows):
    cuts = [
        CutRow(f"2026-{month + 1:02d}-01T00:00:00Z", 10, model, overlay, finished, came)
        for month, (model, overlay, finished, came) in enumerate(rows)
    ]
    svg = str(cuts_picture(cuts))
    if not svg:
        assert all(value is None for row in rows for value in row)
        return
    picture = ET.fromstring(svg)
    for line in picture.iter("polyline"):
        for point in line.get("points").split():
            x, y = map(float, point.split(","))
            assert 58 <= x <= 620 - 150
            assert 13.9 <= y <= 254.1


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_pair_is_a_ring_and_a_dot(said, came):
    svg = pair_picture(said, came)
    assert float(circles(svg, "ring")[0].get("cx")) == pytest.approx(120 * said, abs=0.06)
    assert float(circles(svg, "dot")[0].get("cx")) == pytest.approx(120 * came, abs=0.06)
