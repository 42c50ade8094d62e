"""The closest right word to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from journeymap.model.ids import slug

__all__ = ["closest", "did_you_mean", "one_of"]

FEW = 7
"""So many words a message still lists."""


def closest(word: str, known: Mapping[str, str]) -> str | None:
    """The id that is meant by `word`, by its spelling or by the name it stands for.

    >>> closest("thanx", {"thanks": "Thank-you page", "pay": "Pays"})
    'thanks'
    >>> closest("Thank you page", {"thanks": "Thank-you page", "pay": "Pays"})
    'thanks'
    """
    answers: dict[str, str] = {}
    for key, name in known.items():
        for spelling in (key.casefold(), slug(name)):
            answers.setdefault(spelling, key)
    for spelling in dict.fromkeys((word.casefold(), slug(word))):
        near = difflib.get_close_matches(spelling, answers, 1, 0.6)
        if near:
            return answers[near[0]]
    return None


def did_you_mean(near: str | None) -> str:
    """The question that offers the closest right word; empty where none is close."""
    return f'did you mean "{near}"?' if near is not None else ""


def one_of(words: Iterable[str], otherwise: str) -> str:
    """What they are, with the words themselves where they are few."""
    listed = list(words)
    if not listed:
        return f"{otherwise}, of which there is none yet"
    return f"{otherwise}: {', '.join(listed)}" if len(listed) <= FEW else otherwise
