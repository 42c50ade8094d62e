"""Outlines of pictures with fewer bytes: each command in the shorter of its two forms, exact to a hundredth of a pixel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["shorter"]

TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
"""How many numbers a command takes."""
COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
KNOWN = re.compile(r"(?:[MLHVCSQTZmlhvcsqtz]|-?(?:\d+(?:\.\d{1,2})?|\.\d{1,2})(?![\d.])|[ ,])+")


def shorter(d: str) -> str:
    """The same outline; as it is where it holds what is not understood, such as arcs.

    >>> shorter("M227 160C262.3 122.7 297.7 48 333 48C368.3 48 403.7 69.3 439 80L439 90")
    'M227 160c35.3-37.3 70.7-112 106-112s70.7 21.3 106 32V90'
    """
    if not KNOWN.fullmatch(d):
        return d
    written, before = [], ""
    for letter, numbers in _moves(d):
        text = letter + numbers
        if letter == before and letter not in "MmZz":
            text = numbers if numbers.startswith("-") else f" {numbers}"
        written.append(text)
        before = letter
    short = "".join(written)
    return short if len(short) < len(d) else d


def _moves(d: str) -> Iterator[tuple[str, str]]:
    """Commands with their numbers as text, in hundredths so that nothing is lost on the way."""
    x = y = from_x = from_y = 0
    bend: tuple[int, int] | None = None
    for letter, text in COMMAND.findall(d):
        numbers = [round(100 * float(number)) for number in NUMBER.findall(text)]
        kind, takes = letter.upper(), TAKES[letter.upper()]
        if not takes:
            x, y, bend = from_x, from_y, None
            yield "z", ""
        for start in range(0, len(numbers), takes or 1):
            part = numbers[start : start + takes]
            goal = _absolute(kind, part, x, y) if letter.islower() else part
            one, ends = _plainest(kind, goal, x, y, bend)
            yield _shortest(one, ends, x, y)
            bend = None
            if kind in "CS":
                bend = (2 * ends[-2] - ends[-4], 2 * ends[-1] - ends[-3])
            x, y = (ends[0], y) if one == "H" else (x, ends[0]) if one == "V" else (ends[-2], ends[-1])
            if kind == "M":
                from_x, from_y, kind = x, y, "L"


def _absolute(kind: str, part: Sequence[int], x: int, y: int) -> list[int]:
    if kind == "V":
        return [part[0] + y]
    return [number + (y if place % 2 else x) for place, number in enumerate(part)]


def _plainest(
    kind: str, ends: Sequence[int], x: int, y: int, bend: tuple[int, int] | None
) -> tuple[str, Sequence[int]]:
    """A line across or down says one coordinate; a curve that goes on smoothly need not say how."""
    if kind == "L" and ends[1] == y:
        return "H", ends[:1]
    if kind == "L" and ends[0] == x:
        return "V", ends[1:]
    if kind == "C" and bend == (ends[0], ends[1]):
        return "S", ends[2:]
    return kind, ends


def _shortest(kind: str, ends: Sequence[int], x: int, y: int) -> tuple[str, str]:
    """The command from where it starts, or where it ends."""
    steps = [ends[0] - y] if kind == "V" else [end - (y if place % 2 else x) for place, end in enumerate(ends)]
    there, from_here = _joined(ends), _joined(steps)
    return (kind.lower(), from_here) if len(from_here) < len(there) else (kind, there)


def _joined(numbers: Sequence[int]) -> str:
    """Numbers with a blank only where one is needed."""
    return " ".join(map(_text, numbers)).replace(" -", "-")


def _text(hundredths: int) -> str:
    whole, rest = divmod(abs(hundredths), 100)
    sign = "-" if hundredths < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{rest:02d}".rstrip("0")
