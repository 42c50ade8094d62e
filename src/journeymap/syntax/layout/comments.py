"""The comments of a file as laying it out needs them: which have a line of their own, which stand in a column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeymap.syntax.comments import comment_places
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
    for place, end in comment_places(document):
        line = document.line_of(place) - 1
        own = not text[starts[line] : place].strip()
        yield Comment(text[place:end].rstrip(), place, line, place - starts[line], own)
