"""The closest right word to one that is not known."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from journeymap.model.ids import slug

__all__ = ["closest", "did_you_mean", "entry_of", "one_of", "several"]

SEPARATOR = re.compile(r"\s*[,;/+&|]\s*")

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


def several(word: str, known: Mapping[str, str]) -> list[str]:
    """The ids that one text names together; empty where a part of it is none.

    >>> several("app, Phone", {"app": "App", "phone": "Phone"}), several("app/post", {"app": "App"})
    (['app', 'phone'], [])
    """
    if not SEPARATOR.search(word):
        return []
    by_name = {name.casefold(): key for key, name in known.items()} | {key.casefold(): key for key in known}
    parts = [part.strip() for part in SEPARATOR.split(word)]
    found = [by_name.get(part.casefold(), "") for part in parts]
    return found if all(found) else []


def entry_of(section: str, declared: Iterable[str], name: str, *, otherwise: str = "") -> str:
    """What may stand where `name` does: an entry of a section of the journey, and how one is written at first."""
    listed = list(declared)
    if listed or not slug(name):
        return one_of(listed, f"{otherwise}an entry of {section}")
    entry = f"{slug(name)}: {name if slug(name) != name else '…'}"
    return f'{otherwise}an entry of {section}; there is none yet: write "{section}: {{{entry}}}" above the stages'


def one_of(words: Iterable[str], otherwise: str) -> str:
    """What they are, with the words themselves where they are few."""
    listed = list(words)
    if not listed:
        return f"{otherwise}, of which there is none yet"
    return f"{otherwise}: {', '.join(listed)}" if len(listed) <= FEW else otherwise
