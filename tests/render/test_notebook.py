"""What a notebook shows of a journey and of an overlay."""

import re
from pathlib import Path

import pytest

import journeymap as jm
from journeymap.render.notebook import journey_html
from journeymap.results.backtest import Backtest, CutRow
from journeymap.results.privacy import for_sharing
from journeymap.results.table import Table

NUMBERED = re.compile(r"\bjm\d+-")


@pytest.fixture(scope="module")
def claim(root: Path):
    folder = root / "examples" / "motor-claim"
    journey = jm.load(folder / "journey.yaml")
    return journey, journey.overlay(folder / "events.csv")


def test_a_journey_shows_its_map(claim):
    journey, _ = claim
    html = journey_html(journey.graph)
    assert html.count("<svg") == 1
    assert 'aria-label="Motor claim"' in html
    again = journey._repr_html_()
    assert not ids(html) & ids(again)
    assert NUMBERED.sub("", again) == NUMBERED.sub("", html)


def ids(html: str) -> set[str]:
    found = re.findall(r' id="([^"]*)"', html)
    assert found
    assert len(set(found)) == len(found)
    return set(found)


def test_an_overlay_shows_a_row_for_each_touchpoint(claim):
    _, overlay = claim
    html = overlay._repr_html_()
    assert html.count("<tr>") == len(overlay.touchpoints) + 1
    assert "20,386 events of 2,414 journeys" in html
    assert "not in the log" in html


def test_an_overlay_says_in_sentences_what_else_was_measured(claim):
    _, overlay = claim
    html = overlay._repr_html_()
    kept = sum(one.verdict == "met" for one in overlay.expect)
    assert f"<li>{kept} of 6 budgets kept</li>" in html
    assert "<li>conversion within 90 d: 55.0% (52.0–58.0%, 2,240 cases), asked for at least 60%" in html
    assert "1,005 of 1,453 finished journeys follow the plan" in html
    assert "EUR a journey" in html
    assert "more ways of leaving the plan" in html
    assert "answered in time" in html


def test_an_overlay_with_its_core_alone_is_a_table(claim):
    journey, _ = claim
    bare = journey.overlay(Path(journey.file).parent / "events.csv", parts=[])
    html = bare._repr_html_()
    assert "broken" not in html
    assert "answered in time" not in html


@pytest.mark.parametrize("least", [5, 500, 10_000_000])
def test_hidden_figures_are_a_dash_in_a_notebook(claim, least):
    _, overlay = claim
    html = for_sharing(overlay, least)._repr_html_()
    assert "None" not in html
    assert html.count("<tr>") == len(overlay.touchpoints) + 1


def test_names_stay_text_in_a_notebook(tmp_path):
    file = tmp_path / "journey.yaml"
    file.write_text(
        "journeymap: 1\nname: '\"><script>alert(1)</script>'\nstages: [{name: S, touchpoints: [T]}]\n", "utf-8"
    )
    assert "<script" not in journey_html(jm.load(file).graph)


def test_a_difference_names_its_changes(root: Path, tmp_path):
    text = (root / "examples" / "sketch" / "journey.yaml").read_text(encoding="utf-8")
    (tmp_path / "old.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(text.replace("emotion: -2", "emotion: 1, quote: '<b>'"), encoding="utf-8")
    html = jm.compare(tmp_path / "old.yaml", tmp_path / "new.yaml")._repr_html_()
    assert html.count("<tr>") >= 2
    assert "→" in html
    assert "<b>" not in html
    assert "nothing changed" in jm.compare(tmp_path / "old.yaml", tmp_path / "old.yaml")._repr_html_()


def test_a_journey_that_came_is_told(root: Path, tmp_path):
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    text = "journeymap: 1\nname: {0}\nstages: [{{name: S, touchpoints: [A]}}]\n"
    (tmp_path / "old/a.yaml").write_text(text.format("A"), encoding="utf-8")
    (tmp_path / "new/b.yaml").write_text(text.format("Quite another one"), encoding="utf-8")
    html = jm.compare(tmp_path / "old", tmp_path / "new")._repr_html_()
    assert "<li>Quite another one: new</li>" in html


def test_a_backtest_says_its_verdict():
    row = CutRow("2026-03-01T00:00:00Z", 1200, 0.5, None, 0.7, 0.52, 0.45, 0.55)
    html = Backtest("claim", "log", None, Table([row]), None, ("the model is <good>",))._repr_html_()
    assert "<td>2026-03-01</td>" in html
    assert '<td style="text-align:right">50\N{NO-BREAK SPACE}% (45–55)</td>' in html
    assert "<li>the model is &lt;good&gt;</li>" in html


def test_a_long_table_says_how_many_rows_are_left():
    row = CutRow("2026-03-01", 1, None, None, None, None)
    html = Table([row] * 600)._repr_html_()
    assert html.count("<tr>") == 501
    assert "100 more rows; to_pandas() has them all" in html
    assert '<th scope="col" style="text-align:right">cases</th>' in html


def test_the_pages_of_a_map_show_themselves(claim):
    journey, overlay = claim
    pages = journey.render(overlay=overlay, page="a4")
    assert len(pages) > 1
    html = pages._repr_html_()
    assert html.count("<svg") == len(pages)
    assert not ids(html) & ids(pages._repr_html_())
    named = set(re.findall(r'aria-labelledby="([^"]*)"', html))
    assert {name for entry in named for name in entry.split()} <= ids(html)


def test_the_ways_are_written_from_python_too(claim, tmp_path):
    journey, overlay = claim
    text, note = journey.paths(tmp_path / "ways.mmd", overlay=overlay, hide_below=0.05)
    assert (tmp_path / "ways.mmd").read_text(encoding="utf-8") == text
    assert text.startswith("%%") or "flowchart" in text
    assert note.hidden > 0
    with pytest.raises(jm.JourneyError, match=r"is no \.svg, \.dot or \.mmd file"):
        journey.paths(tmp_path / "ways.png")
