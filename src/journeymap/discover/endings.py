"""Where journeys end: which steps are outcomes, and whether they sound good or bad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from journeymap.discover.counting import Node
from journeymap.discover.speech import kind_of_end

__all__ = ["Ending", "endings", "with_a_success"]

ALWAYS = 0.8
"""So many journeys with the step end there, or ..."""
MOSTLY = 0.5
"""... so many, where its name sounds like an end, or no step is the last one more often."""
BEGINS = 0.5
"""A step that so many of its journeys begin with is no outcome."""

Kind = Literal["success", "failure", "neutral"]


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome as it is guessed: `told` is False where its name says nothing about it, `last` is how many end with it."""

    kind: Kind
    told: bool
    last: float


def endings(nodes: Mapping[int, Node], names: Mapping[int, str]) -> dict[int, Ending]:
    """The steps that are outcomes, the most frequent first.

    Args:
        nodes: steps as they are found, when no outcome is known yet.
        names: what each is called.
    """
    later = {step: node for step, node in nodes.items() if node.firsts < BEGINS * node.journeys}
    sounds = {step: kind_of_end(names[step]) for step in later}
    ends = {step for step, node in later.items() if _last(node) >= (MOSTLY if sounds[step] else ALWAYS)}
    ends |= set(_usual_last(nodes, later))
    if not ends:
        good = [step for step, kind in sounds.items() if kind == "success"]
        ends = set(sorted(good, key=lambda step: (-nodes[step].place, step))[:1])
    if len(ends) == len(nodes):
        ends.discard(min(ends, key=lambda step: (nodes[step].place, step)))
    by_journeys = sorted(ends, key=lambda step: (-nodes[step].journeys, step))
    return {
        step: Ending(sounds[step] or "neutral", sounds[step] is not None, _last(nodes[step])) for step in by_journeys
    }


def with_a_success(ends: Mapping[int, Ending]) -> dict[int, Ending]:
    """The outcomes, the most frequent of the neutral ones taken for a success where no name tells one."""
    if any(end.kind == "success" for end in ends.values()):
        return dict(ends)
    promoted = next((step for step, end in ends.items() if end.kind == "neutral"), None)
    return {step: replace(end, kind="success") if step == promoted else end for step, end in ends.items()}


def _last(node: Node) -> float:
    return node.lasts / node.journeys


def _usual_last(nodes: Mapping[int, Node], later: Mapping[int, Node]) -> list[int]:
    """The step that is the last one most often, where most of its journeys end there."""
    usual = max(sorted(nodes), key=lambda step: nodes[step].lasts)
    return [usual] if usual in later and _last(nodes[usual]) >= MOSTLY else []
