"""The comments of a file: every `#` that stands in no text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

import yaml

from journeymap.syntax.document import Document
from journeymap.syntax.layout.tree import Comment

__all__ = ["comments_of"]


def comments_of(document: Document) -> list[Comment]:
    """All comments in the order of the file."""
    if "#" not in document.text:
        return []
    found = list(_comments(document))
    aligned = _aligned(document, found)
    return [replace(comment, aligned=True) if comment.line in aligned else comment for comment in found]


def _aligned(document: Document, comments: list[Comment]) -> set[int]:
    """The lines whose comments somebody put below each other: one column, and more than a blank before one of them."""
    found: set[int] = set()
    run: list[Comment] = []
    for comment in (*(each for each in comments if not each.own), None):
        if run and comment and comment.line == run[-1].line + 1 and comment.column == run[-1].column:
            run.append(comment)
            continue
        if len(run) > 1 and any(not document.text[max(each.start - 2, 0) : each.start].strip() for each in run):
            found.update(each.line for each in run)
        run = [comment] if comment else []
    return found


def _comments(document: Document) -> Iterator[Comment]:
    text, starts = document.text, document.line_starts
    spans = sorted(_scalars(document))
    begins = [begin for begin, _ in spans]
    place = text.find("#")
    while place >= 0:
        inside = spans[bisect_right(begins, place) - 1][1] if begins and begins[0] <= place else 0
        if place < inside:
            place = text.find("#", inside)
            continue
        line = bisect_right(starts, place) - 1
        end = document.line_range(line + 1)[1]
        own = not text[starts[line] : place].strip()
        yield Comment(text[place:end].rstrip(), place, line, place - starts[line], own)
        place = text.find("#", end)


def _scalars(document: Document) -> Iterator[tuple[int, int]]:
    """From where to where each scalar's text goes; the first line of a block scalar may hold a comment."""
    stack = [document.root] if document.root is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.MappingNode):
            for pair in node.value:
                stack.extend(pair)
        elif isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)
        else:
            begin, end = node.start_mark.index, node.end_mark.index
            if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
                begin = document.line_range(node.start_mark.line + 1)[1]
            if begin < end:
                yield begin, end
