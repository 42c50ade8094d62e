"""The widths that the map is laid out with are at least those that a browser draws."""

import sys
from pathlib import Path

import pytest

from journeymap.api import load
from journeymap.render.map import render_pages

pytestmark = pytest.mark.browser
ROOM = 0.5
"""Px by which a browser may be wider: it rounds the widths of single letters."""
BOXES = """() => [...document.querySelectorAll("text")].map(text => {
  const box = text.getBBox();
  return [text.textContent, box.width];
})"""


@pytest.mark.parametrize("name", ["motor-claim", "day-surgery"])
@pytest.mark.parametrize("language", ["en", "pl", "de"])
def test_no_text_is_wider_than_its_box(root: Path, open_tab, tmp_path: Path, name: str, language: str):
    sys.path.append(str(root / "tests/render/map"))
    import judges

    graph = load(root / "examples" / name / "journey.yaml").graph
    for index, svg in enumerate(render_pages(graph, language=language)):
        file = tmp_path / f"{index}.svg"
        file.write_text(svg, encoding="utf-8")
        drawn = open_tab().visit(file).run(BOXES)
        texts = judges.read(svg).texts
        assert [words for words, _ in drawn] == [text.words for text in texts]
        for (words, wide), text in zip(drawn, texts, strict=True):
            assert wide <= text.box[2] - text.box[0] + ROOM, words
