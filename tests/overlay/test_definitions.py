"""Every figure of docs/definitions.md, recomputed from the journey and the log that stand there."""

import json
import re
from fractions import Fraction

import pytest

import journeymap as jm

BLOCK = re.compile(r"^```(\S+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(root):
    text = (root / "docs" / "definitions.md").read_text(encoding="utf-8")
    return [(kind, more.strip(), body) for kind, more, body in BLOCK.findall(text)]


@pytest.fixture(scope="module")
def written(root, tmp_path_factory):
    """The page's figures, each with the overlay that it is about."""
    folder = tmp_path_factory.mktemp("shop")
    found = blocks(root)
    bodies = {kind: body for kind, _, body in found}
    (folder / "log.csv").write_text(bodies["csv"], encoding="utf-8")
    overlays = {}
    for name, text in (
        ("", bodies["yaml"]),
        ("without inactive-after", bodies["yaml"].replace(", inactive-after: 7d", "")),
    ):
        (folder / "shop.yaml").write_text(text, encoding="utf-8")
        journey = jm.load(folder / "shop.yaml")
        assert journey.check() == []
        overlays[name] = journey.overlay(folder / "log.csv").to_json()
    lines = [(overlays[more], line) for kind, more, body in found if kind == "figures" for line in body.splitlines()]
    return [(data, *line.split(" = ", 1)) for data, line in lines]


def look_up(data, path):
    for key in path.split("."):
        if isinstance(data, list):
            named = {row.get("id") or f"{row['from']}>{row['to']}": row for row in data}
            data = named[key]
        else:
            data = data[key]
    return data


def expected(text):
    return float(Fraction(text)) if re.fullmatch(r"\d+/\d+", text) else json.loads(text)


def test_every_figure_of_the_page(written):
    assert len(written) > 50
    wrong = []
    for data, path, text in written:
        found, value = look_up(data, path), expected(text)
        exact = value is None or isinstance(value, bool | str | dict)
        if not (found == value if exact else found == pytest.approx(value, abs=5e-8)):
            wrong.append(f"{path} is {found}, not {text}")
    assert wrong == []
