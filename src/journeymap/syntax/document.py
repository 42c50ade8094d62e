"""A YAML file kept as text and nodes, so that every value can say where it stands."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import yaml

from journeymap.diagnostics import Span

__all__ = ["Document", "Path", "plain_value"]

Path = tuple[str | int, ...]
"""The keys and positions that lead from the top of a file to a value."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def plain_value(node: yaml.Node | None) -> Any:
    """The node as dicts, lists and text; scalars stay text, since the schema types them (YAML 1.2, not 1.1)."""
    if node is None:
        return None
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain_value(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    if isinstance(node, yaml.SequenceNode):
        return [plain_value(item) for item in node.value]
    if isinstance(node, yaml.ScalarNode) and node.style is None and node.value in NULLS:
        return None
    return node.value


@dataclass(frozen=True)
class Document:
    """One file: its path as the user wrote it, its text without a BOM, and its top node (None when empty)."""

    file: str
    text: str
    root: yaml.Node | None

    @cached_property
    def data(self) -> Any:
        """The whole file as plain dicts, lists and text."""
        return plain_value(self.root)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines start, in code points."""
        starts = [0]
        starts.extend(index + 1 for index, char in enumerate(self.text) if char == "\n")
        return starts

    def node_at(self, path: Path, part: Literal["key", "value"] = "value") -> yaml.Node | None:
        """The node that `path` leads to, or the nearest one above it where the file holds no such place.

        Segments that are not in the file (union tags, short forms that were unfolded) are skipped.
        A mapping that the file gives as a list is entered by the id or name of its items.
        """
        node, key = self.root, None
        for segment in path:
            found = _child(node, segment)
            if found is not None:
                key, node = found
        return key if part == "key" and key is not None else node

    def span(self, path: Path, part: Literal["key", "value"] = "value") -> Span:
        """The place of the value at `path`, or of its key."""
        node = self.node_at(path, part)
        if node is None:
            return self.span_of(0, 0)
        return self.span_of(node.start_mark.index, node.end_mark.index)

    def span_of(self, start: int, end: int) -> Span:
        """Offsets in code points as lines and columns; blanks at the end are not part of a place."""
        while end > start and self.text[end - 1 : end].isspace():
            end -= 1
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        return Span(self.file, line, column, end_line, end_column)

    def line_text(self, line: int) -> str:
        """Line number `line`, counted from 1, without its end."""
        if not 1 <= line <= len(self.line_starts):
            return ""
        start = self.line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)].rstrip("\r")

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def _child(node: yaml.Node | None, segment: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The key and value nodes of `segment` below `node`, if the file has them."""
    if isinstance(node, yaml.MappingNode):
        matches = [(key, value) for key, value in node.value if key.value == segment]
        return matches[-1] if matches else None
    if isinstance(node, yaml.SequenceNode):
        if isinstance(segment, int):
            return (None, node.value[segment]) if segment < len(node.value) else None
        named = [item for item in node.value if _answers_to(item, segment)]
        return (None, named[0]) if named else None
    return None


def _answers_to(node: yaml.Node, name: str) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return bool(node.value == name)
    if isinstance(node, yaml.MappingNode):
        return any(key.value in ("id", "name") and value.value == name for key, value in node.value)
    return False
