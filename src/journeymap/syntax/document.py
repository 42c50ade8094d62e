"""A YAML file kept as text and nodes, so that every value can say where it stands."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import yaml

from journeymap.diagnostics import Diagnostic, Fix, Severity, Span
from journeymap.syntax.names import slug

__all__ = ["Document", "Path", "end_of", "plain_value"]

Path = tuple[str | int, ...]
"""The keys and positions that lead from the top of a file to a value."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LINE_END = re.compile(r"\r\n|\r|\n")


def plain_value(node: yaml.Node | None, ignored: frozenset[int] = frozenset()) -> Any:
    """The node as dicts, lists and text; scalars stay text, since the schema types them (YAML 1.2, not 1.1).

    Entries whose key node is among `ignored` (by `id`) are left out.
    """
    if node is None:
        return None
    if isinstance(node, yaml.MappingNode):
        return {
            key.value: plain_value(value, ignored)
            for key, value in node.value
            if isinstance(key, yaml.ScalarNode) and id(key) not in ignored
        }
    if isinstance(node, yaml.SequenceNode):
        return [plain_value(item, ignored) for item in node.value]
    if isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS:
        return None
    return node.value


@dataclass(frozen=True)
class Document:
    """One file: its path as the user wrote it, its text without a BOM, and its top node (None when empty).

    `ignored` are entries (their key nodes by `id`) that YAML made by mistake; they are explained already.
    """

    file: str
    text: str
    root: yaml.Node | None
    ignored: frozenset[int] = frozenset()

    @cached_property
    def data(self) -> Any:
        """The whole file as plain dicts, lists and text."""
        return plain_value(self.root, self.ignored)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines start, in code points."""
        return [0, *(found.end() for found in LINE_END.finditer(self.text))]

    def node_at(self, path: Path, part: Literal["key", "value"] = "value") -> yaml.Node | None:
        """The node that `path` leads to, or the nearest one above it where the file holds no such place.

        Segments that are not in the file (union tags, short forms that were unfolded) are skipped.
        A mapping that the file gives as a list is entered by the id or name of its items.
        """
        node, key = self.root, None
        for segment in path:
            found = self.child(node, segment)
            if found is not None:
                key, node = found
        return key if part == "key" and key is not None else node

    def has(self, path: Path) -> bool:
        """Whether the file itself holds a value at `path`."""
        node = self.root
        for segment in path:
            found = self.child(node, segment)
            if found is None:
                return False
            node = found[1]
        return node is not None

    def span(self, path: Path, part: Literal["key", "value"] = "value") -> Span:
        """The place of the value at `path`, or of its key."""
        return self.span_of_node(self.node_at(path, part))

    def span_of_node(self, node: yaml.Node | None) -> Span:
        """The place of a node of this file."""
        if node is None:
            return self.span_of(0, 0)
        return self.span_of(node.start_mark.index, end_of(node))

    def span_of(self, start: int, end: int) -> Span:
        """Offsets in code points as lines and columns; blanks at the end are not part of a place."""
        start = min(start, len(self.text))
        end = min(max(start, end), len(self.text))
        while end > start and self.text[end - 1 : end].isspace():
            end -= 1
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        return Span(self.file, line, column, end_line, end_column)

    def line_of(self, offset: int) -> int:
        """The number of the line, counted from 1, that holds `offset`."""
        return self._place(offset)[0]

    def line_text(self, line: int) -> str:
        """Line number `line`, counted from 1, without its end."""
        start, end = self.line_range(line)
        return self.text[start:end]

    def line_range(self, line: int) -> tuple[int, int]:
        """The offsets of line number `line`, without its end."""
        if not 1 <= line <= len(self.line_starts):
            return len(self.text), len(self.text)
        start = self.line_starts[line - 1]
        found = LINE_END.search(self.text, start)
        return start, found.start() if found else len(self.text)

    def finding(
        self,
        rule: str,
        message: str,
        span: Span,
        *,
        severity: Severity = Severity.ERROR,
        allowed: str = "",
        hint: str = "",
        fix: Fix | None = None,
        element: str = "",
    ) -> Diagnostic:
        """A diagnostic at `span` of this file, with the line it stands on."""
        line_text = self.line_text(span.line)
        return Diagnostic(rule, severity, message, span, line_text, allowed, hint, element, fix)

    def read_as(self, path: Path, key: str) -> None:
        """Let the entry that `path` leads to answer to `key` as well, which its author surely meant by a misspelt one."""
        mapping, entry = self.node_at(path[:-1]), self.child(self.node_at(path[:-1]), path[-1])
        if mapping is not None and entry is not None:
            self._entries[id(mapping)].setdefault(key, entry)

    def child(self, node: yaml.Node | None, segment: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
        """The key and value nodes of `segment` below `node`, if the file has them."""
        if isinstance(node, yaml.MappingNode):
            entries = self._entries.get(id(node))
            if entries is None:
                entries = self._entries[id(node)] = {key.value: (key, value) for key, value in node.value
                                                     if isinstance(key, yaml.ScalarNode)}  # fmt: skip
            return entries.get(segment)
        if isinstance(node, yaml.SequenceNode):
            if isinstance(segment, int):
                return (None, node.value[segment]) if 0 <= segment < len(node.value) else None
            named = next((item for item in node.value if _answers_to(item, segment)), None)
            return None if named is None else (None, named)
        return None

    @cached_property
    def _entries(self) -> dict[int, dict[str | int, tuple[yaml.Node | None, yaml.Node]]]:
        """The entries of mappings that were looked into, by the node's identity."""
        return {}

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def end_of(node: yaml.Node) -> int:
    """Where a node ends; a block of lines ends with its last entry, not with the comments behind it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(last, tuple):
            key, value = last
            last = value if value.end_mark.index > value.start_mark.index else key
        if last.end_mark.index > node.end_mark.index or last.start_mark.index < node.start_mark.index:
            break  # an alias: its text stands elsewhere
        node = last
    return int(node.end_mark.index)


def _answers_to(node: yaml.Node, name: str) -> bool:
    """Whether a list's item is the one that `name`, an id, stands for."""
    if isinstance(node, yaml.ScalarNode):
        return node.value == name or slug(node.value) == name
    if isinstance(node, yaml.MappingNode):
        entries = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
        if "id" in entries:
            return bool(entries["id"].value == name)
        named = entries.get("name")
        if isinstance(named, yaml.MappingNode) and named.value:
            named = named.value[0][1]
        return isinstance(named, yaml.ScalarNode) and named.value != "" and _answers_to(named, name)
    return False
