"""How a text is broken into lines: whole words first, then syllables, then letters; lines of about one length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import accumulate

from journeymap.render.map.text.syllables import syllables

__all__ = ["LAST", "Measure", "Piece", "lines", "words"]

Measure = Callable[[str], float]
"""The width of a text in px."""
Piece = tuple[str, str]
"""A text that is never broken, and what is put behind it where a line ends there: a hyphen or nothing."""

BREAKS = re.compile(
    r"(?<=[ \u200b])(?=[^ \u200b·])(?!(?<=\d )(?:[^\W\d_]{1,5}(?![^\W_])|[%‰°€$£]))"
    r"|(?<=[^\W\d_][/\-–])(?=[^\W\d_])"
)
"""Behind blanks, but not between a number and its unit; behind a hyphen or slash between letters, not in 10–30."""
IN_NEED = re.compile(r"(?<=[ \u200b\u00a0\u202f])(?=[^ \u200b\u00a0\u202f])")
"""Where a piece that is too wide for any line is broken first: at blanks that should have stayed."""
IN_CODES = re.compile(r"(?<=[/@._?&=:\-])(?=\w)")
WITHOUT_HYPHEN = re.compile("[\u0e00-\u0eff]")
"""Thai and Lao are broken between syllables, and nothing is put there."""
LAST = " \u00a0\u202f\u200b"
"""What does not show at the end of a line."""
CLOSING = frozenset("、。，．・：；？！」』）】〉》〕｝…‥ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ〜％")
OPENING = frozenset("「『（【〈《〔｛")
MANY = 24
"""More pieces than this are filled line by line: no one sees whether a long text is even."""


def words(text: str) -> list[str]:
    """Where a line may end: after blanks, hyphens and slashes, and between letters of East Asian scripts."""
    found: list[str] = []
    for part in BREAKS.split(text):
        if part:
            found += _between_wide(part) if any(ord(letter) >= 0x2E80 for letter in part) else [part]
    return found


def lines(text: str, room: float, measure: Measure, language: str) -> list[str]:
    """`text` in as few lines as can be, none wider than `room` px unless a single letter is."""
    pieces = [piece for word in words(text) for piece in _pieces(word, room, measure, language)]
    ends = _Ends(pieces, room, measure)
    chosen = ends.filled()
    if len(chosen) > 1 and len(pieces) <= MANY:
        chosen = ends.even(len(chosen))
    starts = [0, *chosen]
    return [line for start, end in zip(starts, chosen, strict=False) if (line := ends.line(start, end))]


class _Ends:
    """The widths of all lines that pieces can make: a line from `start` holds the pieces before `end`."""

    def __init__(self, pieces: list[Piece], room: float, measure: Measure) -> None:
        self.pieces = pieces
        self.room = room + 1e-9
        self.sums = [0.0, *accumulate(measure(text) for text, _ in pieces)]
        self.spare = [measure(text) - measure(text.rstrip(LAST) + hyphen) for text, hyphen in pieces]

    def width(self, start: int, end: int) -> float:
        return self.sums[end] - self.sums[start] - self.spare[end - 1]

    def line(self, start: int, end: int) -> str:
        text = "".join(text for text, _ in self.pieces[start:end]).strip(LAST)
        return text + self.pieces[end - 1][1] if text else ""

    def filled(self) -> list[int]:
        """Where lines end that take as much as they can."""
        found, start, count = [], 0, len(self.pieces)
        while start < count:
            end = self._furthest(start)
            found.append(end)
            start = end
        return found

    def _furthest(self, start: int) -> int:
        """The furthest end of a line; beyond one that is too wide with its hyphen there may be one without."""
        best = end = start + 1
        while end < len(self.pieces) and self.sums[end] - self.sums[start] <= self.room + 1e-6:
            end += 1
            if self.width(start, end) <= self.room:
                best = end
        return best

    def even(self, count: int) -> list[int]:
        """Where `count` lines end whose lengths differ least, the sum of squares of what they leave free."""
        total = len(self.pieces)
        best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())] + [None] * total
        for _ in range(count):
            following: list[tuple[float, tuple[int, ...]] | None] = [None] * (total + 1)
            for start, known in enumerate(best[:-1]):
                if known is not None:
                    for end, cost in self._costs(start):
                        kept = following[end]
                        if kept is None or known[0] + cost < kept[0]:
                            following[end] = (known[0] + cost, (*known[1], end))
            best = following
        last = best[total]
        return list(last[1]) if last else self.filled()

    def _costs(self, start: int) -> Iterator[tuple[int, float]]:
        """What a line from `start` costs at each end it can have; a hyphen counts as a fifth of the line left free."""
        furthest = self._furthest(start)
        for end in range(start + 1, furthest + 1):
            free = self.room - self.width(start, end)
            if free >= 0 or end == start + 1:
                hyphen = self.room * 0.2 if self.pieces[end - 1][1] else 0.0
                yield end, free * free + hyphen * hyphen


def _pieces(word: str, room: float, measure: Measure, language: str) -> list[Piece]:
    """A word whole if it fits a line, else in syllables, those that are still too wide in letters."""
    if measure(word.rstrip(LAST)) <= room:
        return [(word, "")]
    parts = IN_NEED.split(word)
    if len(parts) > 1:
        return [piece for part in parts for piece in _pieces(part, room, measure, language)]
    parts = syllables(word, language)
    hyphens = ["" if WITHOUT_HYPHEN.search(word) else "-"] * (len(parts) - 1) + [""]
    if len(parts) == 1:
        parts = IN_CODES.split(word)
        hyphens = [""] * len(parts)
    found: list[Piece] = []
    for part, hyphen in zip(parts, hyphens, strict=True):
        if measure(part.rstrip(LAST) + hyphen) <= room:
            found.append((part, hyphen))
        else:
            found += [(letters, "") for letters in _clusters(part)]
    return found


def _clusters(part: str) -> list[str]:
    """Letters with their marks; blanks at the end stay with the last."""
    found: list[str] = []
    for letter in part:
        joins = letter in LAST or unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf")
        if joins and found:
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _between_wide(part: str) -> list[str]:
    """Letters of Chinese and Japanese, closing marks with what is before them, opening ones with what follows."""
    found = [""]
    for letter in part:
        wide = unicodedata.east_asian_width(letter) in ("W", "F") and not "\uac00" <= letter <= "\ud7a3"
        before = found[-1]
        if before and letter not in CLOSING and letter not in LAST and before[-1] not in OPENING:
            narrow = not wide and not _is_wide(before.rstrip(LAST)[-1:])
            if not narrow and not unicodedata.combining(letter):
                found.append(letter)
                continue
        found[-1] += letter
    return found


def _is_wide(letter: str) -> bool:
    if not letter or "\uac00" <= letter <= "\ud7a3":
        return False
    return unicodedata.east_asian_width(letter) in ("W", "F")
