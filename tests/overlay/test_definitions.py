"""Every figure of docs/definitions.md and docs/definitions/, recomputed from the journeys and logs that stand there."""

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

import journeymap as jm

BLOCK = re.compile(r"^```(\S+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


PAGES = [
    "definitions.md",
    *(f"definitions/{page.name}" for page in sorted((Path(__file__).parents[2] / "docs" / "definitions").glob("*.md"))),
]


def blocks(root, page):
    text = (root / "docs" / page).read_text(encoding="utf-8")
    return [(kind, more.strip(), body) for kind, more, body in BLOCK.findall(text)]


@pytest.fixture(params=PAGES)
def written(root, tmp_path, request):
    """The page's figures, each with the overlay that it is about: the last journey and log above it on the page."""
    found, journey, lines = blocks(root, request.param), "", []
    for kind, more, body in found:
        if kind == "yaml":
            journey = body
        elif kind == "csv":
            (tmp_path / "log.csv").write_text(body, encoding="utf-8")
        elif kind == "figures":
            data = laid(
                tmp_path, journey.replace(", inactive-after: 7d", "") if more == "without inactive-after" else journey
            )
            lines += [(data, *line.split(" = ", 1)) for line in body.splitlines()]
    return lines


def laid(folder, text):
    (folder / "journey.yaml").write_text(text, encoding="utf-8")
    journey = jm.load(folder / "journey.yaml")
    assert journey.check() == []
    return journey.overlay(folder / "log.csv").to_json()


def look_up(data, path):
    for key in path.split("."):
        if isinstance(data, list) and key.isdecimal():
            data = data[int(key)]
        elif isinstance(data, list):
            named = {name_of(row): row for row in data}
            data = named[key]
        else:
            data = data[key]
    return data


def name_of(row):
    return row.get("id") or row.get("touchpoint") or row.get("path") or f"{row.get('from')}>{row.get('to')}"


def expected(text):
    return float(Fraction(text)) if re.fullmatch(r"\d+/\d+", text) else json.loads(text)


def test_every_figure_of_the_page(written):
    assert len(written) >= 5
    wrong = []
    for data, path, text in written:
        found, value = look_up(data, path), expected(text)
        exact = value is None or isinstance(value, bool | str | dict | list)
        if not (found == value if exact else found == pytest.approx(value, abs=5e-8)):
            wrong.append(f"{path} is {found}, not {text}")
    assert wrong == []
