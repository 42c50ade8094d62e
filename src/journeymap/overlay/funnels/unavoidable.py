"""Nodes that every planned way to a success passes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from journeymap.graph.compile import START

__all__ = ["unavoidable"]


def unavoidable(plan: Iterable[tuple[str, str]], successes: Collection[str]) -> tuple[str, ...]:
    """The nodes without which no success can be reached from the start, in the order in which they must be passed.

    Args:
        plan: planned (from, to) pairs; those from `start` are the entries.
        successes: the ends that count; they are not among the nodes found.
    """
    ways: dict[str, list[str]] = {}
    for source, target in sorted(plan):
        ways.setdefault(source, []).append(target)
    if _reached(ways).isdisjoint(successes):
        return ()
    path = _one_way(ways, successes)
    before = {node: _reached(ways, without=node) for node in path if node not in successes}
    passed = [node for node, reached in before.items() if reached.isdisjoint(successes)]
    return tuple(sorted(passed, key=lambda node: len(before[node])))


def _reached(ways: Mapping[str, Iterable[str]], without: str | None = None) -> set[str]:
    """What can be reached from the start, once a node is taken out."""
    waiting, reached = [START], {START}
    while waiting:
        for target in ways.get(waiting.pop(), ()):
            if target not in reached and target != without:
                reached.add(target)
                waiting.append(target)
    return reached


def _one_way(ways: Mapping[str, Iterable[str]], successes: Collection[str]) -> list[str]:
    """A shortest way to a success: what is unavoidable lies on it, so that nothing else need be tried."""
    waiting, came_from = [START], {START: ""}
    while waiting:
        here = waiting.pop(0)
        if here in successes:
            break
        for target in ways.get(here, ()):
            if target not in came_from:
                came_from[target] = here
                waiting.append(target)
    path: list[str] = []
    while here != START:
        path.append(here)
        here = came_from[here]
    return path
