"""A log read into the Spark engine's table `log`, with the same roles, times and quality as DuckDB reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeymap.events.binding import Bound, asked_columns, bind_roles
from journeymap.events.instants import zone_of
from journeymap.events.log import EventLog
from journeymap.events.quality import judge
from journeymap.events.relation import Relation
from journeymap.events.roles import Roles
from journeymap.events.spark.columns import LogColumns, log_columns, log_select
from journeymap.events.spark.damage import damage_named
from journeymap.events.spark.engine import SparkEngine
from journeymap.events.spark.rows import SparkRows, read_rows
from journeymap.events.spark.sources import SparkFiles, find_source
from journeymap.events.staging import Staged

__all__ = ["open_spark_log"]


def open_spark_log(engine: SparkEngine, log: Any, roles: Roles | None = None) -> EventLog:
    """Read a log into the engine's table `log`.

    Args:
        engine: where the events go.
        log: Parquet, CSV or JSON lines (files, folders, globs, several of them), a table of the catalog (`spark:TABLE`), or
            a Spark DataFrame.
        roles: which columns play which role; what it leaves open is recognised.

    Raises:
        JourneyError: the log cannot be read, lacks a column, holds no rows, or none of its times can be read.
    """
    said = roles or Roles()
    zone_of(said.timezone)
    try:
        label, source = find_source(engine, log)
        with damage_named(label, source.form if isinstance(source, SparkFiles) else None):
            rows = read_rows(engine, label, source, asked_columns(said))
            bound = bind_roles(label, rows.names, said)
            found = _made(engine, label, rows, bound, said)
        return replace(found, content=source.content if isinstance(source, SparkFiles) else None)
    except BaseException:
        engine.drop("log")
        raise
    finally:
        for name in ("read", "raw", "raw rows"):
            engine.drop(name)


def _made(engine: SparkEngine, label: str, rows: SparkRows, bound: Bound, roles: Roles) -> EventLog:
    columns = log_columns(engine, label, rows, bound, roles)
    (engine.keep if columns.costly or rows.costly else engine.define)("read", columns.select)
    staged = _staged(rows, bound, roles, columns)
    engine.keep("log", log_select(columns.further.values(), unique=staged.unique))
    read, events, quality = judge(engine, label, staged)
    return EventLog(
        label=label,
        content=None,
        preset=bound.preset,
        roles={role: pick.columns for role, pick in bound.roles.items()},
        rows=read,
        events=events,
        quality=(*quality, *bound.found),
        has_sequence=staged.has_sequence,
        provisional_tail_us=bound.kind.provisional_us,
        by_person=bound.by_person,
        columns=columns.further,
    )


def _staged(rows: SparkRows, bound: Bound, roles: Roles, columns: LogColumns) -> Staged:
    relation = Relation(
        "read",
        (),
        rows.names,
        "position" if rows.placed else None,
        place=rows.place,
        first=rows.first,
        repeated=rows.repeated,
    )
    return Staged(
        select="SELECT * FROM read",
        columns=columns.further,
        relation=relation,
        zone=roles.timezone,
        since=roles.from_,
        until=roles.until,
        unique=bound.kind.unique and roles.event_id is None,
        has_id="event_id" in bound.roles,
        sequenced="sequence" in bound.roles,
        has_sequence=rows.placed or "sequence" in bound.roles or bool(bound.ties),
        dated=columns.dated,
        started="start" in bound.roles,
    )
