"""The paths graph as text: golden, honest about what it hides, and safe."""

import shutil
import subprocess
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import journeymap as jm
from journeymap.graph.mermaid import mermaid_text
from journeymap.render.paths import paths_dot, paths_svg, paths_text
from journeymap.render.paths.dot import quoted
from journeymap.render.paths.flow import THRESHOLDS
from journeymap.results.overlay import TransitionResult
from journeymap.results.table import Table

GOLDEN = Path(__file__).parent / "golden"
LOG = """case,activity,time
1,opens,2026-01-01T10:00:00Z
1,pays,2026-01-01T11:00:00Z
1,done,2026-01-02T10:00:00Z
2,opens,2026-01-01T10:00:00Z
2,calls,2026-01-01T12:00:00Z
2,pays,2026-01-03T10:00:00Z
2,done,2026-01-03T11:00:00Z
3,opens,2026-01-01T10:00:00Z
4,opens,2026-01-01T10:00:00Z
4,pays,2026-01-01T11:00:00Z
4,refused,2026-01-01T12:00:00Z
5,pays,2026-01-05T10:00:00Z
5,done,2026-01-30T10:00:00Z
"""
JOURNEY = """journeymap: 1
id: shop
name: {en: Shop, pl: Sklep}
stages:
  - name: Choose
    touchpoints:
      - {id: opens, name: {en: Opens the shop & looks, pl: Otwiera sklep}, match: opens}
      - {id: think, name: Thinks about it for a rather long time, optional: 30%}
  - name: Buy
    touchpoints:
      - {id: pay, name: Pays, match: pays, next: [won, {to: refused, when: the bank says no}]}
      - {id: call, name: Calls, planned: false, match: calls}
outcomes:
  won: {name: Won, match: done}
  refused: {name: Refused, kind: failure, match: refused}
"""


@pytest.fixture
def shop(tmp_path):
    (tmp_path / "journey.yaml").write_text(JOURNEY, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    journey = jm.load(tmp_path / "journey.yaml")
    return journey, journey.overlay(tmp_path / "log.csv", case="case", activity="activity", time="time")


@pytest.mark.parametrize("name", ["plan", "measured", "measured-pl"])
def test_dot_is_as_it_was(shop, name):
    journey, overlay = shop
    language = "pl" if name.endswith("pl") else None
    text, _ = paths_dot(journey.graph, None if name == "plan" else overlay, language=language)
    assert text == (GOLDEN / f"{name}.dot").read_text(encoding="utf-8")


def test_nothing_is_hidden_without_a_threshold(shop):
    journey, overlay = shop
    _, note = paths_dot(journey.graph, overlay, hide_below=0)
    assert (note.hidden, note.share_hidden) == (0, 0.0)


def test_the_note_says_what_the_threshold_hides(shop):
    journey, overlay = shop
    everything, all_ways = paths_dot(journey.graph, overlay, hide_below=0)
    text, note = paths_dot(journey.graph, overlay, hide_below=0.3)
    assert note.hidden + note.shown == all_ways.shown
    assert note.hidden > 0
    assert 0 < note.share_hidden < 1
    assert note.below == 0.3
    assert text.count("->") < everything.count("->")


def test_unplanned_ways_are_dashed_and_loss_is_a_colour(shop):
    journey, overlay = shop
    text, _ = paths_dot(journey.graph, overlay, hide_below=0)
    unplanned = [line for line in text.splitlines() if '"opens" -> "call"' in line]
    assert "style=dashed" in unplanned[0]
    refused = [line for line in text.splitlines() if '"pay" -> "refused"' in line]
    assert "#D55E00" in refused[0]


def test_a_plan_alone_draws_no_loss(shop):
    journey, _ = shop
    text, note = paths_dot(journey.graph, None)
    assert "lost" not in text
    assert note.hidden == 0


def test_the_lost_leave_beside_their_step(shop):
    journey, overlay = shop
    text, _ = paths_dot(journey.graph, overlay, hide_below=0)
    lost = [line for line in text.splitlines() if "lost" in line]
    assert any("rank=same" in line and '"opens"' in line for line in lost)
    assert any('label="1\N{NO-BREAK SPACE}lost"' in line for line in lost)


def test_ways_back_bend_nothing_and_steps_keep_the_order_of_the_file(shop):
    journey, overlay = shop
    lines = paths_dot(journey.graph, overlay, hide_below=0)[0].splitlines()
    (back,) = [line for line in lines if '"call" -> "pay"' in line]
    assert "constraint=false" in back
    (unseen,) = [line for line in lines if '"pay" -> "call"' in line]
    assert "style=invis" in unseen
    (onwards,) = [line for line in lines if '"opens" -> "call"' in line]
    assert "constraint" not in onwards


def test_a_planned_way_whose_number_is_hidden_is_drawn_without_one(shop):
    journey, overlay = shop
    rows = [
        replace(row, count=None, cases=None)
        if (row.source, row.target) in (("opens", "pay"), ("opens", "call"))
        else row
        for row in overlay.transitions
    ]
    text, _ = paths_dot(journey.graph, replace(overlay, transitions=Table(rows)), hide_below=0)
    (way,) = [line for line in text.splitlines() if '"opens" -> "pay"' in line]
    assert 'class="planned"' in way
    assert "label" not in way
    assert '"opens" -> "call"' not in text


def test_mermaid_draws_the_same_ways(shop):
    journey, overlay = shop
    text, note = paths_text(journey.graph, overlay, "mermaid", hide_below=0.3)
    dot, same = paths_text(journey.graph, overlay, "dot", hide_below=0.3)
    assert note == same
    arrows = [line for line in text.splitlines() if "->" in line]
    drawn = [line for line in dot.splitlines() if "->" in line and "style=invis" not in line]
    assert len(arrows) == len(drawn)
    everything, _ = paths_text(journey.graph, overlay, "mermaid", hide_below=0)
    assert '-.->|"1"|' in everything
    assert '["1 lost"]' in everything


@given(st.text(max_size=30))
def test_any_name_is_one_mermaid_label(name):
    line = mermaid_text(name)
    assert line.count('"') == 2
    assert line[0] == line[-1] == '"'
    assert "\n" not in line


@given(st.text(max_size=40))
def test_quoted_text_is_one_dot_string(text):
    inside = quoted(text)[1:-1]
    assert "\n" not in inside
    escaped = inside.replace("\\\\", "").replace('\\"', "")
    assert '"' not in escaped
    assert "\\" not in escaped


@pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz (apt-get install graphviz)")
@pytest.mark.parametrize(
    "name", ['"];evil [label="', "a\\", "\\N \\G", "<b>bold</b>", "&lt;", "zażółć", "a:b:c", "\u0007", "x" * 90]
)
def test_graphviz_reads_any_name(tmp_path, name):
    steps = [{"id": f"s {name}", "name": name or "x"}, {"name": "next"}]
    journey = {"journeymap": 1, "stages": [{"name": name, "touchpoints": steps}]}
    file = tmp_path / "journey.yaml"
    file.write_text(yaml.safe_dump(journey), encoding="utf-8")
    graph = jm.load(file).graph
    text, _ = paths_dot(graph, None)
    plain = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
    assert len([line for line in plain.splitlines() if line.startswith("node ")]) == 4
    picture = paths_svg(text)
    assert picture is not None
    assert picture.count("data-step") == 2


def test_a_threshold_that_is_unsaid_leaves_a_picture_that_can_be_read(shop):
    journey, overlay = shop
    crowd = [
        TransitionResult(source, target, cases, cases, planned=False, median_s=None, p90_s=None)
        for cases, (source, target) in enumerate(product(("opens", "think", "pay", "call"), repeat=2), 1)
    ]
    many = replace(overlay, transitions=Table(crowd * 5), observed=replace(overlay.observed, cases=400))
    _, everything = paths_dot(journey.graph, many, hide_below=0)
    assert everything.shown > 60
    _, note = paths_dot(journey.graph, many)
    assert note.shown <= 60
    assert note.below in THRESHOLDS
    assert note.shown + note.hidden == everything.shown
    _, before = paths_dot(journey.graph, many, hide_below=THRESHOLDS[THRESHOLDS.index(note.below) - 1])
    assert before.shown > 60
