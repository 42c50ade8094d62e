"""`journeymap render` to PNG, PDF and slides as a user meets it."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from pptx import Presentation

from journeymap.cli.render import command
from journeymap.diagnostics import JourneyError
from journeymap.render.fonts.found import families, font_files

SKETCH = "examples/sketch/journey.yaml"
NEEDS_FONT = pytest.mark.skipif(
    not families(font_files()), reason="none of the fonts that the map is laid out for is here"
)


def run(*arguments: str):
    return CliRunner().invoke(command, arguments, standalone_mode=False)


def noted(found) -> str:
    return found.stderr


@NEEDS_FONT
@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("pptx", b"PK")])
def test_each_kind_is_written_and_said_and_is_the_same_next_time(root: Path, tmp_path: Path, kind: str, start: bytes):
    for name in ("one", "two"):
        found = run(str(root / SKETCH), "-o", str(tmp_path / f"{name}.{kind}"), "--page", "auto")
        assert found.return_value == 0
        assert f"{name}.{kind} is written." in found.output
        assert noted(found) == ""
    one, two = ((tmp_path / f"{name}.{kind}").read_bytes() for name in ("one", "two"))
    assert one == two
    assert one.startswith(start)


@NEEDS_FONT
def test_a_png_is_as_large_as_asked(root: Path, tmp_path: Path):
    sizes = []
    for scale in ("1", "2"):
        run(str(root / SKETCH), "-o", str(tmp_path / "m.png"), "--page", "slide", "--scale", scale)
        with Image.open(next(tmp_path.glob("m*.png"))) as picture:
            sizes.append(picture.size)
    assert sizes == [(1280, 720), (2560, 1440)]


def test_slides_are_slides_unless_said(root: Path, tmp_path: Path):
    run(str(root / SKETCH), "-o", str(tmp_path / "m.pptx"))
    deck = Presentation(io.BytesIO((tmp_path / "m.pptx").read_bytes()))
    assert (deck.slide_width.inches, deck.slide_height.inches) == (pytest.approx(13.333, abs=1e-3), 7.5)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "map.jpg"], 'map.jpg" does not say what to write'),
        (["-o", "map.pdf", "--scale", "3"], "--scale says how many pixels a .png has"),
        (["-o", "map.svg", "--font", "x.ttf"], "shown in the fonts of whoever opens it"),
        (["-o", "map.png", "--font", "nowhere/x.ttf"], 'the font "nowhere/x.ttf" cannot be read'),
        (["-o", "map.svg", "--page", "a7"], "'a7' is not one of"),
        (["-o", "map.svg", "--theme", "neon"], 'there is no theme "neon"'),
        (["-o", "map.svg", "--hide", "chanels"], "chanels"),
        (["-o", "map.svg", "--persona", "nobody"], 'there is no persona "nobody"'),
    ],
)
def test_misuse_is_said_and_nothing_is_written(root: Path, tmp_path: Path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    found = run(str(root / SKETCH), *arguments)
    assert said in str(getattr(found.exception, "message", found.exception))
    assert list(tmp_path.iterdir()) == []


def test_no_font_at_all_writes_nothing(root: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("JOURNEYMAP_FONTS", str(tmp_path / "none"))
    found = run(str(root / SKETCH), "-o", str(tmp_path / "m.pdf"))
    assert isinstance(found.exception, JourneyError)
    assert "there is no font to draw texts with" in found.exception.message
    assert list(tmp_path.iterdir()) == []


def test_emoji_are_noted_for_every_kind(tmp_path: Path):
    journey = tmp_path / "j.yaml"
    journey.write_text(
        "journeymap: 1\nname: Made\nstages:\n  - name: S\n    touchpoints:\n      - {id: pay, name: Pays 💰}\n",
        encoding="utf-8",
    )
    found = run(str(journey), "-o", str(tmp_path / "m.svg"))
    assert found.return_value == 0
    assert noted(found) == 'note: emoji are not drawn: 💰 (money bag) in step "pay"\n'


def test_pages_of_an_earlier_map_are_named(root: Path, tmp_path: Path):
    for name in ("m-1.svg", "m-7.svg", "m-x.svg", "m.svg", "other-1.svg"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    found = run(str(root / SKETCH), "-o", str(tmp_path / "m.svg"), "--page", "auto")
    assert noted(found) == f"note: still there from before: {tmp_path / 'm-1.svg'}, {tmp_path / 'm-7.svg'}\n"
    assert (tmp_path / "m-1.svg").read_text(encoding="utf-8") == "old"


def test_all_pages_are_written_or_none(root: Path, tmp_path: Path):
    (tmp_path / "m-2.svg").mkdir()
    (tmp_path / "m-1.svg").write_text("old", encoding="utf-8")
    journey = root / "examples/motor-claim/journey.yaml"
    found = run(str(journey), "-o", str(tmp_path / "m.svg"), "--page", "a4")
    assert isinstance(found.exception, JourneyError)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["m-1.svg", "m-2.svg"]
    assert (tmp_path / "m-1.svg").read_text(encoding="utf-8") == "old"


@NEEDS_FONT
@pytest.mark.parametrize(("scale", "said"), [("nan", "cannot have nan pixels")])
def test_a_scale_that_is_no_number_is_misuse(root: Path, tmp_path: Path, scale: str, said: str):
    found = run(str(root / SKETCH), "-o", str(tmp_path / "map.png"), "--scale", scale)
    assert isinstance(found.exception, JourneyError)
    assert said in found.exception.message
    assert list(tmp_path.iterdir()) == []
