"""No picture and no page is written onto the journey that it is made of."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from journeymap.api import load
from journeymap.cli.main import group
from journeymap.diagnostics import JourneyError

JOURNEY = "journeymap: 1\nid: a\nname: A\nstages:\n  - name: S\n    touchpoints: [{name: T}]\n"


def refusal(*arguments: str) -> str:
    """What the command says when it will not do it, in words."""
    found = CliRunner().invoke(group, arguments, standalone_mode=False)
    assert isinstance(found.exception, JourneyError | click.ClickException)
    return found.exception.message


@pytest.mark.parametrize(
    ("journey", "arguments"),
    [
        ("a.svg", ["render", "a.svg", "-o", "a.svg"]),
        ("a.html", ["report", "a.html", "-o", "a.html"]),
        ("a.css", ["report", "a.css", "-o", "a.html", "--split"]),
        ("index.html", ["report", "index.html", "-o", "."]),
        ("a.svg", ["paths", "a.svg", "-o", "a.svg"]),
    ],
)
def test_the_journey_stays_as_it_is(tmp_path, monkeypatch, journey, arguments):
    monkeypatch.chdir(tmp_path)
    Path(journey).write_text(JOURNEY)
    assert refusal(*arguments) == f"{journey} is the journey itself, nothing was written"
    assert [file.read_text() for file in tmp_path.iterdir()] == [JOURNEY]


def test_nor_is_it_behind_a_link_or_where_a_numbered_page_would_go(tmp_path):
    source = tmp_path / "map-2.svg"
    steps = "".join(f"      - {{name: Step {number}}}\n" for number in range(60))
    text = f"journeymap: 1\nid: a\nname: A\nstages:\n  - name: S\n    touchpoints:\n{steps}"
    source.write_text(text)
    (tmp_path / "link.html").symlink_to(source)
    journey = load(source)
    for write in (lambda: journey.render(tmp_path / "map.svg"), lambda: journey.report(tmp_path / "link.html")):
        with pytest.raises(JourneyError, match="is the journey itself"):
            write()
    assert source.read_text() == text
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.html", "map-2.svg"]


@pytest.mark.parametrize("journeys", [["a.yaml"], ["a.yaml", "a.yaml"]])
def test_a_report_needs_a_name(tmp_path, monkeypatch, journeys):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(JOURNEY)
    assert refusal("report", *journeys, "-o", "").startswith("-o names no ")
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


def test_style_and_script_replace_no_file_of_somebody_else(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(JOURNEY)
    Path("page.css").write_text("mine")
    said = "page.css was not written with page.html; nothing was written"
    assert refusal("report", "a.yaml", "-o", "page.html", "--split") == said
    assert Path("page.css").read_text() == "mine"
    Path("site").mkdir()
    Path("site/index.css").write_text("mine")
    assert "index.css was not written with" in refusal("report", "a.yaml", "a.yaml", "-o", "site/", "--split")
    assert [file.name for file in Path("site").iterdir()] == ["index.css"]


def test_style_and_script_of_an_earlier_run_are_replaced_and_removed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(JOURNEY)
    journeys, site = ["report", "a.yaml", "a.yaml", "-o", "site/"], Path("site")
    for arguments in (["--split"], ["--split"], []):
        assert CliRunner().invoke(group, [*journeys, *arguments]).exit_code == 0
        assert (site / "index.css").exists() == bool(arguments)
    (site / "index.css").write_text("mine")
    assert CliRunner().invoke(group, journeys).exit_code == 0
    assert (site / "index.css").read_text() == "mine"
