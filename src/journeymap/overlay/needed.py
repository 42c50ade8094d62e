"""Which further columns of a log an overlay of a journey needs."""

from __future__ import annotations

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.mapping import condition_columns

__all__ = ["needed_columns"]


def needed_columns(graph: JourneyGraph) -> tuple[str, ...]:
    """Columns that conditions of `match`, segments of personas and measured metrics ask for; the first of a name counts.

    The journey's `events: segments:` are added by `roles_from`.
    """
    matches = [part.match for part in graph.touchpoints.values()] + [part.match for part in graph.outcomes.values()]
    personas = [column for segment in graph.journey.segments.values() for column in segment]
    metrics = [metric.column for metric in graph.journey.metrics.values() if metric.column]
    return tuple(dict.fromkeys((*condition_columns(matches), *personas, *metrics)))
