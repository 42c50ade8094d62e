"""Maps and paths as files of their own in Chromium: nothing asked for, nothing complained of, nothing that runs."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import journeymap as jm
from journeymap.cli.paths import command as paths

pytestmark = pytest.mark.browser

QUIET = """() => [document.querySelectorAll("script, style, image, foreignObject, [onload], [onclick], [style]").length,
  document.querySelectorAll("text").length, document.documentElement.tagName]"""


def check(tab, file: Path) -> None:
    tab.visit(file)
    assert tab.requests == [file.as_uri()]
    assert tab.complaints == []
    inside, texts, root = tab.run(QUIET)
    assert (inside, root) == (0, "svg")
    assert texts > 0


@pytest.mark.parametrize("example", ["motor-claim", "day-surgery", "loan-application", "sketch"])
@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
def test_a_map_is_quiet(root: Path, open_tab, tmp_path, example, theme):
    journey = jm.load(root / "examples" / example / "journey.yaml")
    log = root / "examples" / example / "events.csv"
    overlay = journey.overlay(log) if log.exists() else None
    journey.render(tmp_path / "map.svg", overlay=overlay, theme=theme, page="auto")
    check(open_tab(), tmp_path / "map.svg")


def test_a_hostile_map_is_quiet_and_its_text_is_text(root: Path, open_tab, tmp_path):
    journey = jm.load(root / "tests/render/report/hostile/journey.yaml")
    journey.render(tmp_path / "map.svg", page="auto")
    tab = open_tab()
    tab.page.on("dialog", lambda dialog: tab.complaints.append(dialog.message))
    check(tab, tmp_path / "map.svg")
    assert "onerror" in tab.run("document.documentElement.textContent")


def test_a_hostile_map_made_a_page_of_html_is_quiet_too(root: Path, open_tab, tmp_path):
    journey = jm.load(root / "tests/render/report/hostile/journey.yaml")
    [svg] = journey.render(page="auto")
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><title>Map</title>{svg}", encoding="utf-8")
    tab = open_tab()
    tab.page.on("dialog", lambda dialog: tab.complaints.append(dialog.message))
    tab.visit(file)
    assert tab.requests == [file.as_uri()]
    assert tab.complaints == []
    assert tab.run("document.images.length + document.scripts.length") == 0


def test_paths_are_quiet(root: Path, open_tab, tmp_path):
    if not shutil.which("dot"):
        pytest.skip("needs Graphviz (apt-get install graphviz)")
    folder, file = root / "examples" / "motor-claim", tmp_path / "paths.svg"
    arguments = [str(folder / "journey.yaml"), "--events", str(folder / "events.csv"), "-o", str(file)]
    assert CliRunner().invoke(paths, arguments, standalone_mode=False).return_value == 0
    check(open_tab(), file)


@pytest.mark.parametrize("page", ["a3", "a4"])
def test_a_map_prints_on_one_sheet_of_its_size(root: Path, open_tab, tmp_path, page):
    pages = jm.load(root / "examples/sketch/journey.yaml").render(page=page)
    file = tmp_path / "map.html"
    size = {"a3": "A3 landscape", "a4": "A4 landscape"}[page]
    file.write_text(f"<!doctype html><title>Map</title><style>@page{{size:{size};margin:0}}body{{margin:0}}"
                    f"svg{{display:block;width:100%;height:auto;max-height:100vh}}</style>{pages[0]}", encoding="utf-8")  # fmt: skip
    assert open_tab().visit(file).sheets() == [{"a3": "A3 across", "a4": "842 x 595"}[page]]
