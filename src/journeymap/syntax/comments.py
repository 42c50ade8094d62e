"""Where comments stand: every `#` that is in no text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import yaml

from journeymap.syntax.document import Document

__all__ = ["comment_places", "nodes_of"]


def comment_places(document: Document) -> Iterator[tuple[int, int]]:
    """From where to where each comment goes, in offsets and in the order of the file; an end is that of its line."""
    text = document.text
    place = text.find("#")
    spans = sorted(_texts(document)) if place >= 0 else []
    begins = [begin for begin, _ in spans]
    while place >= 0:
        before = bisect_right(begins, place)
        inside = spans[before - 1][1] if before else 0
        if place < inside:
            place = text.find("#", inside)
            continue
        end = document.line_range(document.line_of(place))[1]
        yield place, end
        place = text.find("#", end)


def nodes_of(document: Document) -> Iterator[yaml.Node]:
    """Every node of a file once, however often an alias repeats it."""
    waiting, seen = [document.root] if document.root is not None else [], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            if isinstance(node, yaml.MappingNode):
                waiting += [each for entry in node.value for each in entry]
            elif isinstance(node, yaml.SequenceNode):
                waiting += node.value


def _texts(document: Document) -> Iterator[tuple[int, int]]:
    """From where to where each scalar's text goes; the first line of a block scalar may hold a comment."""
    for node in nodes_of(document):
        if isinstance(node, yaml.ScalarNode):
            begin, end = int(node.start_mark.index), int(node.end_mark.index)
            if node.style in ("|", ">"):
                begin = document.line_range(node.start_mark.line + 1)[1]
            if begin < end:
                yield begin, end
