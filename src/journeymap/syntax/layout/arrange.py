"""Keys in the order of the language, wherever it has one."""

from __future__ import annotations

from journeymap.syntax.layout.shape import Shape
from journeymap.syntax.layout.tree import Entry, Group, Remark, Words, speaks

__all__ = ["arrange", "put_first"]

BEHIND_FIRST = 0.5
"""What stands at the top and is not of the language goes behind the first key of all: the version, or an id."""


def arrange(top: Group, shape: Shape) -> None:
    """Sort the keys of a tree in place. Keys that are not the language's stay behind the key they stood behind."""
    entries = _sorted(top, shape)
    # What is said to journeymap above everything else would be said of the whole file.
    if entries and not any(speaks(text) for text in entries[0].before):
        top.entries = entries
    _arrange_below(top, shape)


def _arrange_below(group: Group, shape: Shape) -> None:
    for entry in group.entries:
        if isinstance(entry.value, Group):
            inner = shape.of_items if entry.key is None else shape.of(entry.key.value)
            _arrange(entry.value, inner, is_item=group.is_list)
            _arrange_below(entry.value, inner)


def _arrange(group: Group, shape: Shape, *, is_item: bool) -> None:
    entries = _sorted(group, shape)
    if is_item and entries and entries[0] is not group.entries[0]:
        # A comment in the first line of an item holds for the whole of it; one that did not must not come to.
        if entries[0].speaks:
            return
        _hand_over(group.entries[0], entries[0])
    group.entries = entries


def _sorted(group: Group, shape: Shape) -> list[Entry]:
    if group.is_list or not shape.order:
        return group.entries
    ranks: list[float] = []
    current = BEHIND_FIRST
    for entry in group.entries:
        rank = shape.order.get(entry.key.value) if entry.key else None
        current = current if rank is None else rank
        ranks.append(current)
    if ranks == sorted(ranks):
        return group.entries
    return [entry for _, entry in sorted(zip(ranks, group.entries, strict=True), key=lambda pair: pair[0])]


def put_first(group: Group, entry: Entry, *, is_item: bool) -> None:
    """Put a new entry before the others of a group, which may be an item of a list."""
    if group.entries and is_item:
        _hand_over(group.entries[0], entry)
    group.entries.insert(0, entry)


def _hand_over(old: Entry, new: Entry) -> None:
    """What is said to journeymap of a whole part stays at its first entry."""
    new.before[:0] = [text for text in old.before if speaks(text)]
    old.before = [text for text in old.before if not speaks(text)]
    for remark in (old.head, old.after):
        if not speaks(remark.text):
            continue
        if new.head or new.after:
            new.before.append(remark.text)
        elif new.value.is_block or (isinstance(new.value, Words) and new.value.below):
            new.head = remark
        else:
            new.after = remark
    old.head, old.after = (Remark() if speaks(remark.text) else remark for remark in (old.head, old.after))
