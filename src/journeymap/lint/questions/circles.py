"""What can be reached from where, and who goes round in circles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

__all__ = ["circles", "reachable", "reversed_ways"]

Ways = Mapping[str, AbstractSet[str]]
"""Where each node leads."""


def reachable(ways: Ways, starts: Iterable[str]) -> set[str]:
    """The starts and all that can be reached from them.

    >>> sorted(reachable({"a": {"b"}, "b": {"a"}, "c": {"a"}}, ["a"]))
    ['a', 'b']
    """
    found = set(starts)
    waiting = list(found)
    while waiting:
        ahead = ways.get(waiting.pop(), set()) - found
        found |= ahead
        waiting.extend(ahead)
    return found


def reversed_ways(ways: Ways) -> dict[str, set[str]]:
    """From where each node is reached."""
    found: dict[str, set[str]] = {node: set() for node in ways}
    for source, targets in ways.items():
        for target in targets:
            found.setdefault(target, set()).add(source)
    return found


def circles(ways: Ways, among: Iterable[str]) -> list[set[str]]:
    """The nodes of `among` in groups that lead to each other (strongly connected), in the order of `among`.

    >>> [sorted(group) for group in circles({"a": {"b"}, "b": {"a", "c"}, "c": set()}, ["c", "a", "b"])]
    [['c'], ['a', 'b']]
    """
    order = list(among)
    wanted = set(order)
    inside = {node: ways.get(node, set()) & wanted for node in order}
    back, groups, done = reversed_ways(inside), [], set[str]()
    for node in order:
        if node not in done:
            groups.append(reachable(inside, [node]) & reachable(back, [node]))
            done |= groups[-1]
    return groups
