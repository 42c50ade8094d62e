"""Ids as they should be written: letters of any script, digits, hyphens and underscores."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["mended_id", "offence", "well_formed"]

PLAIN = re.compile(r"[\w-]+")
OFFENCES = {".": "a dot", ",": "a comma", ":": "a colon"}
JOINERS = "\u200c\u200d"
"""They are part of words in Persian and in the scripts of India."""


def well_formed(name: str) -> bool:
    """Whether `name` needs no quotes and no care anywhere it is used as an id.

    >>> well_formed("płatność_2"), well_formed("pay card"), well_formed("v1.2")
    (True, False, False)
    """
    return PLAIN.fullmatch(name) is not None or (bool(name) and all(_allowed(char) for char in name))


def mended_id(name: str) -> str:
    """`name` with hyphens in place of what an id does not hold, less what nobody sees; "" where nothing is left.

    >>> mended_id("Pay, by card!"), mended_id("deci\u200bsion"), mended_id("…")
    ('Pay-by-card', 'decision', '')
    """
    name = "".join(char for char in name if not _invisible(char))
    return re.sub("-{2,}", "-", "".join(char if _allowed(char) else "-" for char in name)).strip("-")


def offence(name: str) -> str:
    """What an id holds that it cannot, in words.

    >>> offence("pay card"), offence("a/b")
    ('a blank', '"/"')
    """
    char = next((char for char in name if not _allowed(char)), " ")
    if _invisible(char):
        return f"an invisible character (U+{ord(char):04X})"
    return "a blank" if char.isspace() else OFFENCES.get(char, f'"{char}"')


def _invisible(char: str) -> bool:
    """Soft hyphens, blanks of no width and the like, which pasted text brings along."""
    return unicodedata.category(char) == "Cf" and char not in JOINERS


def _allowed(char: str) -> bool:
    return char.isalnum() or char in "-_" or char in JOINERS or unicodedata.category(char)[0] == "M"
