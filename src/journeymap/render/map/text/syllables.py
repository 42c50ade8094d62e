"""Where words may be broken, by language: the syllables of pyphen's dictionaries."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

__all__ = ["syllables"]

BEFORE, BEHIND = 3, 3
"""The fewest letters left at the end of a line, and taken to the next."""
SHORTEST = 5
SAME = {"en": "en_US", "bs": "hr", "sh": "hr", "no": "nb", "me": "hr"}
"""Languages that break words as another does."""
WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
NO_WORD = re.compile(r"[\d@_\\]|[^\W\d_][.:][^\W\d_]|://")
"""What numbers, codes and addresses hold, and words do not."""


def syllables(piece: str, language: str) -> list[str]:
    """A piece of text in the parts between which a hyphen may be put; one part where there is no such place."""
    if not language or NO_WORD.search(piece):
        return [piece]
    cuts = [
        word.start() + place
        for word in WORD.finditer(piece)
        if not word.group().isupper()
        for place in _places(word.group(), language)
    ]
    edges = [0, *cuts, len(piece)]
    return [piece[start:end] for start, end in pairwise(edges)]


@lru_cache(maxsize=4096)
def _places(word: str, language: str) -> tuple[int, ...]:
    """Places within a word; those at which its spelling would change are left out."""
    cyrillic = "\u0400" <= word[0] <= "\u04ff"
    dictionary = _dictionary("sr_Latn" if language.startswith("sr") and not cyrillic else language)
    if dictionary is None:
        return ()
    return tuple(place for place in dictionary.positions(word) if place.data is None)


@lru_cache(maxsize=16)
def _dictionary(language: str) -> Pyphen | None:
    """The dictionary of a language (pl, de-AT, sr_Latn); None where there is none."""
    import pyphen

    code = language.replace("-", "_")
    first = code.split("_")[0]
    own = code in pyphen.LANGUAGES and code not in SAME
    found = code if own else pyphen.language_fallback(SAME.get(first, code))
    return pyphen.Pyphen(lang=found, left=BEFORE, right=BEHIND) if found else None
