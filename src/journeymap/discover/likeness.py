"""How alike two names are: the share of their words that mean the same, spelt a little differently or not."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log

from journeymap.events.words import words_of

__all__ = ["likeness", "word_weights"]

STOP = {
    "a", "an", "the", "by", "to", "of", "for", "in", "on", "at", "with", "and", "or", "is", "are", "from", "his", "her",
    "their", "gets", "get", "w", "z", "na", "do", "o", "i", "przez", "za", "od", "sie", "der", "die", "das", "ein", "eine", "mit",
    "von", "zu", "und", "le", "la", "les", "un", "une", "de", "du", "des", "et", "par", "el", "los", "y", "con", "por", "se",
}  # fmt: skip
ENDINGS = ("ation", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s", "d", "e")
SURE_START = 5
"""Shorter words that differ are different words: pays, plays."""
CLOSE = 0.8


def word_weights(names: Iterable[str]) -> dict[str, float]:
    """How much each word tells: a word of every name tells nothing, one of a single name the most."""
    counts = Counter(word for name in names for word in set(_told(name)))
    total = 1 + max(counts.values(), default=0)
    return {word: log(1 + total / count) for word, count in counts.items()}


def likeness(one: str, other: str, weights: Mapping[str, float]) -> float:
    """0 (nothing in common) to 1 (the same words); the weight of the words that both have, in that of all words.

    >>> likeness("Pays by card", "PAY_CARD", {}), likeness("Pays by card", "parcel sent", {})
    (1.0, 0.0)
    """
    mine, theirs = _told(one), _told(other)
    if not mine or not theirs:
        return 0.0
    pairs = [(word, theirs) for word in mine] + [(word, mine) for word in theirs]
    both = sum(max(_alike(word, each) for each in others) * _weight(word, weights) for word, others in pairs)
    return both / sum(_weight(word, weights) for word, _ in pairs)


def _weight(word: str, weights: Mapping[str, float]) -> float:
    return weights.get(word, 1.0)


@lru_cache(maxsize=1 << 16)
def _told(name: str) -> tuple[str, ...]:
    words = words_of(name)
    return tuple(word for word in words if word not in STOP) or words


@lru_cache(maxsize=1 << 18)
def _alike(one: str, other: str) -> float:
    """1 for the same word, whatever its ending; less for one that is spelt nearly so; else 0."""
    if one == other or _stem(one) == _stem(other):
        return 1.0
    if one[0] != other[0] or min(len(one), len(other)) < SURE_START or abs(len(one) - len(other)) > 4:
        return 0.0
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if start >= SURE_START and start >= 0.6 * max(len(one), len(other)):
        return 0.9
    ratio = difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio if ratio >= CLOSE else 0.0


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _undoubled(word[: -len(ending)])
    return _undoubled(word)


def _undoubled(word: str) -> str:
    word = word[:-1] + "y" if word.endswith("i") else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
