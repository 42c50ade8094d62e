"""The table of widths is at least as wide as the fonts of this machine."""

import importlib.util
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

from journeymap.render.fonts.widths import BOLD, REGULAR
from journeymap.render.map.text.measure import width

FOLDER = Path("/usr/share/fonts")
ROUNDED = 0.002


@pytest.fixture(scope="module")
def script(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("font_widths", root / "scripts/font_widths.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("face", ["REGULAR", "BOLD"])
def test_no_letter_is_wider_than_the_table_says(script, face):
    found = [path for name in script.files(face)[:3] if (path := next(FOLDER.rglob(name), None))]
    if not found:
        pytest.skip("none of the fonts of the stack is on this machine")
    for path in found:
        font = TTFont(path)
        scale, advances, names = font["head"].unitsPerEm, font["hmtx"].metrics, font.getBestCmap()
        for letter in map(chr, [*range(0x20, 0x7F), *range(0xC0, 0x250), *range(0x410, 0x450), *range(0x2010, 0x2027)]):
            if ord(letter) in names and unicodedata.category(letter) not in ("Mn", "Cf"):
                advance = advances[names[ord(letter)]][0] / scale
                assert width(letter, 1.0, bold=face == "BOLD") >= advance - ROUNDED, (path.name, letter)


def test_the_table_holds_the_ranges_of_the_script(script):
    for table in (REGULAR, BOLD):
        assert list(table) == [first for first, _ in script.RANGES]
        assert [len(digits) // 3 for digits in table.values()] == [last - first + 1 for first, last in script.RANGES]


@pytest.mark.parametrize(
    "letter", ["\u0301", "\u05b0", "\u064b", "\u094d", "\u0e31", "\u200d", "\u200e", "\u200f", "\u200b"]
)
def test_marks_and_joiners_take_no_room(letter):
    assert width(letter) == 0


@pytest.mark.parametrize(("letters", "low", "high"), [
    ("日本語中文한국", 1.0, 1.0),
    ("ｱｲｳ", 0.5, 0.5),
    ("שלום", 0.2, 0.8),
    ("مرحبا", 0.2, 1.3),
    ("नमसत", 0.4, 1.0),
    ("สวสด", 0.4, 1.0),
    ("ჯამბო", 0.4, 1.0),
])  # fmt: skip
def test_letters_of_every_script_have_a_likely_width(letters, low, high):
    assert all(low <= width(letter, 1.0) <= high for letter in letters)
