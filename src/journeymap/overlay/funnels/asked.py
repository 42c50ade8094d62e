"""What the journey and the caller say about the funnel: its steps and its window."""

from __future__ import annotations

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.options import Options

__all__ = ["steps_named", "window_us"]


def steps_named(graph: JourneyGraph) -> tuple[tuple[str, ...], ...]:
    """The steps that the journey names, each by one id or several; none where it names none."""
    return graph.journey.funnel_steps


def window_us(graph: JourneyGraph, options: Options) -> int | None:
    """Within how many microseconds from its first step a case must reach the others; None where nobody said."""
    seconds = options.funnel_within_s(graph)
    return None if seconds is None else round(seconds * 1e6)
