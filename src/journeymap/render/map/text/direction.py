"""Texts that run from right to left, in pictures whose own direction is from left to right."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["LEFT", "RIGHT", "in_order", "settled"]

LEFT, RIGHT = "\u200e", "\u200f"
"""Marks without width that act as a letter of a direction; every font that has Arabic or Hebrew has them."""
LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
FROM_RIGHT = re.compile(f"[{LETTERS}\U00010800-\U00010fff\U0001e800-\U0001efff]")
STRONG = ("L", "R", "AL")
FROM_LEFT = re.compile(rf"(?![{LETTERS}])[^\W\d_](?:[^{LETTERS}]*(?![{LETTERS}])[^\W_])?[%°€$£]?")
"""Words of a script that runs from left to right, with the numbers between and behind them."""


def settled(text: str) -> str:
    """`text` with marks, where it runs from right to left, so that numbers and words drawn beside it stay there.

    A name in Arabic that begins or ends with a number or a point keeps it at its own beginning or end, and whatever
    follows on the same line does not jump before it.
    """
    if not FROM_RIGHT.search(text):
        return text
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    strong = [kind for kind in kinds if kind in STRONG]
    if not strong or (strong[0] == "L" and strong[-1] == "L"):
        return text
    start = RIGHT if strong[0] != "L" and kinds[0] not in STRONG else ""
    end = RIGHT if strong[0] != "L" and strong[-1] != "L" and kinds[-1] not in STRONG else ""
    return start + text + end + (LEFT if strong[-1] != "L" else "")


def in_order(line: str) -> str:
    """One line as it is drawn: in a text from the right, words in Latin letters stand where they are read.

    Since a picture's own direction is from the left, the parts of such a line are put in the order of their places.
    """
    if not FROM_RIGHT.search(line):
        return line
    parts = line.split(LEFT)
    return LEFT.join([*(_turned(part).removesuffix(LEFT) for part in parts[:-1]), _turned(parts[-1])])


def _turned(part: str) -> str:
    first = next((kind for kind in map(unicodedata.bidirectional, part) if kind in STRONG), "L")
    if first == "L":
        return settled(part)
    runs = _runs(part.replace(RIGHT, ""))
    if len(runs) == 1:
        return settled(part)
    return "".join(_mirrored(run) for run in reversed(runs))


def _runs(part: str) -> list[str]:
    """Parts of a text from the right: what is from the right, and what is not."""
    runs, place = [], 0
    for start, end in (found.span() for found in FROM_LEFT.finditer(part)):
        runs += [part[place:start], part[start:end]]
        place = end
    return [run for run in (*runs, part[place:]) if run]


def _mirrored(run: str) -> str:
    """Blanks change sides with the order of the parts."""
    words = run.strip(" ")
    before, behind = run[: len(run) - len(run.lstrip(" "))], run[len(run.rstrip(" ")) :]
    return behind + settled(words) + before if words else run
