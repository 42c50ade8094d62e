"""How a word or sentence is written in a file, so that YAML reads it back as it is."""

from __future__ import annotations

import re

from journeymap.syntax.document import NULLS

__all__ = ["written"]

ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}
HIDDEN = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What an editor does not show, and YAML reads as a line end or not at all."""

MARKS = frozenset(",[]{}#&*!|>'\"%@`")
"""What means something else to YAML at the beginning of a text."""


def written(text: str, *, like: str | None = None, flow: bool = False) -> str:
    r"""`text` as it is written: bare where YAML allows it, else in quotes.

    Args:
        text: what is to be read back.
        like: the style of what it takes the place of, as YAML names it: a quote that is kept, or anything else.
        flow: whether it stands in braces or brackets.

    >>> written("thanks"), written("Ann, 34", flow=True), written("it's", like="'"), written("Fee: 3")
    ('thanks', '"Ann, 34"', "'it''s'", '"Fee: 3"')
    """
    if text in ("true", "false"):
        return text  # nobody quotes these on purpose
    hidden = HIDDEN.search(text) is not None
    if like == "'" and not hidden:
        return "'" + text.replace("'", "''") + "'"
    if like != '"' and not hidden and _bare(text, flow):
        return text
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _bare(text: str, flow: bool) -> bool:
    """Whether YAML reads `text` without quotes as it is; a few texts are refused that it would."""
    if text in NULLS or text == "<<" or text != text.strip() or text[0] in MARKS:
        return False
    if text[0] in "-?:" and not text[1:2].isalnum():
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (flow and any(char in text for char in ",[]{}:?"))


def _escaped(char: str) -> str:
    if char in ESCAPES:
        return ESCAPES[char]
    return f"\\U{ord(char):08X}" if HIDDEN.match(char) else char
