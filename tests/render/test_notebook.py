"""What a notebook shows of a journey and of an overlay."""

from pathlib import Path

import pytest

import journeymap as jm
from journeymap.render.notebook import journey_html


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


def test_names_stay_text_in_a_notebook(tmp_path):
    file = tmp_path / "journey.yaml"
    file.write_text(
        "journeymap: 1\nname: '\"><script>alert(1)</script>'\nstages: [{name: S, touchpoints: [T]}]\n", "utf-8"
    )
    assert "<script" not in journey_html(jm.load(file).graph)
