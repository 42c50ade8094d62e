"""The paths graph as text: golden, honest about what it hides, and safe."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import journeymap as jm
from journeymap.render.paths import paths_dot, paths_svg
from journeymap.render.paths.dot import quoted

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
    assert '"lost"' not in text
    assert note.hidden == 0


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
    import yaml

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
