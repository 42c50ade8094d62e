"""The funnel: how many cases reach each step after the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.graph.compile import JourneyGraph
from journeymap.model.steps import Touchpoint
from journeymap.overlay.nodes import Observable, values_select
from journeymap.overlay.steps import keep
from journeymap.results.overlay import FunnelStep

__all__ = ["funnel_steps", "measure_funnel"]


Step = tuple[str, tuple[int, ...]]


def funnel_steps(graph: JourneyGraph, seen: Observable) -> tuple[Step, ...]:
    """Each step with the numbers of the nodes that stand for it, in order; what nothing can show is stepped over.

    The journey's `funnel` names touchpoints, outcomes or stages. Unsaid, it is the stages, each standing for its
    measured touchpoints that are planned and not optional.

    Raises:
        JourneyError: the funnel names something that is not in the journey.
    """
    named = graph.journey.funnel
    steps = ((name, _named(graph, name)) for name in named) if named else _stages(graph)
    numbers = ((name, tuple(node.number for key in keys if (node := seen.by_id(key)))) for name, keys in steps)
    return tuple((name, found) for name, found in numbers if found)


def measure_funnel(engine: Engine, steps: Sequence[Step]) -> tuple[FunnelStep, ...]:
    """Count the cases that reach each step; needs the tables `walk` and `states`."""
    if not steps:
        return ()
    rows = [(step, node) for step, (_, nodes) in enumerate(steps, 1) for node in nodes]
    engine.create("funnel_steps", values_select(("step", "node"), rows))
    keep(engine, "funnel_events")
    counts = {row["step"]: row["reached"] for row in engine.rows("funnel", _chain(len(steps)))}
    return tuple(FunnelStep(name, counts[step]) for step, (name, _) in enumerate(steps, 1))


def _chain(steps: int) -> str:
    parts = [
        """-- An open, ordered funnel: each step counts at the case's earliest event after the previous step's; what lies
-- between the two is ignored.
WITH reached_1 AS (SELECT case_id, min(place) AS place FROM funnel_events WHERE step = 1 GROUP BY case_id)"""
    ]
    parts += [
        f"""reached_{step} AS (
  SELECT e.case_id, min(e.place) AS place
  FROM funnel_events AS e
  JOIN reached_{step - 1} AS r ON e.case_id = r.case_id AND e.place > r.place
  WHERE e.step = {step}
  GROUP BY e.case_id
)"""  # noqa: S608 - numbers of our own
        for step in range(2, steps + 1)
    ]
    counts = (
        f"SELECT {step} AS step, count(*) AS reached FROM reached_{step}"  # noqa: S608 - numbers of our own
        for step in range(1, steps + 1)
    )
    return ",\n".join(parts) + "\n" + "\nUNION ALL\n".join(counts)


def _stages(graph: JourneyGraph) -> Iterator[tuple[str, tuple[str, ...]]]:
    for stage in graph.journey.stages:
        yield stage.id or "", tuple(part.id or "" for part in stage.touchpoints if _expected(part))


def _expected(part: Touchpoint) -> bool:
    return part.planned and part.optional is False


def _named(graph: JourneyGraph, name: str) -> tuple[str, ...]:
    if name in graph.touchpoints or name in graph.outcomes:
        return (name,)
    for stage in graph.journey.stages:
        if stage.id == name:
            return tuple(part.id or "" for part in stage.touchpoints)
    raise JourneyError(f'the funnel names "{name}", which is not in this journey', "journeymap check shows where")
