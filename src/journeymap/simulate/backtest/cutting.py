"""A log that is laid over whole and again as if watching had ended earlier; nothing after a cut counts there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeymap.events.engine import Engine
from journeymap.events.log import EventLog
from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.base import Base
from journeymap.overlay.core import measure_core
from journeymap.overlay.observation import iso_time
from journeymap.overlay.options import Options
from journeymap.overlay.restarts import restart_of

__all__ = ["CutLog", "cut_log"]

AS_READ = "log_as_read"


@dataclass(frozen=True)
class CutLog:
    """A journey and a log that is in the engine's table `log`, laid over it as often as is asked.

    Args:
        graph: the compiled journey.
        engine: holds the log.
        log: what is known of it.
        options: what goes before the journey's own words.
        parted: whether the events of persons are parted into journeys, so that the table `log` changes each time.
    """

    graph: JourneyGraph
    engine: Engine
    log: EventLog
    options: Options
    parted: bool

    def whole(self) -> Base:
        """The journey laid over all of the log."""
        return self._laid(self.options)

    def until(self, moment: int) -> Base:
        """The journey laid over the log as watched until a moment in microseconds since 1970 UTC."""
        return self._laid(replace(self.options, observed_until=iso_time(moment)))

    def _laid(self, options: Options) -> Base:
        if self.parted:
            self.engine.create("log", f"-- The log as it was read.\nSELECT * FROM {AS_READ}")
        base, _ = measure_core(self.graph, self.engine, self.log, options)
        return base


def cut_log(graph: JourneyGraph, engine: Engine, log: EventLog, options: Options) -> CutLog:
    """A log that has just been read, ready to be cut."""
    parted = restart_of(graph, options, by_person=log.by_person) is not None
    if parted:
        engine.create(AS_READ, "-- The log as it was read.\nSELECT * FROM log")
    return CutLog(graph, engine, log, options, parted)
