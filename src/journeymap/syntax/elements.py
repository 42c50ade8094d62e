"""The name of the part around a place of a file: what stays the same where lines move."""

from __future__ import annotations

import yaml

from journeymap.syntax.document import Document
from journeymap.syntax.names import slug

__all__ = ["element_at"]


def element_at(document: Document, line: int, column: int) -> str:
    r"""The nearest named part around a place: a touchpoint's id (or its name as an id), else the keys that lead there.

    >>> from journeymap.syntax.read import parse_document
    >>> document, _ = parse_document("j.yaml", "personas: {ana: {name: Ana}}\nstages: [{id: buy, goal: x}]\n")
    >>> element_at(document, 1, 18), element_at(document, 2, 25), element_at(document, 1, 1)
    ('personas.ana.name', 'buy', 'personas')
    """
    offset = document.line_starts[min(line, len(document.line_starts)) - 1] + column - 1
    node, trail, named = document.root, [], ""
    while isinstance(node, yaml.CollectionNode):
        found = next((each for each in _entries(node) if _around(each, offset)), None)
        if found is None:
            break
        key, value = found
        trail += [key.value] if isinstance(key, yaml.ScalarNode) else []
        if key is None:
            name = _name(value)
            named, trail = (name, []) if name else (named, trail)
        node = value
    return named or ".".join(trail)


def _entries(node: yaml.CollectionNode) -> list[tuple[yaml.Node | None, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else [(None, item) for item in node.value]


def _around(entry: tuple[yaml.Node | None, yaml.Node], offset: int) -> bool:
    key, value = entry
    begin = (value if key is None else key).start_mark.index
    end: int = max(value.end_mark.index, begin if key is None else key.end_mark.index)
    return bool(begin <= offset < end)


def _name(node: yaml.Node) -> str:
    """The id of a list's item, or its name as one."""
    if isinstance(node, yaml.ScalarNode):
        return slug(node.value)
    if not isinstance(node, yaml.MappingNode):
        return ""
    entries = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    own = entries.get("id")
    if isinstance(own, yaml.ScalarNode) and own.value:
        return str(own.value)
    named = entries.get("name") or entries.get("text")
    if isinstance(named, yaml.MappingNode) and named.value:
        named = named.value[0][1]
    return slug(named.value) if isinstance(named, yaml.ScalarNode) else ""
