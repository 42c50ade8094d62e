"""Words and groups on one line, and groups in brackets over several."""

from __future__ import annotations

import re

from journeymap.syntax.layout.tree import Entry, Group, Words
from journeymap.syntax.scalars import written

__all__ = ["WIDTH", "bracketed", "in_words"]

WIDTH = 120
"""No line with brackets is made longer; text is never broken."""

LINES_OF_ENTRIES, DEPTH = 3, 3
"""What needs more lines than this in brackets, or has more brackets in each other, is easier to read without them."""

HIDDEN_BREAK = re.compile("[\x85\u2028\u2029]")
"""Read as blanks; what the file holds stays as it is."""

NO_TEXT = re.compile(
    r"""
      null|Null|NULL|true|True|TRUE|false|False|FALSE|[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF
    | [-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|=|<<
    | [-+]?(\d[\d_]*)?\.?\d[\d_]*\.?([eE][-+]?\d+)?|0[xob][\da-fA-F_]+
    | [-+]?\d+(:[0-5]?\d)+(\.\d*)?
    | \d{4}-\d\d?-\d\d?([Tt ].*)?
    """,
    re.VERBOSE,
)
"""Words that some reader of YAML takes for something else: in quotes they stay in quotes."""


def in_words(words: Words, *, flow: bool, guarded: bool = False) -> str:
    """A scalar on one line; quotes go where nobody needs them, unless the words are `guarded`."""
    alone = words.lines[0] if len(words.lines) == 1 else None
    if alone is not None and (words.style is None or HIDDEN_BREAK.search(alone)):
        lone = alone[:1] in ("-", "?", ":") and not alone[1:2].strip()  # a text in brackets only
        return written(words.value, like='"') if lone else alone
    if words.style in ("'", '"'):
        free = written(words.value, flow=flow)
        if free == words.value and not guarded and not NO_TEXT.fullmatch(words.value):
            return free
        if alone is not None and (words.style == '"' or any(sign in words.value for sign in '"\\')):
            return alone
        text = written(words.value, like='"')
        return text if text.startswith('"') else f'"{text}"'
    return written(words.value, flow=flow)


def bracketed(group: Group, column: int, *, whole: bool = False) -> list[str] | None:
    """The lines of a group in brackets whose first one begins in `column`; None where it is better a block.

    What was one line stays one while it fits, or is to be kept `whole`; what was wrapped by hand is wrapped anew.
    """
    if group.form == "block" or (group.form == "unfolded" and group.entries):
        return None
    parts = _parts(group)
    if parts is None:
        return None
    opening, closing = ("[", "]") if group.is_list else ("{", "}")
    line = f"{opening}{', '.join(parts)}{closing}"
    if whole or column + len(line) <= WIDTH:
        return [line]
    if group.form != "wrapped" or _depth(group) > DEPTH:
        return None
    lines = _filled(opening, parts, closing, column)
    short = lines is not None and len(lines) <= LINES_OF_ENTRIES
    return lines if short or (_depth(group) == 1 and group.is_list) else None


def _filled(opening: str, parts: list[str], closing: str, column: int) -> list[str] | None:
    """As many parts on each line as fit, aligned behind the bracket."""
    lines, line = [], opening
    for part, end in zip(parts, [","] * (len(parts) - 1) + [closing], strict=True):
        gap = "" if line in (opening, " ") else " "
        if column + len(line + gap + part + end) > WIDTH and gap:
            lines.append(line)
            line, gap = " ", ""
        line += gap + part + end
        if column + len(line) > WIDTH:
            return None
    return [*lines, line]


def _parts(group: Group) -> list[str] | None:
    """The entries, each on one line; None where one cannot be."""
    if group.tail:
        return None
    parts = [_part(entry) for entry in group.entries]
    return None if None in parts else [part for part in parts if part is not None]


def _part(entry: Entry) -> str | None:
    if any(entry.before) or entry.head or entry.after:
        return None
    value = _on_one_line(entry.value)
    if entry.key is None or value is None:
        return value
    bare = isinstance(entry.value, Words) and entry.value.empty
    return f"{in_words(entry.key, flow=True, guarded=bare)}: {value}"


def _on_one_line(value: Words | Group) -> str | None:
    if isinstance(value, Words):
        return None if value.is_block else in_words(value, flow=True)
    if value.form == "block":
        return None
    parts = _parts(value)
    if parts is None:
        return None
    return f"[{', '.join(parts)}]" if value.is_list else "{" + ", ".join(parts) + "}"


def _depth(value: Words | Group) -> int:
    return 0 if isinstance(value, Words) else 1 + max((_depth(entry.value) for entry in value.entries), default=0)
