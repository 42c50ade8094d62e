"""Whether a text laid out anew still says the same: values, comments, and what comments say to journeymap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from journeymap.diagnostics import Diagnostic
from journeymap.syntax.document import Document, Path, end_of
from journeymap.syntax.layout.comments import comments_of
from journeymap.syntax.layout.tree import Comment, speaks
from journeymap.syntax.read import parse_document

__all__ = ["MISPLACED", "what_changed"]

MISPLACED = "a comment for journeymap would be about something else"
"""What can be said of a comment in an odd place; its author can put it right."""


def what_changed(before: Document, text: str, expected: Any, findings: Iterable[Diagnostic] = ()) -> str:
    """What `text` says otherwise than the document it was made from, in a few words; "" where nothing.

    `expected` is what it should hold: the data of `before`, with what was meant to be added. `findings` are those of
    reading `before`.
    """
    after, found = parse_document(before.file, text)
    if after is None:
        return f"the result could not be read: {found[0].message}"
    if after.data != expected:
        return "a value would change"
    old, new = comments_of(before), comments_of(after)
    if Counter(each.text for each in old) != Counter(each.text for each in new):
        return "a comment would be lost"
    if any(speaks(each.text) for each in old) and _spoken_of(before, old) != _spoken_of(after, new):
        return MISPLACED
    if Counter(each.rule for each in found) != Counter(each.rule for each in findings):
        return "it would be read otherwise"
    return ""


def _spoken_of(document: Document, comments: list[Comment]) -> Counter[tuple[str, Path | None]]:
    """What each comment that speaks to journeymap is about: the way to the longest part that begins in its line.

    Where nothing begins there, it is about what the line is part of; where it stands alone, about what begins next;
    above everything else, about the file; at the end, about nothing.
    """
    parts = [
        (document.line_of(start) - 1, document.line_of(end) - 1, -end, path) for path, start, end in _all(document)
    ]
    lines = sorted({first for first, _, _, _ in parts})
    top = document.root.start_mark.index if document.root else 0
    found: Counter[tuple[str, Path | None]] = Counter()
    for comment in comments:
        if not speaks(comment.text):
            continue
        line = comment.line
        if comment.own or not document.line_text(line + 1).split("#")[0].strip(" \t-"):
            line = next((each for each in lines if each > line), -1)
        begun = min(((end, len(path), path) for first, _, end, path in parts if first == line), default=(0, 0, None))
        inside = max(((len(path), path) for first, last, _, path in parts if first < line <= last), default=(0, None))
        about = () if comment.start < top else begun[2] or (inside[1] if line == comment.line else None)
        found[comment.text, about] += 1
    return found


def _all(document: Document) -> Iterator[tuple[Path, int, int]]:
    return _parts(document.root, ())


def _parts(node: yaml.Node | None, path: Path) -> Iterator[tuple[Path, int, int]]:
    """Every entry and item with the offsets at which it begins and ends."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, str(key.value))
            yield inner, key.start_mark.index, max(end_of(key), end_of(value))
            yield from _parts(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            # The items of a list in a list may begin in the line of that list, or below it: they count as it does.
            inner = path if path and isinstance(path[-1], int) else (*path, index)
            yield inner, value.start_mark.index, end_of(value)
            yield from _parts(value, inner)
