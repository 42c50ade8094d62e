"""Quotes: how text is written so that YAML leaves it alone."""

from __future__ import annotations

import re

from journeymap.diagnostics import Edit, Fix

__all__ = ["in_quotes", "quote_fix", "quoted"]

ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t"}


def quoted(text: str) -> str:
    r"""`text` in double quotes, which YAML reads back as it is.

    >>> quoted('Mówi: "proszę"')
    '"Mówi: \\"proszę\\""'
    """
    return '"' + "".join(ESCAPES.get(char, char) for char in text) + '"'


def in_quotes(text: str) -> str:
    """How a message shows the mended text; shortened, on one line."""
    line = re.sub(r"\s+", " ", text).strip()
    return quoted(line if len(line) <= 60 else line[:57] + "…")


def quote_fix(file: str, text: str, start: int, end: int, meant: str = "") -> Fix:
    """Put quotes around what stands from `start` to `end` of `text`; it may have been meant otherwise, so not safe.

    `meant` is what is to stand in the quotes, where that is something else.
    """
    whole = re.sub(r"\s*[\r\n]+\s*", " ", meant or text[start:end])
    return Fix("put the whole text in quotes", (Edit(file, start, end, quoted(whole)),), safe=False)
