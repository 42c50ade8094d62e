"""Write src/journeymap/render/fonts/widths.py: how wide each letter is in the widest font of the stack.

Needs fontTools and the fonts (Debian: fonts-noto-core, fonts-dejavu, fonts-liberation). Two fonts of the stack are not
free: Liberation Sans has the widths of Arial and Helvetica. Segoe UI has no free double here; it is narrower than
Noto Sans and DejaVu Sans, which count. Scripts beyond Europe are measured in the Noto Sans of that script, to which
viewers fall back. Run it with the folders that hold the fonts:

    python scripts/font_widths.py /usr/share/fonts/truetype
"""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"REGULAR": ("Regular", ""), "BOLD": ("Bold", "-Bold")}
"""How Noto and Liberation, and how DejaVu name a weight in their files."""
SCRIPTS = ("Armenian", "Hebrew", "Arabic", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Telugu",
           "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Georgian", "Ethiopic", "Khmer")  # fmt: skip
RANGES = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and B
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x0531, 0x058A),  # Armenian
    (0x05BE, 0x05F4),  # Hebrew
    (0x0606, 0x06FF),  # Arabic
    (0x0903, 0x097F),  # Devanagari
    (0x0982, 0x09FD),  # Bengali
    (0x0A03, 0x0A76),  # Gurmukhi
    (0x0A83, 0x0AF9),  # Gujarati
    (0x0B83, 0x0BFA),  # Tamil
    (0x0C01, 0x0C7F),  # Telugu
    (0x0C82, 0x0CF2),  # Kannada
    (0x0D02, 0x0D7F),  # Malayalam
    (0x0D82, 0x0DF4),  # Sinhala
    (0x0E01, 0x0E5B),  # Thai
    (0x0E81, 0x0EDF),  # Lao
    (0x10A0, 0x10FF),  # Georgian
    (0x1200, 0x137C),  # Ethiopic
    (0x1780, 0x17F9),  # Khmer
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2010, 0x2027),  # dashes, quotes, dots
    (0x2030, 0x203A),
    (0x20A0, 0x20BF),  # currencies
    (0x2190, 0x2199),  # arrows
)
FURTHER = range(0x0531, 0x1800)
"""Where the fonts of further scripts count: not with the Latin letters and blanks that they hold as well."""
FORMS = ("init", "medi", "fina", "isol")
TARGET = Path(__file__).parent.parent / "src/journeymap/render/fonts/widths.py"


def files(face: str) -> list[str]:
    """The fonts of one weight."""
    weight, dejavu = FACES[face]
    latin = [f"NotoSans-{weight}.ttf", f"DejaVuSans{dejavu}.ttf", f"LiberationSans-{weight}.ttf"]
    return latin + [f"NotoSans{script}-{weight}.ttf" for script in SCRIPTS]


def widths(fonts: list[Path]) -> dict[int, int]:
    """The widest advance of every code point, in thousandths of the type size, rounded up."""
    widest: dict[int, int] = {}
    points = [point for first, last in RANGES for point in range(first, last + 1) if _takes_room(chr(point))]
    for path in fonts:
        font = TTFont(path)
        scale, advances, names = font["head"].unitsPerEm, font["hmtx"].metrics, font.getBestCmap()
        shapes, further = _shapes(font), path.name.removeprefix("NotoSans").startswith(SCRIPTS)
        for point in points:
            if point in names and (point in FURTHER or not further):
                glyphs = (names[point], *shapes[names[point]])
                width = -(-max(advances[glyph][0] for glyph in glyphs) * 1000 // scale)
                widest[point] = max(widest.get(point, 0), min(width, 0xFFF))
    return widest


def _takes_room(letter: str) -> bool:
    """Whether a letter has a width of its own; marks stand on the letter before them."""
    return unicodedata.category(letter) not in ("Mn", "Me", "Cf")


def _shapes(font: TTFont) -> dict[str, list[str]]:
    """The shapes that a letter takes at the beginning, in the middle and at the end of a word."""
    found: dict[str, list[str]] = defaultdict(list)
    if "GSUB" not in font:
        return found
    table = font["GSUB"].table
    for feature in table.FeatureList.FeatureRecord:
        if feature.FeatureTag in FORMS:
            for index in feature.Feature.LookupListIndex:
                for glyph, shape in _single(table.LookupList.Lookup[index].SubTable):
                    found[glyph].append(shape)
    return found


def _single(subtables: list[object]) -> Iterator[tuple[str, str]]:
    """What a lookup puts in the place of one letter."""
    for subtable in subtables:
        inner = getattr(subtable, "ExtSubTable", subtable)
        for glyph, shape in getattr(inner, "mapping", {}).items():
            if isinstance(shape, str):
                yield glyph, shape


def table(name: str, widest: dict[int, int]) -> str:
    """A table as Python source: three hexadecimal digits a code point, 000 where no font has it."""
    rows = []
    for first, last in RANGES:
        digits = "".join(f"{widest.get(point, 0):03x}" for point in range(first, last + 1))
        rows.append(f"    0x{first:04X}: (")
        rows += [f'        "{line}"' for line in textwrap.wrap(digits, 102)]
        rows.append("    ),")
    return f"{name}: dict[int, str] = {{\n" + "\n".join(rows) + "\n}\n"


def main(folder: Path) -> None:
    """Find the fonts below `folder` and write the module."""
    source = '"""Widths of letters, the widest font of the stack counting; written by scripts/font_widths.py."""\n\n'
    source += 'from __future__ import annotations\n\n__all__ = ["BOLD", "REGULAR"]\n'
    for name in FACES:
        found = [(file, next(iter(sorted(folder.rglob(file))), None)) for file in files(name)]
        missing = [file for file, path in found if path is None]
        if missing:
            sys.exit(f"not below {folder}: {', '.join(missing)}")
        source += "\n" + table(name, widths([path for _, path in found if path]))
    TARGET.write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype"))
