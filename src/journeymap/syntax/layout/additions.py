"""What is written into a file while it is laid out: ids of parts that have none, the version of the language."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from journeymap.syntax.document import Document, Path
from journeymap.syntax.layout.arrange import put_first
from journeymap.syntax.layout.tree import Entry, Group, Words
from journeymap.syntax.scalars import written

__all__ = ["Addition", "add_all", "with_additions"]


@dataclass(frozen=True, slots=True)
class Addition:
    """A key to write into the mapping at `path`, which may be there already with another value, or none.

    `around` is the key for what stands at `path` where that is no mapping of keys yet: words become `{id: …, name: …}`.
    """

    path: Path
    key: str
    value: str
    around: str = ""


def add_all(top: Group, document: Document, additions: Iterable[Addition]) -> None:
    """Write `additions` into a tree, in place; the order of keys is not looked after."""
    wanted: dict[int, list[Addition]] = {}
    for addition in additions:
        node = document.node_at(addition.path)
        assert node is not None
        wanted.setdefault(node.start_mark.index, []).append(addition)
    if wanted:
        for addition in wanted.pop(top.start, ()):
            _add(top, addition, is_item=False)
        _below(top, wanted)


def _below(group: Group, wanted: dict[int, list[Addition]]) -> None:
    for entry in group.entries:
        for addition in wanted.pop(entry.value.start, ()) if entry.value.start >= 0 else ():
            entry.value = _around(entry.value, addition) if addition.around else entry.value
            assert isinstance(entry.value, Group)
            _add(entry.value, addition, is_item=group.is_list)
        if isinstance(entry.value, Group):
            _below(entry.value, wanted)


def _around(value: Words | Group, addition: Addition) -> Group:
    inner = _bare(written(value.value, flow=True)) if isinstance(value, Words) and value.style is None else value
    return Group(is_list=False, form="line", entries=[Entry(_bare(addition.around), inner)])


def _add(group: Group, addition: Addition, *, is_item: bool) -> None:
    """A key that has no value yet gets it where it stands."""
    value = _bare(written(addition.value))
    for entry in group.entries:
        if entry.key is not None and entry.key.value == addition.key:
            entry.value = value
            return
    put_first(group, Entry(_bare(addition.key), value), is_item=is_item)


def _bare(text: str) -> Words:
    return Words(text, None, (text,))


def with_additions(document: Document, additions: Iterable[Addition]) -> Any:
    """The data of `document` with `additions`."""
    data = deepcopy(document.data)
    for addition in additions:
        _put(data, addition)
    return data


def _put(data: Any, addition: Addition) -> None:
    above, last, here = None, None, data
    for segment in addition.path:
        if _holds(here, segment):  # others are not in the file: one item may stand for a list
            above, last, here = here, segment, here[segment]
    if not addition.around:
        here[addition.key] = addition.value
    else:
        assert above is not None
        above[last] = {addition.around: here, addition.key: addition.value}


def _holds(here: Any, segment: str | int) -> bool:
    if isinstance(here, list):
        return isinstance(segment, int) and segment < len(here)
    return isinstance(here, dict) and segment in here
