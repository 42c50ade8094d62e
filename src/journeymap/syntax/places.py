"""Where a line should begin: lines a little too far left, and tabs that stand for a column."""

from __future__ import annotations

import re

from journeymap.diagnostics import Diagnostic, Edit, Fix
from journeymap.syntax.trouble import Trouble

__all__ = ["indent_of_tab", "too_far_left"]

DASHES = re.compile(r" *(?:- +)*")
ENTRY = re.compile(r"[^\s#:][^#:]*:(?:\s|$)")


def too_far_left(trouble: Trouble, line: str, column: int) -> Diagnostic | None:
    """A key that begins left of the keys it stands below, and right of their item's dash."""
    above = trouble.line_above()
    if above is None or not ENTRY.match(line.lstrip()):
        return None
    number, text, _ = above
    wanted = _begin(text) + 1
    if not column < wanted or not ENTRY.match(text[wanted - 1 :]):
        return None
    start = trouble.document.line_range(trouble.line)[0]
    fix = Fix("indent it", (Edit(trouble.document.file, start, start, " " * (wanted - column)),), safe=False)
    message = f"this line begins in column {column}, where none of the lines above does"
    end = start + len(line)
    return trouble.finding(message, trouble.at, end, allowed=f"column {wanted}, as line {number}", fix=fix)


def indent_of_tab(trouble: Trouble, start: int, end: int) -> str:
    """The blanks for an indentation with tabs: two for each, or as the line above where nothing begins there."""
    text = trouble.document.text
    plain = text[start:end].replace("\t", "  ")
    above = trouble.line_above()
    if above is None or start != trouble.document.line_range(trouble.line)[0] or text[end : end + 1] == "-":
        return plain
    columns = _columns(trouble)
    opened = above[1].rstrip().endswith(":")
    if len(plain) in columns or (opened and len(plain) > max(columns)):
        return plain
    return " " * (columns[0] + 2 if opened else columns[0])


def _begin(text: str) -> int:
    """Where a line says something, behind blanks and dashes; counted from 0."""
    found = DASHES.match(text)
    return found.end() if found else 0


def _columns(trouble: Trouble) -> list[int]:
    """Where the keys begin that a line here may stand below, the nearest first; counted from 0."""
    columns: list[int] = []
    for number in range(trouble.line - 1, 0, -1):
        text = trouble.document.line_text(number)
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if not columns or _begin(text) < columns[-1]:
            columns.append(_begin(text))
        if columns[-1] == 0:
            break
    return columns
