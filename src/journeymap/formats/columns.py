"""How wide text is in a terminal: tabs, wide letters, marks without a width."""

from __future__ import annotations

import unicodedata

__all__ = ["shown", "width"]

TAB = "    "


def shown(text: str) -> str:
    r"""`text` as it is printed: tabs as four blanks, what a terminal would obey or cannot show as a replacement.

    >>> shown("a\tb\x1b[31m")
    'a    b�[31m'
    """
    return "".join(_printable(char) for char in text)


def width(text: str) -> int:
    """How many columns `text`, as `shown` returns it, takes: 2 for wide East Asian letters, 0 for combining marks.

    >>> width("支付"), width("e\u0301")
    (4, 1)
    """
    return sum(_columns(char) for char in text)


def _printable(char: str) -> str:
    if char == "\t":
        return TAB
    # Controls, halves of pairs, and marks that would turn the direction of the rest of the line.
    odd = unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in "\u202a\u202b\u202c\u202d\u202e"
    return "\ufffd" if odd else char


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
