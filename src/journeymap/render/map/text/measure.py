"""How wide a text is in the widest font of the stack, and how it is set to fit a room."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from journeymap.render.fonts.widths import BOLD, REGULAR
from journeymap.render.map.palette import LEADING
from journeymap.render.map.text.breaking import LAST, lines, words
from journeymap.render.map.text.direction import in_order
from journeymap.render.map.text.syllables import syllables

__all__ = ["SIZES", "Fitted", "fit", "forget", "in_its_language", "legible", "shorten", "smallest", "width", "wrap"]

UNKNOWN = 1.0
"""Width in em of a letter that no table has: as wide as a letter is likely to be."""
NARROW = 0.5
SIZES = (12.0, 11.0, 10.0)
SYLLABLES = 11.0
"""Words are broken at syllables rather than set smaller than this."""

_least: ContextVar[float] = ContextVar("type size below which no text is set", default=0.0)
_language: ContextVar[str] = ContextVar("language of the words that are broken", default="")

P = ParamSpec("P")
R = TypeVar("R")


class Spoken(Protocol):
    """What has a language (pl, sr-Latn)."""

    @property
    def language(self) -> str:
        """Its code."""


S = TypeVar("S", bound=Spoken)


def in_its_language(draw: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """While `draw` runs, words are broken as in the language of its first argument; outside, never at syllables."""

    @wraps(draw)
    def within(first: S, /, *others: P.args, **named: P.kwargs) -> R:
        before = _language.set(first.language)
        try:
            return draw(first, *others, **named)
        finally:
            _language.reset(before)

    return within


class _Widths(dict[str, float]):
    """Widths in em by letter, looked up in a table when first met."""

    def __init__(self, table: dict[int, str]) -> None:
        super().__init__()
        self.table = table
        self.starts = sorted(table)

    def __missing__(self, letter: str) -> float:
        self[letter] = found = self._known(ord(letter)) or _guessed(letter)
        return found

    def _known(self, point: int) -> float:
        start = self.starts[max(0, bisect_right(self.starts, point) - 1)]
        digits = self.table[start][(point - start) * 3 : (point - start) * 3 + 3] if point >= start else ""
        return int(digits, 16) / 1000 if digits else 0.0


def _guessed(letter: str) -> float:
    """Marks stand on the letter before them; East Asian letters say themselves whether they are wide."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return NARROW if unicodedata.east_asian_width(letter) == "H" else UNKNOWN


@lru_cache(maxsize=2)
def _widths(bold: bool) -> _Widths:
    return _Widths(BOLD if bold else REGULAR)


@contextmanager
def smallest(size: float) -> Iterator[None]:
    """Inside the `with` no text is set, or measured, smaller than `size` px."""
    before = _least.set(size)
    try:
        yield
    finally:
        _least.reset(before)


def legible(size: float) -> float:
    """The type size (px) in which a text of `size` px is set."""
    return max(size, _least.get())


def width(text: str, size: float = 12.0, bold: bool = False) -> float:
    """The width of `text` in px, at most; `size` is the type size in px."""
    return sum(map(_widths(bold).__getitem__, text)) * (size if size >= SIZES[0] else legible(size))


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


def fit(text: str, room: float, size: float = 12.0, bold: bool = False, language: str | None = None) -> Fitted:
    """`text` in lines no wider than `room` px, all of about one length.

    Where one word is too wide it is set smaller (12, 11 px), then broken at syllables, else set in 10 px, at last
    broken between letters.

    Args:
        text: one line, as `clean` returns it.
        room: px.
        size: type size in px.
        bold: whether it is drawn bold.
        language: in which words have syllables; unsaid: that of the map being drawn.
    """
    return _fit(text, room, legible(size), bold, _language.get() if language is None else language, _least.get())


@lru_cache(maxsize=4096)
def _fit(text: str, room: float, size: float, bold: bool, language: str, least: float) -> Fitted:  # noqa: PLR0917 - the key of what is remembered
    if not text:
        return Fitted((), size, bold)
    chosen = size if width(text, size, bold) <= room else _size(words(text), room, size, bold, language, least)
    return Fitted(tuple(wrap(text, room, chosen, bold, language)), chosen, bold)


def _size(pieces: list[str], room: float, size: float, bold: bool, language: str, least: float) -> float:  # noqa: PLR0917 - as above
    """The largest size at which no word has to be broken, or, in a language that is known, only at syllables."""
    longest = max(pieces, key=lambda piece: width(piece.rstrip(LAST), bold=bold))
    em = width(longest.rstrip(LAST), SIZES[0], bold) / SIZES[0]
    smaller = [size, *(other for other in SIZES if least <= other < size)] if size <= SIZES[0] else [size]
    for other in smaller:
        if em * other <= room or (other == SYLLABLES and len(syllables(longest, language)) > 1):
            return other
    return smaller[-1]


def wrap(text: str, room: float, size: float = 12.0, bold: bool = False, language: str | None = None) -> list[str]:
    """`text` in lines no wider than `room` px; a word that is wider is broken, at syllables where there are some."""
    found = [text]
    if width(text, size, bold) > room:
        spoken = _language.get() if language is None else language
        found = lines(text, room, lambda part: width(part, size, bold), spoken)
    return found if text.isascii() else [in_order(line) for line in found]


def shorten(text: str, room: float, size: float = 12.0, bold: bool = False) -> str:
    """`text` cut with an ellipsis to `room` px; only where it stands in full elsewhere on the page."""
    if width(text, size, bold) <= room:
        return text
    end = len(text)
    while end and width(text[:end].rstrip(" ,") + "…", size, bold) > room:
        end -= 1
    return text[:end].rstrip(" ,") + "…"


def forget() -> None:
    """Drop what is remembered of texts set before, for measuring time."""
    _fit.cache_clear()
