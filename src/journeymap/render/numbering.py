"""The number that stands on each step of the map, so that every picture and table calls it the same."""

from __future__ import annotations

from journeymap.graph.compile import JourneyGraph

__all__ = ["step_numbers"]


def step_numbers(graph: JourneyGraph) -> dict[str, str]:
    """Numbers by touchpoint id: 1, 2 … for planned steps, U1, U2 … for unplanned ones."""
    found: dict[str, str] = {}
    planned = 0
    for step, part in graph.touchpoints.items():
        planned += part.planned
        found[step] = str(planned) if part.planned else f"U{len(found) - planned + 1}"
    return found
