"""From a tree to lines: the house look."""

from __future__ import annotations

import re
from dataclasses import replace

from journeymap.syntax.layout.inline import WIDTH, bracketed, in_words
from journeymap.syntax.layout.lines import Lines
from journeymap.syntax.layout.shape import Shape
from journeymap.syntax.layout.tree import Entry, Group, Remark, Words, speaks

__all__ = ["write_group"]

STEP = 2


def write_group(lines: Lines, group: Group, indent: int, shape: Shape) -> None:
    """Write a mapping or list as a block, an entry after the other."""
    above = False
    for index, entry in enumerate(group.entries):
        inner = shape.of_items if entry.key is None else shape.of(entry.key.value)
        if not shape.spaced:
            _write_entry(lines, entry, indent, inner, first=index == 0)
            continue
        is_block = _is_block(entry, lines.column(indent))
        if index and (above or is_block):
            lines.blank()
        above = is_block
        _write_entry(lines, entry, indent, inner, first=index == 0)
    _write_comments(lines, group.tail, indent)


def _is_block(entry: Entry, column: int) -> bool:
    """Whether the entry goes over several lines, each with its own key or dash."""
    if not isinstance(entry.value, Group):
        return False
    return bracketed(entry.value, column + _opening(entry), whole=speaks(entry.after.text)) is None


def _opening(entry: Entry) -> int:
    """How far behind the entry's own beginning its value begins on the same line."""
    return STEP if entry.key is None else len(in_words(entry.key, flow=False)) + 2


def _write_comments(lines: Lines, comments: list[str], indent: int, *, first: bool = False) -> None:
    for comment in comments:
        if comment:
            lines.break_dash()
            lines.add(indent, comment)
        elif not first:
            lines.blank()
        first = False


def _write_entry(lines: Lines, entry: Entry, indent: int, shape: Shape, *, first: bool) -> None:
    value, before, head = entry.value, entry.before, entry.head
    flow = None
    if isinstance(value, Group):
        flow = bracketed(value, lines.column(indent) + _opening(entry), whole=speaks(entry.after.text))
        if flow is None and entry.after:  # the line that the comment stood behind is no more
            if entry.key is None or head:
                before = [*before, entry.after.text]
            else:
                head = entry.after
    _write_comments(lines, before, indent, first=first)
    if isinstance(value, Words):
        _write_words(lines, entry, value, indent)
    elif flow is not None:
        _write_flow(lines, entry, flow, indent)
    elif entry.key is not None:
        lines.add(indent, f"{in_words(entry.key, flow=False)}:", head)
        write_group(lines, value, indent + STEP, shape)
    else:
        lines.dash(indent)
        if head or not value.entries:
            lines.break_dash(head)
        write_group(lines, value, indent + STEP, shape)


def _begin(lines: Lines, entry: Entry, indent: int, *, alone: bool) -> tuple[str, int]:
    """Write the key or dash; what stands before the value on its line, and how far the value's first line goes in."""
    if entry.key is None:
        lines.dash(indent)
        if alone:
            lines.break_dash(entry.head)
        return "", indent + STEP
    key = f"{in_words(entry.key, flow=False)}:"
    if alone:
        lines.add(indent, key, entry.head)
        return "", indent + STEP
    return f"{key} ", indent


def _add_all(lines: Lines, text: list[str], places: tuple[int, int], remark: Remark) -> None:
    """A value's lines, of which the last one has the comment; `places` say how far the first and the others go in."""
    for index, line in enumerate(text):
        if line:
            lines.add(places[index > 0], line, remark if index == len(text) - 1 else Remark())
        else:
            lines.raw("")


def _write_flow(lines: Lines, entry: Entry, flow: list[str], indent: int) -> None:
    column = lines.column(indent) + _opening(entry)
    alone = bool(entry.head) and (bool(entry.after) or len(flow) > 1)
    begin, inner = _begin(lines, entry, indent, alone=alone)
    remark = entry.after if alone else entry.after or entry.head
    _add_all(lines, [begin + flow[0], *flow[1:]], (inner, inner if alone else column), remark)


def _write_words(lines: Lines, entry: Entry, words: Words, indent: int) -> None:
    if words.is_block:
        begin, inner = _begin(lines, entry, indent, alone=False)
        lines.add(inner, begin + _header(words), entry.head)
        _write_block_text(lines, words, indent + STEP)
    elif words.empty:
        _begin(lines, replace(entry, head=entry.after or entry.head), indent, alone=True)
    else:
        cuts = entry.after.cuts or entry.head.cuts
        text = [in_words(words, flow=False, guarded=cuts)] if len(words.lines) == 1 else _wrapped(words)
        alone = _stays_below(entry, words, text, lines.column(indent) + _opening(entry))
        begin, inner = _begin(lines, entry, indent, alone=alone)
        remark = entry.after if alone else entry.after or entry.head
        _add_all(lines, [begin + text[0], *text[1:]], (inner, indent + STEP), remark)


def _stays_below(entry: Entry, words: Words, text: list[str], column: int) -> bool:
    """Whether a text begins in the line below its key or dash."""
    if entry.head and (entry.after or len(text) > 1 or entry.head.cuts):
        return True
    return words.below and (len(text) > 1 or column + len(text[0]) > WIDTH or speaks(entry.after.text))


def _wrapped(words: Words) -> list[str]:
    """The lines of a text over several, without what surrounds them; its line ends stay."""
    first, *others = words.lines
    found = [first, *(line.lstrip(" \t") for line in others)]
    escaped = words.style == '"'
    return [line if escaped and line.rstrip(" \t").endswith("\\") else line.rstrip(" \t") for line in found]


def _header(words: Words) -> str:
    """The `|` or `>` with its signs; a depth that is said is that of our own indentation."""
    header = words.lines[0].partition("#")[0]
    ends = "-" if "-" in header or (words.value and not words.value.endswith("\n")) else ""
    ends = "+" if words.keeps_line_ends else ends
    return header[0] + (str(STEP) if re.search(r"\d", header) else "") + ends


def _write_block_text(lines: Lines, words: Words, indent: int) -> None:
    for line in words.lines[1:]:
        lines.raw(f"{' ' * indent}{line}" if line else "")
    if words.keeps_line_ends:
        lines.glue()
