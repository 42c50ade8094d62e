"""`journeymap report` as a user meets it."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from journeymap.cli.report import command


def run(*arguments: str):
    return CliRunner().invoke(command, arguments, standalone_mode=False)


def test_a_report_is_written(root: Path, tmp_path: Path):
    found = run(str(root / "examples/sketch/journey.yaml"), "-o", str(tmp_path / "report.html"))
    assert found.return_value == 0
    assert "report.html is written" in found.output
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_log_and_a_language_change_the_page(root: Path, tmp_path: Path):
    folder = root / "examples/motor-claim"
    file = tmp_path / "report.html"
    run(str(folder / "journey.yaml"), "--events", str(folder / "events.csv"), "-o", str(file), "--language", "pl")
    page = file.read_text(encoding="utf-8")
    assert '<html lang="pl">' in page
    assert "Gdzie odchodzi najwięcej" in page


def test_what_is_simulated_is_added_where_it_is_asked_for(root: Path, tmp_path: Path):
    claim = root / "examples" / "motor-claim"
    log = ("--events", str(claim / "events.csv"))
    assert run(str(claim / "journey.yaml"), *log, "--simulate", "-o", str(tmp_path / "r.html")).return_value == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "data-csv=what-if" in page
    assert "data-csv=under-way" in page
    assert run(str(claim / "journey.yaml"), "--simulate", "-o", str(tmp_path / "plan.html")).return_value == 0
    assert "no log stands behind this" in (tmp_path / "plan.html").read_text(encoding="utf-8")


def test_errors_are_printed_and_nothing_is_written(tmp_path: Path):
    journey = tmp_path / "journey.yaml"
    journey.write_text(
        "journeymap: 1\nname: A\nstatus: review\nstages: [{name: S, touchpoints: [{name: T, emotion: 7}]}]\n", "utf-8"
    )
    found = run(str(journey), "-o", str(tmp_path / "report.html"))
    assert found.return_value == 1
    assert "off the scale" in found.output
    assert [file.name for file in tmp_path.iterdir()] == ["journey.yaml"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "report.html", "--inactive-after", "30d"], "--inactive-after says how to read a log"),
        (["-o", "report.pdf"], "is no .html file"),
    ],
)
def test_misuse_is_explained(root: Path, arguments, words):
    found = run(str(root / "examples/sketch/journey.yaml"), *arguments)
    assert isinstance(found.exception, click.UsageError)
    assert words in found.exception.message
