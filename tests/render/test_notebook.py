"""What a notebook shows of a journey and of an overlay."""

from pathlib import Path

import pytest

import journeymap as jm
from journeymap.render.notebook import journey_html
from journeymap.results.privacy import for_sharing


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
    assert journey._repr_html_() == html


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
