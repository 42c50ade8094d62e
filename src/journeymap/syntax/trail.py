"""The way from the top of a file to a place in it, entry by entry, for those who edit there."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from journeymap.syntax.document import Document, Path, end_of

__all__ = ["Step", "behind_colon", "trail_to"]

COLON = re.compile(r"\s*:")
COMMENT = re.compile(r"(?:\s|#[^\r\n]*[\r\n])*")


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a mapping (with a key) or item of a list: number `index` of `parent`."""

    parent: yaml.CollectionNode
    index: int
    key: yaml.Node | None
    value: yaml.Node

    def neighbour(self, offset: int) -> Step | None:
        """The entry or item `offset` further on."""
        index = self.index + offset
        if not 0 <= index < len(self.parent.value):
            return None
        entry = self.parent.value[index]
        key, value = entry if isinstance(self.parent, yaml.MappingNode) else (None, entry)
        return Step(self.parent, index, key, value)

    def begin(self, document: Document) -> int:
        """Where it begins: at its key, at the dash of a list's item, else at its value."""
        if self.key is not None:
            return int(self.key.start_mark.index)
        if self.parent.flow_style:
            return int(self.value.start_mark.index)
        before = self.neighbour(-1)
        position = before.end(document) if before else self.parent.start_mark.index
        found = COMMENT.match(document.text, position)
        return found.end() if found else position

    def end(self, document: Document) -> int:
        """Where its value ends, or the colon where there is none."""
        end = end_of(self.value)
        if end > self.value.start_mark.index:
            return len(document.text[:end].rstrip()) if _is_block_text(self.value) else end
        return end if self.key is None else behind_colon(document, self.key)

    def anchored(self, document: Document) -> bool:
        """Whether it is written elsewhere as well, or is itself written there."""
        starts = [node.start_mark.index for node in (self.key, self.value) if node is not None]
        return any(document.text[start : start + 1] == "&" for start in starts)


def trail_to(document: Document, path: Path) -> tuple[list[Step], Path]:
    """The steps that `path` leads along, and the segments at its end that the file does not hold.

    Segments in between that are not in the file are skipped. There are no steps where YAML's anchors are in the way.
    """
    node, trail, rest = document.root, list[Step](), path
    for position, segment in enumerate(path):
        found = document.child(node, segment)
        if found is not None:
            assert isinstance(node, yaml.CollectionNode)
            trail.append(Step(node, _index(node, segment, *found), *found))
            node, rest = found[1], path[position + 1 :]
    return ([], path) if any(step.anchored(document) for step in trail) else (trail, rest)


def behind_colon(document: Document, key: yaml.Node) -> int:
    """Where the colon behind a key ends, or the key where it has none."""
    end = int(key.end_mark.index)
    found = COLON.match(document.text, end)
    return found.end() if found else end


def _index(node: yaml.CollectionNode, segment: str | int, key: yaml.Node | None, value: yaml.Node) -> int:
    if isinstance(node, yaml.SequenceNode) and isinstance(segment, int):
        return segment
    same = [index for index, entry in enumerate(node.value) if (entry[0] is key if key else entry is value)]
    return same[-1]


def _is_block_text(node: yaml.Node) -> bool:
    """Whether the text ends in a block of lines, whose end YAML sees before the next line that holds something."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
