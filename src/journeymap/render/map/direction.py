"""Texts that run from right to left, in pictures whose own direction is from left to right."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["LEFT", "RIGHT", "settled"]

LEFT, RIGHT = "\u200e", "\u200f"
"""Marks without width that act as a letter of a direction; every font that has Arabic or Hebrew has them."""
FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
STRONG = ("L", "R", "AL")


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
