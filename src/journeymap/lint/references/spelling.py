"""Words that are almost the same: pairs that differ in one letter or in two swapped ones, and where they differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

__all__ = ["Difference", "difference", "near_pairs", "plain"]

CROWD = 30
"""Where more words than these meet at one place, the letter there is a label, as in zone A to zone Z."""

LONGEST = 80
"""Longer words are texts; no slip is sought in them."""

BARE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "s"})


@dataclass(frozen=True, slots=True)
class Difference:
    """How two words differ: in which of their parts (between hyphens or blanks), and from which letter of it on.

    `how` says it in words. `same` ones differ in capitals, accents or separators only; `ending` ones at the end of the
    part, as singular and plural do.
    """

    one: str
    other: str
    at: int
    how: str
    same: bool = False
    ending: bool = False

    @property
    def shorter(self) -> int:
        """The length of the shorter part."""
        return min(len(self.one), len(self.other))

    @property
    def slip(self) -> bool:
        """Whether it is a slip of the hand even in short words: swapped letters, or one that is doubled."""
        before = self.one[self.at - 1 : self.at]
        longer = max(self.one, self.other, key=len)
        return self.how == SWAPPED or (len(self.one) != len(self.other) and longer[self.at] == before)


LETTER, SWAPPED, ASIDE = "one letter", "two swapped letters", "capitals, accents or hyphens"


def plain(word: str) -> str:
    """A word without capitals, accents and separators.

    >>> plain("E-Mail"), plain("Zielińska")
    ('email', 'zielinska')
    """
    bare = unicodedata.normalize("NFKD", word.casefold().translate(BARE))
    return "".join(letter for letter in bare if letter.isalnum())


def near_pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different words that may be one misspelt, in the order of `words`; never such as differ in digits.

    Words that are equal without one of their letters meet in one place, so the work grows with their number and not
    with its square.

    >>> list(near_pairs(["web", "phone", "wbe", "call-1", "call-2", "Web"]))
    [('web', 'Web'), ('web', 'wbe'), ('wbe', 'Web')]
    """
    met: dict[str, list[str]] = {}
    for word in (each for each in dict.fromkeys(words) if len(each) <= LONGEST):
        met.setdefault(plain(word), []).append(word)
        folded = word.casefold()
        shorter = (folded[:index] + folded[index + 1 :] for index, letter in enumerate(folded) if not letter.isdigit())
        for variant in dict.fromkeys([folded, *shorter]):
            met.setdefault(f"\0{variant}", []).append(word)
    told: set[tuple[str, str]] = set()
    for together in met.values():
        for pair in combinations(together, 2) if len(together) <= CROWD else ():
            if pair not in told and difference(*pair) is not None:
                told.add(pair)
                yield pair


def difference(one: str, other: str) -> Difference | None:
    """How two words differ; None where it is more than a letter, or a digit.

    >>> difference("show-car", "shwo-car")
    Difference(one='show', other='shwo', at=2, how='two swapped letters', same=False, ending=False)
    """
    if one == other:
        return None
    if plain(one) == plain(other):
        return Difference(one, other, 0, ASIDE, same=True)
    one, other = one.casefold(), other.casefold()
    begin = _alike(one, other)
    end = _alike(one[begin:][::-1], other[begin:][::-1])
    middle, other_middle = one[begin : len(one) - end], other[begin : len(other) - end]
    swapped = len(middle) == 2 and middle == other_middle[::-1]
    if max(len(middle), len(other_middle)) > 1 and not swapped:
        return None
    if any(letter.isdigit() for letter in middle + other_middle):
        return None
    (first, at), (second, _) = _part(one, begin, len(one) - end), _part(other, begin, len(other) - end)
    ending = not swapped and (end == 0 or not one[len(one) - end].isalnum())
    return Difference(first, second, at, SWAPPED if swapped else LETTER, ending=ending)


def _alike(one: str, other: str) -> int:
    """How many letters two words have in common at the beginning."""
    return next(
        (index for index, (first, second) in enumerate(zip(one, other, strict=False)) if first != second),
        min(len(one), len(other)),
    )


def _part(word: str, begin: int, end: int) -> tuple[str, int]:
    """The part of `word` around a stretch, and where in it the stretch begins."""
    first, last = begin, end
    while first > 0 and word[first - 1].isalnum():
        first -= 1
    while last < len(word) and word[last].isalnum():
        last += 1
    return word[first:last], begin - first
