"""Which engine does the work of a call, and for how long it is open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from journeymap.diagnostics import JourneyError

if TYPE_CHECKING:
    from journeymap.events.duck import DuckEngine
    from journeymap.events.engine import Engine

__all__ = ["engine_for", "in_duckdb"]


@contextmanager
def engine_for(log: Any, engine: Engine | None) -> Iterator[Engine]:
    """The engine that was given, which stays open; else Spark's for its DataFrames, and DuckDB for the time being."""
    if engine is not None:
        yield engine
        return
    from journeymap.events.duck import DuckEngine
    from journeymap.events.spark.sources import is_spark_frame

    if is_spark_frame(log):
        from journeymap.events.spark.engine import SparkEngine

        own: Engine = SparkEngine(log.sparkSession)
    else:
        own = DuckEngine()
    try:
        yield own
    finally:
        own.close()


@contextmanager
def in_duckdb(options: dict[str, Any]) -> Iterator[tuple[DuckEngine, dict[str, Any]]]:
    """The engine among the options, or one for the time being; the other options, which are roles."""
    from journeymap.events.duck import DuckEngine

    roles = {"from_" if name == "from" else name: value for name, value in options.items() if name != "engine"}
    given = options.get("engine")
    if given is not None and not isinstance(given, DuckEngine):
        raise JourneyError(
            f'the engine "{given.name}" only lays journeys over logs', "leave it out here: DuckDB does it"
        )
    engine = given or DuckEngine()
    try:
        yield engine, roles
    finally:
        if given is None:
            engine.close()
