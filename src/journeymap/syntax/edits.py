"""Edits of a file by place: a value or key written anew, an entry or item taken out; all else stays as it is.

An edit that cannot be made without touching something else is None: the place is not in the file, YAML's anchors are
in the way, or comments stand inside what would go.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable

import yaml

from journeymap.diagnostics import Edit, Fix
from journeymap.syntax.document import Document, Path, end_of
from journeymap.syntax.removal import removal
from journeymap.syntax.scalars import written
from journeymap.syntax.trail import Step, behind_colon, trail_to

__all__ = [
    "Taken",
    "apply_edits",
    "as_fix",
    "drops_comment",
    "remove_entry",
    "remove_item",
    "replace_key",
    "replace_value",
]

COMMENT = re.compile(r"(?:^|(?<=[\s,]))#", re.MULTILINE)


def replace_value(document: Document, path: Path, text: str) -> Edit | None:
    """Write `text` in place of the value at `path`, quoted as it was, or as YAML needs.

    Segments that are not in the file are skipped, as in `Document.node_at`: where `channel: web` stands for a list,
    ("channel", 0) is "web".
    """
    trail, rest = trail_to(document, path)
    if not trail or (rest and not isinstance(trail[-1].value, yaml.ScalarNode)):
        return None
    step = trail[-1]
    place = _extent(document, step)
    if place is None:
        return None
    start, end, before = place
    like = step.value.style if isinstance(step.value, yaml.ScalarNode) else None
    return Edit(document.file, start, end, before + written(text, like=like, flow=_in_flow(trail)))


def replace_key(document: Document, path: Path, text: str) -> Edit | None:
    """Write `text` in place of the key that `path` ends with; of a list's item that is just this word, the word."""
    trail, rest = trail_to(document, path)
    if not trail:
        return None
    step, name = trail[-1], path[-1]
    key = step.key
    if key is None or rest:
        is_word = isinstance(step.value, yaml.ScalarNode) and step.value.value == name
        return replace_value(document, path, text) if is_word else None
    like = key.style if isinstance(key, yaml.ScalarNode) else None
    start, end = key.start_mark.index, key.end_mark.index
    return Edit(document.file, start, end, written(text, like=like, flow=_in_flow(trail)))


def remove_entry(document: Document, path: Path) -> Edit | None:
    """Take the key that `path` ends with out of its mapping, with its value; the last entry takes the key above along."""
    trail, rest = trail_to(document, path)
    if not trail or rest or trail[-1].key is None:
        return None
    return removal(document, trail)


def remove_item(document: Document, path: Path) -> Edit | None:
    """Take the item at `path` out of its list; the last one takes the list's key along.

    Where one item stands for a list (`channel: web`), it is the last one.
    """
    trail, rest = trail_to(document, path)
    if not trail or len(rest) > 1:
        return None
    lone = bool(rest) and isinstance(trail[-1].value, yaml.ScalarNode)
    return removal(document, trail) if lone or (not rest and trail[-1].key is None) else None


def as_fix(title: str, *edits: Edit | None, safe: bool = True) -> Fix | None:
    """A fix made of `edits`, or None where one of them cannot be made; what is said twice is done once."""
    made = [edit for edit in edits if edit is not None]
    return Fix(title, tuple(dict.fromkeys(made)), safe) if made and len(made) == len(edits) else None


def drops_comment(document: Document, edit: Edit | None) -> bool:
    """Whether a comment goes with what an edit takes out: then somebody should look at it."""
    return edit is not None and COMMENT.search(document.text, edit.start, edit.end) is not None


class Taken:
    """The places of edits that go together: none overlaps with another or stands in the same gap."""

    def __init__(self) -> None:
        self._places: list[tuple[int, int]] = []

    def has_room(self, edit: Edit) -> bool:
        """Whether `edit` clashes with none of them."""
        place = edit.start, edit.end
        # Places in order end in order, so only the last that begins before this one ends can reach into it.
        before = bisect_left(self._places, (edit.end, 0)) - 1
        if before >= 0 and self._places[before][1] > edit.start:
            return False
        index = bisect_left(self._places, place)
        return edit.start < edit.end or self._places[index : index + 1] != [place]

    def add(self, edit: Edit) -> None:
        """Take the place of `edit`."""
        insort(self._places, (edit.start, edit.end))


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, list[Edit]]:
    """`text` (without a BOM) after the edits, and those that were made: of two that overlap the one that came first."""
    made: list[Edit] = []
    taken = Taken()
    for edit in edits:
        if 0 <= edit.start <= edit.end <= len(text) and taken.has_room(edit):
            made.append(edit)
            taken.add(edit)
    pieces, position = [], 0
    for edit in sorted(made, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]]), made


def _in_flow(trail: list[Step]) -> bool:
    return any(bool(step.parent.flow_style) for step in trail)


def _extent(document: Document, step: Step) -> tuple[int, int, str] | None:
    """From where to where the value stands, and what must be written before a new one."""
    text, value = document.text, step.value
    start, end = value.start_mark.index, end_of(value)
    if start == end:
        missing = step.key is not None and ":" not in text[step.key.end_mark.index : start]
        return start, end, ": " if missing else "" if text[start - 1 : start] in (" ", "\t", "\n") else " "
    if text[start] == "!":
        return None
    if isinstance(value, yaml.ScalarNode):
        header = re.match(r"[|>][^\r\n]*", text[start:end]) if value.style in ("|", ">") else None
        trimmed = len(text[:end].rstrip()) if header else end
        return None if header and "#" in header[0] else (start, trimmed, "")
    if "#" in text[start:end]:
        return None
    if step.key is None or (isinstance(value, yaml.CollectionNode) and value.flow_style):
        return start, end, ""
    colon = behind_colon(document, step.key)
    return None if "#" in text[colon:start] else (colon, end, " ")
