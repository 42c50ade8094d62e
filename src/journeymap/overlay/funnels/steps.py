"""Which steps a funnel has: those the journey names, else its stages; or the touchpoints that nobody can go round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymap.diagnostics import JourneyError
from journeymap.graph.compile import JourneyGraph
from journeymap.model.steps import Touchpoint
from journeymap.overlay.funnels.asked import steps_named
from journeymap.overlay.funnels.unavoidable import unavoidable
from journeymap.overlay.nodes import Observable

__all__ = ["Step", "funnel_steps", "touchpoint_steps"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a funnel and the nodes that stand for it: a case counts at the earliest of them.

    Args:
        id: the id of a touchpoint, stage or outcome; of several: "call, chat".
        nodes: their numbers.
    """

    id: str
    nodes: tuple[int, ...]


def funnel_steps(graph: JourneyGraph, seen: Observable) -> tuple[Step, ...]:
    """The steps in order; what nothing can show is stepped over.

    The journey's `funnel` names touchpoints, outcomes or stages, or several of them for one step. Unsaid, the steps are
    the stages, each standing for its measured touchpoints that are planned, not optional and not one-way.

    Raises:
        JourneyError: the funnel names something that is not in the journey.
    """
    named = steps_named(graph)
    if named:
        return _seen(seen, ((", ".join(names), _meant(graph, names)) for names in named))
    return _seen(seen, _stages(graph))


def touchpoint_steps(seen: Observable) -> tuple[Step, ...]:
    """The touchpoints that every planned way from the start to a success passes, in order, and success itself.

    Empty where the plan has no way to a success.
    """
    successes = [node.id for node in seen.nodes if node.success]
    passed = unavoidable(seen.plan, successes)
    shown = [key for key in successes if key not in seen.unreachable]
    return _seen(seen, [*((key, (key,)) for key in passed), *([(", ".join(shown), tuple(shown))] if passed else [])])


def _seen(seen: Observable, steps: Iterable[tuple[str, Iterable[str]]]) -> tuple[Step, ...]:
    numbers = {node.id: node.number for node in seen.nodes}
    found = (Step(name, tuple(dict.fromkeys(numbers[key] for key in keys if key in numbers))) for name, keys in steps)
    return tuple(step for step in found if step.nodes)


def _stages(graph: JourneyGraph) -> Iterator[tuple[str, tuple[str, ...]]]:
    for stage in graph.journey.stages:
        yield stage.id or "", tuple(part.id or "" for part in stage.touchpoints if _expected(part))


def _expected(part: Touchpoint) -> bool:
    return part.planned and part.optional is False and not part.one_way


def _meant(graph: JourneyGraph, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for name in names for key in _named(graph, name))


def _named(graph: JourneyGraph, name: str) -> tuple[str, ...]:
    if name in graph.touchpoints or name in graph.outcomes:
        return (name,)
    for stage in graph.journey.stages:
        if stage.id == name:
            return tuple(part.id or "" for part in stage.touchpoints)
    raise JourneyError(f'the funnel names "{name}", which is not in this journey', "journeymap check shows where")
