"""`journeymap paths`: the ways as a picture and as text, and what is said where they cannot be drawn."""

import shutil
from xml.etree import ElementTree as ET

import click
import pytest
from click.testing import CliRunner

from journeymap.cli.paths import command
from journeymap.diagnostics import JourneyError

GRAPHVIZ = pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz (apt-get install graphviz)")


def run(*arguments: str):
    return CliRunner().invoke(command, arguments, standalone_mode=False)


@pytest.fixture
def claim(root):
    folder = root / "examples" / "motor-claim"
    return str(folder / "journey.yaml"), str(folder / "events.csv")


@GRAPHVIZ
def test_it_draws_the_ways_and_says_what_is_hidden(claim, tmp_path):
    journey, log = claim
    found = run(journey, "--events", log, "-o", str(tmp_path / "ways.svg"))
    assert found.return_value == 0
    assert "5 ways that fewer than 1% of journeys took, 0.6% of all steps, are hidden" in found.output
    assert ET.parse(tmp_path / "ways.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert "no way is hidden" in run(journey, "--events", log, "--threshold", "0", "-o", str(tmp_path / "w.dot")).output


@pytest.mark.parametrize(("name", "begin"), [("ways.dot", "digraph"), ("ways.mmd", "flowchart TB")])
def test_it_writes_text_without_graphviz(claim, tmp_path, monkeypatch, name, begin):
    monkeypatch.setenv("PATH", str(tmp_path))
    found = run(claim[0], "-o", str(tmp_path / name), "--direction", "right")
    assert found.return_value == 0
    assert "no way is hidden" in found.output
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)


def test_without_graphviz_a_picture_is_refused_with_a_way_on(claim, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    refused = run(claim[0], "-o", str(tmp_path / "ways.svg")).exception
    assert isinstance(refused, JourneyError)
    assert "Graphviz" in refused.message
    assert ".mmd" in refused.hint
    assert not (tmp_path / "ways.svg").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-o", "ways.png"], "is no .svg, .dot or .mmd file"),
        (["-o", "ways.dot", "--threshold", "3"], "is not a share"),
        (["-o", "ways.dot", "--threshold", "nan"], "is not a share"),
        (["-o", "ways.dot", "--threshold", "few"], "is not a share"),
        (["-o", "ways.dot", "--case", "id"], "name it with --events"),
    ],
)
def test_misuse_is_said(claim, options, words):
    refused = run(claim[0], *options).exception
    assert isinstance(refused, click.UsageError)
    assert words in refused.format_message()


def test_a_language_that_nobody_knows_is_said(claim, tmp_path):
    found = run(claim[0], "-o", str(tmp_path / "ways.mmd"), "--language", "zz")
    assert isinstance(found.exception, JourneyError)
    assert found.exception.message == 'no words are in the language "zz"'
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("does", ["exit 3", "echo hello", "echo '<svg/>'"])
def test_a_graphviz_that_fails_is_not_said_to_be_missing(claim, tmp_path, monkeypatch, does):
    program = tmp_path / "bin" / "dot"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    found = run(claim[0], "-o", str(tmp_path / "ways.svg"))
    assert isinstance(found.exception, JourneyError)
    assert found.exception.message == "Graphviz is here, and it did not draw this picture"
    assert not (tmp_path / "ways.svg").exists()
