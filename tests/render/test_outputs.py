"""Where Python may write pages, and what it may be given."""

import pytest

from journeymap.api import load
from journeymap.diagnostics import JourneyError


@pytest.fixture
def sketch(root):
    return load(root / "examples/sketch/journey.yaml")


@pytest.mark.parametrize("place", ["", ".", "folder"])
def test_a_report_is_a_file(sketch, tmp_path, monkeypatch, place: str):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(JourneyError, match="names no file"):
        sketch.report(place)
    assert [file.name for file in tmp_path.rglob("*")] == ["folder"]


@pytest.mark.parametrize("name", ["page.css", "page.JS"])
def test_a_page_does_not_stand_where_its_parts_do(sketch, tmp_path, name: str):
    with pytest.raises(JourneyError, match="where the style or the script"):
        sketch.report(tmp_path / name, split=True)
    assert list(tmp_path.iterdir()) == []


def test_one_band_need_not_be_a_list(sketch):
    assert sketch.render(hide="emotion") == sketch.render(hide=["emotion"]) != sketch.render()


def test_one_font_need_not_be_a_list(sketch, tmp_path):
    with pytest.raises(JourneyError, match=r'the font "no-such\.ttf" cannot be read'):
        sketch.render(tmp_path / "map.png", fonts="no-such.ttf")


def test_a_journey_that_cannot_be_read_shows_its_name_in_a_notebook(tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("journeymap: 1\nname: [\n")
    assert load(broken)._repr_html_() is None
    assert "broken.yaml" in repr(load(broken))
