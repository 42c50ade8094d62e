"""Write src/journeymap/render/fonts/widths.py: how wide each letter is in the widest font of the stack.

Needs fontTools and the fonts (Debian: fonts-noto-core, fonts-dejavu, fonts-liberation; Liberation Sans has the
widths of Arial and Helvetica). Run it with the folders that hold the fonts:

    python scripts/font_widths.py /usr/share/fonts/truetype
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = {
    "REGULAR": ("NotoSans-Regular.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf"),
    "BOLD": ("NotoSans-Bold.ttf", "DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf"),
}
RANGES = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and B
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2010, 0x2027),  # dashes, quotes, dots
    (0x2030, 0x203A),
    (0x20A0, 0x20BF),  # currencies
    (0x2190, 0x2193),  # arrows
)
TARGET = Path(__file__).parent.parent / "src/journeymap/render/fonts/widths.py"


def widths(fonts: list[Path]) -> dict[int, int]:
    """The widest advance of every code point, in thousandths of the type size, rounded up."""
    widest: dict[int, int] = {}
    for path in fonts:
        font = TTFont(path)
        scale, advances, names = font["head"].unitsPerEm, font["hmtx"].metrics, font.getBestCmap()
        for first, last in RANGES:
            for point in range(first, last + 1):
                if point in names:
                    width = -(-advances[names[point]][0] * 1000 // scale)
                    widest[point] = max(widest.get(point, 0), width)
    return widest


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
    for name, files in FONTS.items():
        found = [next(iter(sorted(folder.rglob(file))), None) for file in files]
        missing = [file for file, path in zip(files, found, strict=True) if path is None]
        if missing:
            sys.exit(f"not below {folder}: {', '.join(missing)}")
        source += "\n" + table(name, widths([path for path in found if path]))
    TARGET.write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype"))
