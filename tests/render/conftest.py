"""Fonts made on the spot, so that no test depends on those of the machine."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

MakeFont = Callable[..., Path]
LATIN = "".join(
    map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x202F))
)
EM, SIDE = 1000, 500


def font(path: Path, family: str, letters: Iterable[str], *, bold: bool = False) -> Path:
    """A font whose letters are bars as high as their code point says, so that each looks different; blanks are empty."""
    codes = sorted(set(map(ord, letters)))
    names = {code: f"u{code:04X}" for code in codes}
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    glyphs = {".notdef": _bar(700, thick=True)}
    glyphs |= {name: _bar(0 if chr(code).isspace() else 100 + code % 600, thick=bold) for code, name in names.items()}
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (SIDE, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Bold" if bold else "Regular", "psName": path.stem})
    builder.setupOS2(sTypoAscender=800, usWeightClass=700 if bold else 400)
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def _bar(high: int, thick: bool):
    pen = TTGlyphPen(None)
    if high:
        pen.moveTo((50, 0))
        for corner in ((50, high), (400 if thick else 200, high), (400 if thick else 200, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


@pytest.fixture(scope="session")
def make_font() -> MakeFont:
    """A font with given letters."""
    return font


@pytest.fixture
def latin_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose only font is Noto Sans with the letters of Europe; the folder that holds it."""
    folder = tmp_path / "fonts-here"
    font(folder / "NotoSans-Regular.ttf", "Noto Sans", LATIN)
    font(folder / "NotoSans-Bold.ttf", "Noto Sans", LATIN, bold=True)
    monkeypatch.setenv("JOURNEYMAP_FONTS", str(folder))
    return folder
