"""Any log of events, read into the engine's table `log`, with what there is to say about its quality."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.binding import asked_columns, bind_roles
from journeymap.events.duck import FAILED, DuckEngine
from journeymap.events.engine import Engine
from journeymap.events.files import content_hash, find_files, kind_of, shown
from journeymap.events.frames import read_frame
from journeymap.events.log import EventLog
from journeymap.events.quality import judge
from journeymap.events.readers import reader_of
from journeymap.events.relation import Relation
from journeymap.events.roles import Roles
from journeymap.events.staging import log_select, stage
from journeymap.events.unpack import discard_unpacked

__all__ = ["open_log"]


def open_log(engine: Engine, log: Any, roles: Roles | None = None) -> EventLog:
    """Read a log into the engine's table `log`.

    Args:
        engine: where the events go.
        log: a path, a glob, several of them, a DataFrame, or an Arrow table.
        roles: which columns play which role; what it leaves open is recognised.

    Raises:
        JourneyError: the log cannot be read, lacks a column, holds no rows, or none of its times can be read.
    """
    if not isinstance(engine, DuckEngine):
        raise JourneyError(f'the engine "{engine.name}" cannot read this log')
    said = roles or Roles()
    try:
        label, relation, content = _read(engine, log, said)
        bound = bind_roles(label, relation.names, said, relation.preset)
        with _damage_named(label, relation.scanned):
            staged = stage(engine, label, relation, bound, said)
            engine.create("log", log_select(staged))
            rows, events, quality = judge(engine, label, staged)
    except BaseException:
        engine.drop("log")
        raise
    finally:
        engine.drop("read")
        engine.drop("raw")
        discard_unpacked(engine)
    return EventLog(
        label=label,
        content=content,
        preset=bound.preset,
        roles={role: pick.columns for role, pick in bound.roles.items()},
        rows=rows,
        events=events,
        quality=quality,
        has_sequence=staged.has_sequence,
        provisional_tail_us=bound.kind.provisional_us,
        by_person=bound.by_person,
        columns=staged.columns,
    )


def _read(engine: DuckEngine, log: Any, roles: Roles) -> tuple[str, Relation, str | None]:
    asked = asked_columns(roles)
    if not _is_path(log):
        return "in memory", read_frame(engine, log, asked), None
    files = find_files(log)
    label = shown(files[0]) if len(files) == 1 else f"{shown(files[0])} and {len(files) - 1} more"
    relation = reader_of(kind_of(files[0]))(engine, files, asked)
    if not relation.names:
        raise JourneyError(f"the log {label} has no events")
    return label, relation, content_hash(files)


@contextmanager
def _damage_named(label: str, form: str | None) -> Iterator[None]:
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


def _is_path(log: Any) -> bool:
    if isinstance(log, str | os.PathLike):
        return True
    return isinstance(log, Sequence) and bool(log) and all(isinstance(one, str | Path) for one in log)
