"""Any log of events, read into the engine's table `log`, with what there is to say about its quality."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.binding import Bound, asked_columns, bind_roles
from journeymap.events.duck import FAILED, DuckEngine
from journeymap.events.engine import Engine
from journeymap.events.files import content_hash, find_files, kind_of, shown
from journeymap.events.frames import read_frame
from journeymap.events.log import EventLog
from journeymap.events.numbering import CASES, PERSONS
from journeymap.events.quality import judge
from journeymap.events.readers import reader_of
from journeymap.events.relation import Asked, Relation
from journeymap.events.roles import Roles
from journeymap.events.staging import log_select, stage
from journeymap.events.tables import release
from journeymap.events.unpack import discard_unpacked

__all__ = ["Source", "damage_named", "is_path", "make_log", "open_log", "opened"]


@dataclass(frozen=True, slots=True)
class Source:
    """A log whose rows can be read: its name, its form (`csv` …; `table` in memory), its files, its rows."""

    label: str
    form: str
    files: tuple[str, ...]
    relation: Relation


def open_log(engine: Engine, log: Any, roles: Roles | None = None) -> EventLog:
    """Read a log into the engine's table `log`.

    Args:
        engine: where the events go.
        log: a path, a glob, several of them, a folder of Parquet, `FILE::TABLE`, a DataFrame, an Arrow table or stream, or
            a DuckDB relation.
        roles: which columns play which role; what it leaves open is recognised.

    Raises:
        JourneyError: the log cannot be read, lacks a column, holds no rows, or none of its times can be read.
    """
    if engine.name == "spark":
        from journeymap.events.spark.engine import SparkEngine
        from journeymap.events.spark.reading import open_spark_log

        assert isinstance(engine, SparkEngine)
        return open_spark_log(engine, log, roles)
    if not isinstance(engine, DuckEngine):
        raise JourneyError(f'the engine "{engine.name}" cannot read this log')
    said = roles or Roles()
    with opened(engine, log, asked_columns(said)) as source:
        bound = bind_roles(source.label, source.relation.names, said, source.relation.preset)
        return make_log(engine, source, bound, said)


@contextmanager
def opened(engine: DuckEngine, log: Any, asked: Asked) -> Iterator[Source]:
    """A log's rows, for as long as they are needed; nothing of the reading stays.

    Raises:
        JourneyError: the log cannot be read, or holds no events.
    """
    try:
        yield _read(engine, log, asked)
    except BaseException:
        for table in ("log", CASES, PERSONS):
            engine.drop(table)
        raise
    finally:
        engine.drop("read")
        engine.drop("raw")
        release(engine)
        discard_unpacked(engine)


def make_log(engine: DuckEngine, source: Source, bound: Bound, roles: Roles) -> EventLog:
    """Make the table `log` from the rows of a source, and say what they are worth.

    Raises:
        JourneyError: no event is left, or none of the times can be read.
    """
    label, relation = source.label, source.relation
    with damage_named(label, relation.scanned):
        staged = stage(engine, label, relation, bound, roles)
        engine.create("log", log_select(staged))
        rows, events, quality = judge(engine, label, staged)
    return EventLog(
        label=label,
        content=content_hash(source.files) if source.files else None,
        preset=bound.preset,
        roles={role: pick.columns for role, pick in bound.roles.items()},
        rows=rows,
        events=events,
        quality=(*quality, *relation.found, *bound.found),
        has_sequence=staged.has_sequence,
        provisional_tail_us=bound.kind.provisional_us,
        by_person=bound.by_person,
        columns=staged.columns,
    )


@contextmanager
def damage_named(label: str, form: str | None) -> Iterator[None]:
    """What the engine says of a damaged file that it scans, with the log's name."""
    try:
        yield
    except JourneyError as error:
        if form is None or not error.message.startswith(FAILED):
            raise
        why = error.message.split(": ", 1)[-1]
        raise JourneyError(
            f"the log {label} cannot be read as {form}: it is damaged ({why})", "export or download it again"
        ) from error


def is_path(log: Any) -> bool:
    """Whether a log is given by the name of its files."""
    if isinstance(log, str | os.PathLike):
        return True
    return isinstance(log, Sequence) and bool(log) and all(isinstance(one, str | Path) for one in log)


def _read(engine: DuckEngine, log: Any, asked: Asked) -> Source:
    if not is_path(log):
        return Source("in memory", "table", (), read_frame(engine, log, asked))
    files = find_files(log)
    form = kind_of(files[0])
    label = shown(files[0]) if len(files) == 1 else f"{shown(files[0])} and {len(files) - 1} more"
    relation = reader_of(form)(engine, files, asked)
    if not relation.names:
        raise JourneyError(f"the log {label} has no events")
    return Source(label, form, tuple(files), relation)
