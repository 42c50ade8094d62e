"""Bounds on what a file may hold: depth, size once aliases are followed, loops of aliases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import yaml

__all__ = ["MAX_DEPTH", "MAX_EXPANSION", "deepest", "measure", "too_deep_to_compose"]

MAX_DEPTH = 100
"""A journey needs about ten levels; free `x-` keys may go deeper."""

MAX_EXPANSION = 100_000
"""Values that aliases may add to those that are written."""

# Composing recurses in C, where a runaway depth ends the process: below these no file can be deep enough.
HARMLESS_BRACKETS = 1000
HARMLESS_LINE = 1000


def too_deep_to_compose(text: str) -> int | None:
    """The offset at which brackets and lists go deeper than MAX_DEPTH; None where they do not.

    Few brackets and short lines cannot nest far, so that most files are not scanned at all.
    """
    if text.count("[") + text.count("{") < HARMLESS_BRACKETS and all(
        len(line) < HARMLESS_LINE for line in text.splitlines()
    ):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH and event.start_mark:
                    return int(event.start_mark.index)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return None  # composing meets the same error, and explains it
    return None


def children(node: yaml.Node) -> Iterator[yaml.Node]:
    """The nodes directly below `node`, keys included."""
    if isinstance(node, yaml.SequenceNode):
        return iter(node.value)
    return chain.from_iterable(node.value) if isinstance(node, yaml.MappingNode) else iter(())


def deepest(root: yaml.Node) -> tuple[int, yaml.Node]:
    """How deep a tree without aliases goes, and the first node below MAX_DEPTH (else the root)."""
    level, found = 0, root
    below: list[yaml.Node] = [root]
    while below and level <= MAX_DEPTH:
        level += 1
        below = [child for node in below for child in children(node) if isinstance(child, yaml.CollectionNode)]
        found = below[0] if below and level == MAX_DEPTH else found
    return level, found


def measure(root: yaml.Node) -> tuple[str, yaml.Node] | None:
    """What is too much, and the node where: "loop", "depth" or "expansion"; None where all is well.

    Counts with aliases followed, but visits each node once, so that a bomb costs nothing.
    """
    sizes: dict[int, int] = {}
    depths: dict[int, int] = {}
    entered: set[int] = set()
    stack: list[tuple[yaml.Node, Iterator[yaml.Node]]] = [(root, children(root))]
    entered.add(id(root))
    while stack:
        node, rest = stack[-1]
        below = next(rest, None)
        if below is None:
            stack.pop()
            sizes[id(node)] = 1 + sum(sizes[id(child)] for child in children(node))
            depths[id(node)] = 1 + max((depths[id(child)] for child in children(node)), default=0)
            if depths[id(node)] > MAX_DEPTH:
                return "depth", node
            if sizes[id(node)] - len(sizes) > MAX_EXPANSION:
                return "expansion", node
        elif id(below) not in entered:
            entered.add(id(below))
            stack.append((below, children(below)))
        elif id(below) not in sizes:
            return "loop", below
    return None
