"""What is wrong with the nodes of a readable file: keys given twice, keys that are no text, YAML's special features."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from journeymap.diagnostics import Diagnostic
from journeymap.syntax.cut_text import cut_at_comma, cut_at_hash, cut_at_mark, joined_item
from journeymap.syntax.document import Document

__all__ = ["check_nodes"]


def check_nodes(document: Document) -> tuple[list[Diagnostic], frozenset[int]]:
    """All findings on the nodes, and the key nodes (by `id`) that are no keys of the author's.

    Entries whose key is a list or a mapping are found and taken out, so that nobody behind this must reckon with them.
    """
    findings: list[Diagnostic] = []
    ignored: set[int] = set()
    # Most files hold no such character at all; looking at each value again would double the time of reading.
    hashes, marks = " #" in document.text or "\t#" in document.text, "!" in document.text or "&" in document.text
    seen: set[int] = set()
    items: set[int] = set()
    odd: list[yaml.MappingNode] = []
    for node in _each(document.root):
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            items.update(id(item) for item in node.value if isinstance(item, yaml.MappingNode) and not item.flow_style)
        if isinstance(node, yaml.MappingNode):
            for finding, keys in (*_keys(document, node, id(node) in items), *cut_at_comma(document, node)):
                findings.append(finding)
                ignored.update(keys)
            if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
                odd.append(node)
        for finding_or_none in (
            cut_at_hash(document, node) if hashes and isinstance(node, yaml.ScalarNode) else None,
            joined_item(document, node) if isinstance(node, yaml.ScalarNode) else None,
            cut_at_mark(document, node) if marks and node.start_mark.index not in seen else None,
        ):
            if finding_or_none is not None:
                findings.append(finding_or_none)
                seen.add(node.start_mark.index)
    for node in odd:
        node.value = [entry for entry in node.value if isinstance(entry[0], yaml.ScalarNode)]
    return findings, frozenset(ignored)


def _each(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """Every node once, keys included, in the order of the file."""
    stack, seen = [root] if root is not None else [], set()
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            for key, value in reversed(node.value):
                stack.extend((value, key))
        elif isinstance(node, yaml.SequenceNode):
            stack.extend(reversed(node.value))


def _keys(document: Document, mapping: yaml.MappingNode, is_item: bool) -> Iterator[tuple[Diagnostic, list[int]]]:
    first: dict[str, yaml.Node] = {}
    earlier: dict[int, yaml.Node] = {}
    again: list[list[yaml.ScalarNode]] = []
    before = False
    for key, _ in mapping.value:
        problem = _no_key(key)
        if problem:
            message, allowed, hint = problem
            span = document.span_of_node(key)
            yield document.finding("yaml-feature", message, span, allowed=allowed, hint=hint), [id(key)]
            continue
        twice = key.value in first
        if twice and before and is_item:  # keys that follow each other are one mistake: a dash is missing
            again[-1].append(key)
        elif twice:
            again.append([key])
        before = twice
        earlier.setdefault(id(key), first.get(key.value, key))
        first[key.value] = key
    for run in again:
        others = [earlier[id(key)] for key in run]
        fault = _twice(document, run[0], others[0], is_item) if len(run) == 1 else _no_dash(document, run)
        yield fault, [id(other) for other in others]


def _no_key(key: yaml.Node) -> tuple[str, str, str] | None:
    """What is said of a key that can be none: message, what is allowed, hint."""
    if not isinstance(key, yaml.ScalarNode):
        return "a key must be a word, not a list or a mapping", "word: value", "text in braces or brackets needs quotes"
    if key.style:
        return None
    if key.value in ("", "~"):
        return "there is no word before this colon", "key: value", ""
    if key.value[0].isspace():
        message = f"this begins with U+{ord(key.value[0]):04X}, which looks like a blank and is a letter to YAML"
        return message, "blanks, typed anew", ""
    if key.value == "<<":
        allowed = "the entries themselves; shared parts go into a library, see use:"
        return '"<<" takes over entries from elsewhere, which a journey file cannot', allowed, ""
    return None


def _no_dash(document: Document, keys: list[yaml.ScalarNode]) -> Diagnostic:
    """Several keys of an item that come again, one after the other."""
    names = [f'"{key.value}"' for key in keys]
    return document.finding(
        "duplicate-key",
        f"a new item seems to begin here: {', '.join(names[:-1])} and {names[-1]} are given twice",
        document.span_of_node(keys[0]),
        allowed=f'"- " before {names[0]}, where a new item begins; else each key once',
    )


def _twice(document: Document, key: yaml.ScalarNode, other: yaml.Node, is_item: bool) -> Diagnostic:
    line = document.span_of_node(other).line
    here = document.span_of_node(key)
    where = f"in line {line}" if line != here.line else "in this line"
    return document.finding(
        "duplicate-key",
        f'"{key.value}" is given twice: first {where}, then here in line {here.line}',
        here,
        allowed="each key once",
        hint="only the last one would count" + ('; a new item begins with "- "' if is_item else ""),
    )
