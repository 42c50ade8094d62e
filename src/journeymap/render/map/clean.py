"""What of a text may be drawn: one line, no control characters, nothing that falls back to a colour font."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["clean", "escape", "plain"]

CONTROLS = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""What XML refuses, and marks that would turn the direction of the text around them."""
BEYOND = re.compile("[\U000e0000-\U0010ffff\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff]")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\ufe0e\ufe0f\u20e3\u200d]")
BLANKS = re.compile("[ \\t\\n\\v\\f\\r\u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def plain(text: str) -> str:
    """`text` on one line without control characters; for titles and descriptions, which nobody measures."""
    return BLANKS.sub(" ", BEYOND.sub("", CONTROLS.sub("", text))).strip(" ")


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    r"""`text` as it can be drawn; a minus (U+2212) becomes an en dash, which every font has.

    >>> clean(" costs \N{MINUS SIGN}5\n points ")
    'costs –5 points'
    """
    return plain(EMOJI.sub("", plain(text)).replace("\u2212", "–")).strip(" \u00a0\u202f\u2007\u200b")


def escape(text: str) -> str:
    """`text` for XML, in elements and in attributes."""
    return text.translate(MARKUP)
