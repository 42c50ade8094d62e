"""The overlay: a journey laid over a log, as a core and parts that each add what they measure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from journeymap.events.engine import Engine
from journeymap.events.log import EventLog
from journeymap.events.roles import roles_from
from journeymap.events.source import open_log
from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.base import Base
from journeymap.overlay.budgets import add_budgets
from journeymap.overlay.channels import add_channels
from journeymap.overlay.conformance import add_conformance
from journeymap.overlay.core import measure_core
from journeymap.overlay.emotion import add_emotion
from journeymap.overlay.funnels import add_funnels
from journeymap.overlay.lost_to import add_lost_to
from journeymap.overlay.needed import hoped_columns, needed_columns
from journeymap.overlay.options import Options, options_from
from journeymap.overlay.promises import add_promises
from journeymap.overlay.segments import add_segments
from journeymap.results.overlay import Overlay

__all__ = ["PARTS", "overlay", "overlay_log"]

Tell = Callable[[str], None]
"""Told what is being done: `reading`, `core`, then the parts by name."""

Part = Callable[[Base, Overlay], Overlay]

PARTS: dict[str, Part] = {
    "promises": add_promises,
    "funnel": add_funnels,
    "conformance": add_conformance,
    "lost": add_lost_to,
    "channels": add_channels,
    "segments": add_segments,
    "emotion": add_emotion,
    "budgets": add_budgets,
}
"""What is measured after the core, in this order: each takes the overlay so far and returns it with its figures added."""


def overlay_log(
    graph: JourneyGraph,
    engine: Engine,
    log: Any,
    *,
    parts: Collection[str] | None = None,
    tell: Tell = lambda _: None,
    **options: Any,
) -> Overlay:
    """Read a log and lay the journey over it.

    Args:
        graph: the compiled journey.
        engine: where the work is done.
        log: a file, a glob, a DataFrame, an Arrow table, or what else the engine reads.
        parts: which of `PARTS` are measured after the core; unsaid: all.
        tell: is told what is being done.
        **options: the fields of `Options`; they go before what the journey says.

    Raises:
        JourneyError: the log cannot be read, the map is ambiguous, or an option is unknown.
    """
    said = options_from(options)
    tell("reading")
    further = {"extra": needed_columns(graph), "hoped": hoped_columns(graph)}
    source = open_log(engine, log, roles_from(graph.journey.events, said.roles | further))
    return overlay(graph, engine, source, options=said, parts=parts, tell=tell)


def overlay(
    graph: JourneyGraph,
    engine: Engine,
    log: EventLog,
    *,
    options: Options | None = None,
    parts: Collection[str] | None = None,
    tell: Tell = lambda _: None,
) -> Overlay:
    """Lay the journey over the events in the engine's table `log`; definitions in docs/definitions.md.

    Args:
        graph: the compiled journey.
        engine: holds the table `log`.
        log: what is known of the log.
        options: what goes before the journey's own words.
        parts: which of `PARTS` are measured after the core; unsaid: all.
        tell: is told what is being done.

    Raises:
        JourneyError: nothing is mapped, the map is ambiguous, or the log has no events to lay it over.
    """
    tell("core")
    base, found = measure_core(graph, engine, log, options or Options())
    for name, part in PARTS.items():
        if parts is None or name in parts:
            tell(name)
            found = part(base, found)
    return found
