"""The lines of a text below `|` or `>`, without the indentation that is no part of it."""

from __future__ import annotations

from journeymap.syntax.layout.tree import Words

__all__ = ["block_text"]

BLANKS = " \x85\u2028\u2029"
"""What is read as a blank."""


def block_text(words: Words) -> list[str]:
    """The lines of a text as it stands in its file; blank ones at its end only where they are part of it."""
    body = list(words.lines[1:])
    if body and not body[-1]:
        body.pop()  # what stands before the next entry
    depth = _depth(words, body)
    lines = [line[depth:] if line.strip(BLANKS) or (depth and len(line) > depth) else "" for line in body]
    while lines and not lines[-1] and not words.keeps_line_ends:
        lines.pop()
    return lines


def _depth(words: Words, body: list[str]) -> int:
    """How far the text was indented: what stands before its first line and is no part of it."""
    first = next((line for line in body if line.strip(BLANKS)), "")
    own = next((line for line in words.value.split("\n") if line.strip(BLANKS)), "")
    return (len(first) - len(first.lstrip(BLANKS))) - (len(own) - len(own.lstrip(BLANKS)))
