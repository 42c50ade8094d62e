"""Maps keep to the portable subset in every theme and on every page, and the judge of it finds what does not."""

import subprocess
import sys
from pathlib import Path

import judges
import pytest

from journeymap.api import load
from journeymap.render.map import render_map, render_pages
from journeymap.render.map.papers import SIZES
from journeymap.render.map.themes import THEMES

EXAMPLES = ("motor-claim", "loan-application", "sketch", "day-surgery")
GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">'
    '<g data-step="a"><title>A</title><text x="1" y="2">5\u00a0d</text><path d="M0 0h1" fill="none"/></g></svg>'
)
WRONG = {
    'style="fill:red"': ' style="fill:red"',
    "class": ' class="a"',
    "onload": ' onload="alert(1)"',
    "var()": ' fill="var(--ink)"',
    "gradient": ' fill="url(#a)"',
    "alpha": ' fill="#11223344"',
    "opacity": ' fill-opacity="0.5"',
    "filter": ' filter="url(#a)"',
    "mask": ' mask="url(#a)"',
    "paint-order": ' paint-order="stroke"',
    "textLength": ' textLength="9"',
    "rotation": ' transform="rotate(3)"',
    "link": ' href="https://example.org"',
}
ELEMENTS = ("style", "script", "foreignObject", "use", "symbol", "a", "image", "linearGradient", "filter", "tspan")
WORDS = ("a\u2212b", " a", "a ", "a  b", "a\nb", "\U0001f600", "\u2605", "a\u202eb", "\u00ad", "a\u0085")


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("page", sorted(SIZES))
def test_every_page_is_portable(root: Path, name: str, page: str):
    graph = load(root / "examples" / name / "journey.yaml").graph
    for theme in THEMES:
        for index, svg in enumerate(pages := render_pages(graph, page=page, theme=theme, id_prefix="map-"), 1):
            assert not judges.portable(svg, "map-" if len(pages) == 1 else f"map-p{index}-")


def test_numbers_keep_their_units(root: Path, motor_overlay):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    for language in ("en", "pl", "de"):
        loose = [
            words for svg in render_pages(graph, motor_overlay, language=language) for words in judges.loose_units(svg)
        ]
        assert not loose


def test_the_judge_passes_what_is_portable():
    assert not judges.portable(GOOD)
    assert judges.portable(GOOD.replace("<g ", '<g id="x" '), "map-")


@pytest.mark.parametrize("attribute", WRONG.values(), ids=WRONG)
def test_the_judge_finds_attributes(attribute: str):
    assert judges.portable(GOOD.replace("<text", f"<text{attribute}"))
    assert judges.portable(GOOD.replace("<g", f"<g{attribute}"))


@pytest.mark.parametrize("name", ELEMENTS)
def test_the_judge_finds_elements(name: str):
    assert judges.portable(GOOD.replace("5\u00a0d", f"<{name}/>"))
    assert judges.portable(GOOD.replace("<text", f"<{name}/><text"))


@pytest.mark.parametrize("words", WORDS)
def test_the_judge_finds_words(words: str):
    assert judges.portable(GOOD.replace("5\u00a0d", words))


def test_the_judge_finds_what_no_parser_reads():
    assert judges.portable(GOOD.replace("5\u00a0d", "a\u0001b"))
    assert judges.portable(GOOD.replace("</g>", ""))
    assert judges.portable("<!DOCTYPE svg>" + GOOD)


def test_the_judge_finds_loose_units():
    assert judges.loose_units(GOOD.replace("5\u00a0d", "5 d"))
    assert not judges.loose_units(GOOD)


PROGRAM = """
import sys
from journeymap.api import load
from journeymap.render.map import render_pages
graph = load(sys.argv[1]).graph
for theme in ("light", "dark", "grey"):
    sys.stdout.buffer.write("".join(render_pages(graph, page="a4", theme=theme)).encode())
"""


def test_two_processes_write_the_same_bytes(root: Path):
    file = str(root / "examples/motor-claim/journey.yaml")
    written = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, file], check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1
    assert len(written.pop()) > 50_000


@pytest.mark.parametrize(
    "label", ["</script>", "]]>", "javascript:alert(1)", "a\u0000b\u0007c", "x" * 300, "<!-- -->", "&amp;"]
)
def test_labels_that_harm_are_drawn_as_text(build, label: str):
    data = {"name": label, "owner": label, "personas": {"a": {"name": label, "quote": label}}, "summary": label}
    steps = [{"id": "s", "name": label, "quote": label, "emotion": 1, "pain-points": label, "backstage": label}]
    svg = render_map(build({**data, "stages": [{"name": label, "goal": label, "touchpoints": steps}]}))
    assert not judges.portable(svg)
