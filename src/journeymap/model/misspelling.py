"""Which known word a misspelt one surely stands for: near enough, and no other about as near."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from journeymap.syntax.names import slug

__all__ = ["distance", "lone_id", "lone_word"]

MARGIN = 2
"""Another word is about as near if it takes fewer further changes than this."""


def lone_word(word: str, known: Iterable[str]) -> str | None:
    """The one known word that `word` is a misspelling of; None where there is none, or more than one.

    >>> lone_word("aproved", ["draft", "review", "approved"]), lone_word("payd", ["pay", "paid"])
    ('approved', None)
    """
    return lone_id(word, dict.fromkeys(known, ""))


def lone_id(word: str, known: Mapping[str, str]) -> str | None:
    """The one id that is surely meant by `word`, by its spelling or by the name it stands for.

    Ids that differ in a digit are different things, not misspellings.

    >>> lone_id("Thank you page", {"thanks": "Thank-you page", "pay": "Pays"}), lone_id("step-3", {"step-2": ""})
    ('thanks', None)
    """
    import difflib

    spellings: dict[str, set[str]] = {}
    for key, name in known.items():
        for spelling in {slug(key), slug(name)} - {""}:
            spellings.setdefault(spelling, set()).add(key)
    wanted = slug(word)
    best: dict[str, int] = {}
    for spelling in difflib.get_close_matches(wanted, spellings, 4, 0.6):
        away = distance(wanted, spelling)
        for key in spellings[spelling]:
            if away <= max(len(wanted), len(spelling)) // 3 and _digits(wanted) == _digits(spelling):
                best[key] = min(away, best.get(key, away))
    nearest = min(best, key=lambda key: best[key], default=None)
    rivals = [key for key, away in best.items() if key != nearest and nearest and away < best[nearest] + MARGIN]
    return None if rivals else nearest


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next (optimal string alignment).

    >>> distance("pya", "pay"), distance("thanx", "thanks")
    (1, 2)
    """
    before, last = list[int](), list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, here[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, last = last, here
    return last[-1]


def _digits(word: str) -> list[str]:
    return re.findall(r"\d+", word)
