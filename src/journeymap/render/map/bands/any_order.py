"""Arrows at the frame of an `order: any` stage: one leads in and one leads out, since the frame says the rest."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.graph.compile import Transition
from journeymap.render.map.story import Step, Story

__all__ = ["Ways", "at_frames"]

Ways = dict[tuple[str, str], list[Transition]]
"""Ways by where they begin and where they lead."""


def at_frames(story: Story, found: Ways) -> Ways:
    """`found` with those as one that stand for the same way into a frame, or out of it.

    It leads to the first step inside, or from the last one. A way with a condition or a share of its own stays.
    """
    for entering in (True, False):
        found = _joined(story, found, entering)
    return found


def _joined(story: Story, found: Ways, entering: bool) -> Ways:
    groups: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for pair, ways in found.items():
        outer, inner = pair if entering else pair[::-1]
        frame = _frame(story, inner, outer)
        if frame is not None and _plain(ways):
            groups.setdefault((outer, frame), []).append(pair)
    kept = dict(found)
    for pairs in groups.values():
        first, *spare = sorted(pairs, key=lambda pair: story.steps[pair[entering]].column, reverse=not entering)
        kept[first] = [way for pair in (first, *spare) for way in found[pair]]
        for pair in spare:
            del kept[pair]
    return kept


def _frame(story: Story, inner: str, outer: str) -> int | None:
    """The stage around `inner`, where its order is any and `outer` is not in it."""
    step: Step | None = story.steps.get(inner)
    other = story.steps.get(outer)
    if step is None or (other is not None and other.stage == step.stage):
        return None
    return step.stage if story.stages[step.stage].order == "any" else None


def _plain(ways: Iterable[Transition]) -> bool:
    return all(not way.when and (way.share is None or way.reason != "next") for way in ways)
