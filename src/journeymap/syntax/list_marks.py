"""Marks that look right to the eye and are others to YAML: pasted blanks, bullets, dashes that touch or are missing."""

from __future__ import annotations

import re

from journeymap.diagnostics import Diagnostic, Edit, Fix
from journeymap.syntax.trouble import Trouble

__all__ = ["BULLET", "ODD_BLANKS", "TIGHT_DASH", "bullet", "no_dash", "odd_blank", "odd_blank_message", "tight_dash"]

ODD_BLANKS = "\u00a0\u2000-\u200a\u202f\u3000"
ODD_BLANK = re.compile(
    rf"^[ ]*(?:- +)*(?P<indent>[{ODD_BLANKS}][\s]*)|^\s*-(?P<dash>[{ODD_BLANKS}]+)|:(?P<colon>[{ODD_BLANKS}]+)"
)
BULLET = re.compile(r"[•◦‣▪●·*–—+]\s+")
TIGHT_DASH = re.compile(r"\s*-(?=[^\s-])")


def odd_blank(trouble: Trouble) -> Diagnostic | None:
    """A blank that looks like one and is none to YAML, where one must stand; pasted text brings such."""
    above = trouble.line_above()
    for number in (above[0], trouble.line) if above else (trouble.line,):
        start = trouble.document.line_range(number)[0]
        found = ODD_BLANK.search(trouble.document.line_text(number))
        if found and found.lastgroup:
            begin, end = (start + place for place in found.span(found.lastgroup))
            fix = Fix("write blanks", (Edit(trouble.document.file, begin, end, " " * (end - begin)),))
            message = odd_blank_message(found[found.lastgroup])
            return trouble.finding(message, begin, end + 1, allowed="a blank, typed anew", fix=fix)
    return None


def odd_blank_message(blanks: str) -> str:
    """What is wrong with blanks of another kind than the space bar's."""
    what = "a non-breaking blank" if blanks[0] in "\u00a0\u202f" else "an unusual blank"
    return f"this is {what} (U+{ord(blanks[0]):04X}), as pasted text has them, and YAML takes it for a letter"


def bullet(trouble: Trouble, start: int) -> Diagnostic:
    """A list item as word processors write it."""
    sign, end = trouble.document.text[start], trouble.rest(start)
    found = BULLET.match(trouble.document.text, start)
    mark = found.end() if found and "\n" not in found[0] else start + 1
    dash = Fix('write "-"', (Edit(trouble.document.file, start, mark, "-".ljust(mark - start)),))
    message = f'an item of a list begins with "- ", not with "{sign}"'
    rest = trouble.document.text[start + 1 : end].strip()
    return trouble.finding(message, start, end, allowed=f"- {rest}", fix=dash)


def tight_dash(trouble: Trouble, line: int) -> Diagnostic:
    """A dash that touches its item: `-Pays`, which YAML takes for a text."""
    text, start = trouble.document.line_text(line), trouble.document.line_range(line)[0]
    dash = len(text) - len(text.lstrip()) + 1
    blank = Fix("put a blank after the dash", (Edit(trouble.document.file, start + dash, start + dash, " "),))
    message = "there must be a blank after the dash"
    begin = start + dash - 1
    return trouble.finding(message, begin, start + len(text), allowed=f"- {text[dash:].rstrip()}", fix=blank)


def no_dash(trouble: Trouble, line: str, column: int) -> Diagnostic | None:
    """A list whose first item has no dash: YAML stumbles over the second, which has one."""
    first, depth = 0, 0
    for number in range(trouble.line - 1, 0, -1):
        text = trouble.document.line_text(number)
        if text.strip() and not text.lstrip().startswith("#"):
            depth = len(text) - len(text.lstrip(" "))
            if depth < column:
                break
            first = number
    else:
        return None
    start, end = trouble.document.line_range(first) if first else (0, 0)
    item = trouble.document.text[start:end]
    if (
        depth == column - 1
        or not line.lstrip().startswith("- ")
        or not text.rstrip().endswith(":")
        or item.lstrip()[:1] in ("-", "")
    ):
        return None
    begin = start + len(item) - len(item.lstrip())
    message = f'this list\'s first item has no "- ", that in line {trouble.line} has one'
    return trouble.finding(message, begin, trouble.rest(begin), allowed=f'"- " in column {column}')
