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
    bend = told = (0, 0)
    for letter, text in COMMAND.findall(d):
        numbers = [round(100 * float(number)) for number in NUMBER.findall(text)]
        kind, takes = letter.upper(), TAKES[letter.upper()]
        if not takes:
            x, y = bend = told = from_x, from_y
            yield "z", ""
        for start in range(0, len(numbers), takes or 1):
            part = numbers[start : start + takes]
            goal = _absolute(kind, part, x, y) if letter.islower() else part
            whole = [*bend, *goal] if kind == "S" else goal
            one, ends = _plainest("C" if kind == "S" else kind, whole, x, y, told)
            yield _shortest(one, ends, x, y)
            x, y = (whole[0], y) if kind == "H" else (x, whole[0]) if kind == "V" else (whole[-2], whole[-1])
            bend = (2 * x - whole[2], 2 * y - whole[3]) if kind in "CS" else (x, y)
            told = bend if one in "CS" else (x, y)
            if kind == "M":
                from_x, from_y, kind = x, y, "L"


def _absolute(kind: str, part: Sequence[int], x: int, y: int) -> list[int]:
    if kind == "V":
        return [part[0] + y]
    return [number + (y if place % 2 else x) for place, number in enumerate(part)]


def _plainest(kind: str, ends: Sequence[int], x: int, y: int, told: tuple[int, int]) -> tuple[str, Sequence[int]]:
    """A line across or down says one coordinate, even as a curve; one that goes on smoothly need not say how."""
    if kind == "L" and ends[1] == y:
        return "H", ends[:1]
    if kind == "L" and ends[0] == x:
        return "V", ends[1:]
    if kind == "C" and _straight(ends[::2], x) and _onward(y, ends[1::2]):
        return "V", ends[-1:]
    if kind == "C" and _straight(ends[1::2], y) and _onward(x, ends[::2]):
        return "H", ends[-2:-1]
    if kind == "C" and told == (ends[0], ends[1]):
        return "S", ends[2:]
    return kind, ends


def _straight(numbers: Sequence[int], start: int) -> bool:
    return all(number == start for number in numbers)


def _onward(start: int, numbers: Sequence[int]) -> bool:
    """Whether a curve never turns back on its way."""
    return [start, *numbers] == sorted([start, *numbers], reverse=numbers[-1] < start)


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
