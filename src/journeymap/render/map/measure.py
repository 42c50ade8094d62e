"""How wide a text is in the widest font of the stack, and how it is broken into lines that fit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from journeymap.render.fonts.widths import BOLD, REGULAR
from journeymap.render.map.palette import LEADING

__all__ = ["Fitted", "fit", "shorten", "width", "wrap"]

UNKNOWN = 1.0
"""Width in em of a letter that no table has: as wide as a letter is likely to be."""
SIZES = (12.0, 11.0, 10.0)
BREAKS = re.compile(r"(?<=[ \u200b])(?=[^ \u200b])|(?<=[^\W\d_][/\-–])(?=[^\W\d_])")
"""Behind blanks, and behind a hyphen or slash between letters: never inside –0.1 or 10–30."""
CLOSING = frozenset("、。，．：；？！」』）】〉》…ー々")


class _Widths(dict[str, float]):
    """Widths in em by letter; unknown ones are worked out when first met."""

    def __init__(self, tables: dict[int, str]) -> None:
        super().__init__()
        for first, digits in tables.items():
            for index in range(len(digits) // 3):
                thousandths = int(digits[index * 3 : index * 3 + 3], 16)
                if thousandths:
                    self[chr(first + index)] = thousandths / 1000

    def __missing__(self, letter: str) -> float:
        category = unicodedata.category(letter)
        self[letter] = found = 0.0 if category in ("Mn", "Me", "Cf") else UNKNOWN
        return found


@lru_cache(maxsize=2)
def _widths(bold: bool) -> _Widths:
    return _Widths(BOLD if bold else REGULAR)


def width(text: str, size: float = 12.0, bold: bool = False) -> float:
    """The width of `text` in px, at most; `size` is the type size in px."""
    return sum(map(_widths(bold).__getitem__, text)) * size


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text broken into lines at a type size (px)."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False

    @property
    def leading(self) -> float:
        """The height of a line in px."""
        return LEADING[self.size]

    @property
    def height(self) -> float:
        """The height of all lines in px."""
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """The width of the longest line in px."""
        return max((width(line, self.size, self.bold) for line in self.lines), default=0.0)


@lru_cache(maxsize=4096)
def fit(text: str, room: float, size: float = 12.0, bold: bool = False) -> Fitted:
    """`text` in lines no wider than `room` px: wrapped, where one word is too wide set smaller, at last broken."""
    if not text:
        return Fitted((), size, bold)
    smaller = [size, *(other for other in SIZES if other < size)] if size <= SIZES[0] else [size]
    words = _pieces(text)
    longest = max(width(word.rstrip(" "), 1.0, bold) for word in words)
    chosen = next((other for other in smaller if longest * other <= room), smaller[-1])
    return Fitted(tuple(wrap(text, room, chosen, bold)), chosen, bold)


def wrap(text: str, room: float, size: float = 12.0, bold: bool = False) -> list[str]:
    """`text` in lines no wider than `room` px; a word that is wider is broken between letters."""
    if width(text, size, bold) <= room:
        return [text]
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if width((line + piece).rstrip(" "), size, bold) <= room:
            line += piece
            continue
        if line.strip(" "):
            lines.append(line.strip(" "))
        *whole, line = _broken(piece, room, size, bold)
        lines += whole
    return [*lines, line.strip(" ")] if line.strip(" ") else lines


def _pieces(text: str) -> list[str]:
    """Where a line may end: after blanks, hyphens and slashes, and between letters of East Asian scripts."""
    rough = BREAKS.split(text)
    pieces: list[str] = []
    for part in rough:
        if part:
            pieces += _between_wide(part) if any(ord(letter) >= 0x2E80 for letter in part) else [part]
    return pieces


def _between_wide(part: str) -> list[str]:
    pieces = [""]
    for letter in part:
        wide = unicodedata.east_asian_width(letter) in ("W", "F") and letter not in CLOSING
        if wide and pieces[-1]:
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _broken(piece: str, room: float, size: float, bold: bool) -> list[str]:
    """A piece broken between letters wherever it is wider than `room`; marks stay with their letter."""
    widths, lines, line, used = _widths(bold), [], "", 0.0
    if width(piece.rstrip(" "), size, bold) <= room:
        return [piece]
    for letter in piece:
        step = widths[letter] * size
        if line and step and letter != " " and used + step > room:
            lines.append(line)
            line, used = "", 0.0
        line += letter
        used += step
    return [*lines, line]


def shorten(text: str, room: float, size: float = 12.0, bold: bool = False) -> str:
    """`text` cut with an ellipsis to `room` px; only where it stands in full elsewhere on the page."""
    if width(text, size, bold) <= room:
        return text
    end = len(text)
    while end and width(text[:end].rstrip(" ,") + "…", size, bold) > room:
        end -= 1
    return text[:end].rstrip(" ,") + "…"
