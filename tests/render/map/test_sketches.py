"""What `init` writes and the examples are drawn without a fault that a judge finds, in every theme."""

from pathlib import Path

import pytest
from legibility.program import PAPERS, judged

from journeymap.api import load
from journeymap.render.map import render_pages
from journeymap.render.map.themes import THEMES
from journeymap.scaffold.fill import LANGUAGES, TEMPLATES, fill

EXAMPLES = ("motor-claim", "loan-application", "day-surgery", "sketch")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_first_sketch_is_readable(tmp_path: Path, template: str, language: str):
    file = tmp_path / "journey.yaml"
    file.write_text(fill(template, language, "x.json"), encoding="utf-8")
    graph = load(file).graph
    for theme in THEMES:
        for svg in render_pages(graph, theme=theme):
            assert not list(judged(svg, theme, PAPERS["a3"]))


@pytest.mark.parametrize("page", ["a3", "a4", "slide", "auto"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_readable(root: Path, motor_overlay, name: str, page: str):
    graph = load(root / "examples" / name / "journey.yaml").graph
    for overlay in (None, motor_overlay) if name == "motor-claim" else (None,):
        for language in ("en", "pl", "de"):
            for theme in THEMES:
                for svg in render_pages(graph, overlay, page=page, theme=theme, language=language):
                    assert not list(judged(svg, theme, PAPERS[page]))
