"""Which further columns of a log an overlay of a journey needs, and which it uses where they are there."""

from __future__ import annotations

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.mapping import condition_columns

__all__ = ["hoped_columns", "needed_columns"]


def needed_columns(graph: JourneyGraph) -> tuple[str, ...]:
    """Columns that conditions of `match` ask for: without one, events would be mapped wrongly.

    The journey's `events: segments:` are added by `roles_from`.
    """
    matches = [part.match for part in graph.touchpoints.values()] + [part.match for part in graph.outcomes.values()]
    return condition_columns(matches)


def hoped_columns(graph: JourneyGraph) -> tuple[str, ...]:
    """Columns of personas' segments and of metrics: a log without one leaves their figures empty, and is said so."""
    personas = [column for segment in graph.journey.segments.values() for column in segment]
    metrics = [metric.column for metric in graph.journey.metrics.values() if metric.column]
    return tuple(dict.fromkeys((*personas, *metrics)))
