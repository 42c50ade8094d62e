"""The comments of a file: every `#` that stands in no text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import yaml

from journeymap.syntax.document import Document
from journeymap.syntax.layout.tree import Comment

__all__ = ["comments_of"]


def comments_of(document: Document) -> list[Comment]:
    """All comments in the order of the file."""
    if "#" not in document.text:
        return []
    found = list(_comments(document))
    places = {(comment.line, comment.column) for comment in found if not comment.own}
    return [
        Comment(each.text, each.start, each.line, each.column, each.own, aligned=_beside(each, places))
        for each in found
    ]


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


def _beside(comment: Comment, places: set[tuple[int, int]]) -> bool:
    above, below = (comment.line - 1, comment.column), (comment.line + 1, comment.column)
    return not comment.own and (above in places or below in places)
