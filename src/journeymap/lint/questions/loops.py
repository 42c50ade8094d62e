"""Circles in the plan that nobody gets out of."""

from __future__ import annotations

from journeymap.lint.context import Context
from journeymap.lint.questions.circles import circles, reachable, reversed_ways

__all__ = ["closed_loops"]


def closed_loops(context: Context) -> list[set[str]]:
    """Groups of planned touchpoints that lead only to each other, in the order of the file."""
    ways = context.meant
    ends = {node for node in ways if not ways[node]} | context.vague
    getting_out = reachable(reversed_ways(ways), ends)
    stuck = [step for step in context.touchpoints if step in ways and step not in getting_out]
    return [group for group in circles(ways, stuck) if all(ways[step] <= group for step in group)]
