"""Any log as Parquet or CSV: the same columns, rows and values; times as timestamps in UTC."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.binding import Bound
from journeymap.events.duck import DuckEngine
from journeymap.events.files import split_table
from journeymap.events.profile import bound_roles
from journeymap.events.relation import Asked, Column, Relation
from journeymap.events.roles import Roles
from journeymap.events.source import Source, damage_named, opened
from journeymap.events.statements import identifier, literal
from journeymap.events.time_columns import read_times, require_zone, text_of
from journeymap.results.converted import Converted
from journeymap.settings.files import written_beside

__all__ = ["convert_log"]

FORMATS = {
    ".parquet": "FORMAT parquet, COMPRESSION zstd",
    ".pq": "FORMAT parquet, COMPRESSION zstd",
    ".csv": "FORMAT csv, HEADER",
}
YEARS_1_TO_9999 = (-62_135_596_800_000_000, 253_402_300_799_999_999)
"""Other times are known to few programs."""
TELLING = ("case", "cluster", "event_id")
AS_IT_IS = ("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ_NS", "TIMESTAMP_NS")
"""Times that say when, and those that are finer than microseconds."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A column on its way: its new name and the SQL text of its values."""

    column: Column
    name: str
    sql: str
    became: str = ""


def convert_log(
    engine: DuckEngine,
    log: Any,
    path: str | os.PathLike[str],
    roles: Roles | None = None,
    *,
    pseudonymise: bool = False,
) -> Converted:
    """Write a log to a Parquet or CSV file, whole or not at all.

    Args:
        engine: does the work; what does not fit into its memory is spilled.
        log: whatever `open_log` reads.
        path: the new file, `.parquet` or `.csv`.
        roles: which columns are times; what it leaves open is recognised, else guessed.
        pseudonymise: write numbers in place of what tells cases, persons and events apart.

    Raises:
        JourneyError: the log cannot be read, the file cannot be written, or it is the log itself.
    """
    target, said = Path(path), roles or Roles()
    form = FORMATS.get(target.suffix.lower())
    if form is None:
        raise JourneyError(f"{target.name} is no file that a log can be written to", "it must end in .parquet or .csv")
    require_zone(engine, said.timezone)
    with opened(engine, log, Asked(object_type=said.object_type)) as source:
        _require_another(source, target)
        with damage_named(source.label, source.relation.scanned):
            whole, bound, _ = bound_roles(engine, source, said)
            columns = _columns(engine, source, bound, whole, pseudonymise=pseudonymise)
            with written_beside(target) as beside:
                _copy(engine, _select(columns, source.relation), beside, form)
            rows = engine.fetch("convert", f"SELECT count(*) AS n FROM {source.relation.table}")[0]["n"]
    return Converted(
        path=str(path),
        rows=rows,
        columns=tuple(one.name for one in columns),
        times=tuple(one.name for one in columns if one.became == "time"),
        kept=tuple(one.name for one in columns if one.became == "kept"),
        renamed={one.column.name: one.name for one in columns if one.name != one.column.name},
        dropped=source.relation.repeated,
        numbered=tuple(one.name for one in columns if one.became == "number"),
    )


def _copy(engine: DuckEngine, select: str, beside: Path, form: str) -> None:
    try:
        engine.perform("convert", f"COPY (\n{select}\n) TO {literal(str(beside))} ({form}, USE_TMP_FILE false)")
    except JourneyError as error:
        why = str(error.__cause__)
        if str(beside) in why and "No space left" in why:  # the new file's disk, not that of temporary files
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise


def _require_another(source: Source, target: Path) -> None:
    """Refuse to write over the log, or into the folder that it is."""
    for file in source.files:
        log = Path(split_table(file)[0])
        if target.exists() and target.samefile(log):
            raise JourneyError(f"{target} is the log itself", "write to another file")
        if log.is_dir() and Path(os.path.realpath(log)) in Path(os.path.realpath(target)).parents:
            raise JourneyError(f"{target} lies in the folder that is the log", "write to another folder")


def _columns(
    engine: DuckEngine, source: Source, bound: Bound | None, roles: Roles, *, pseudonymise: bool
) -> list[_Written]:
    picks = {} if bound is None else bound.roles
    times = {name for role in ("time", "start") if role in picks for name in picks[role].columns}
    telling = {name for role in TELLING if pseudonymise and role in picks for name in picks[role].columns}
    unit = bound.kind.unit if bound is not None and roles.time is None else None
    found: list[_Written] = []
    for column, name in zip(source.relation.columns, _unique(source.relation.names), strict=True):
        if column.name in telling:
            found.append(_Written(column, name, _numbered(engine, source.relation, column, len(found)), "number"))
        elif column.name in times and column.kind not in AS_IT_IS:
            sql = _time(engine, source, column, roles.timezone, unit)
            found.append(_Written(column, name, sql or column.sql, "time" if sql else "kept"))
        else:
            found.append(_Written(column, name, f"({column.sql} ->> '$')" if column.kind == "JSON" else column.sql))
    return found


def _unique(names: Sequence[str]) -> list[str]:
    """Names that the engine can tell apart, which it does without regard to case."""
    taken = {name.casefold() for name in names}
    found: list[str] = []
    seen: set[str] = set()
    for name in names:
        new, number = name or "unnamed", 1
        while new.casefold() in seen or (new != name and new.casefold() in taken):
            number += 1
            new = f"{name or 'unnamed'}_{number}"
        seen.add(new.casefold())
        found.append(new)
    return found


def _time(engine: DuckEngine, source: Source, column: Column, zone: str | None, unit: str | None) -> str | None:
    """The column as timestamps in UTC; None where a value would be lost."""
    table = source.relation.table
    times = read_times(engine, source.label, table, column, zone=zone, unit=unit)
    first, last = YEARS_1_TO_9999
    lost = engine.fetch(
        "convert",
        f"SELECT count(*) AS n FROM {table} WHERE {text_of(column)} IS NOT NULL"
        f" AND ({times.us} BETWEEN {first} AND {last}) IS NOT TRUE",
    )
    return None if lost[0]["n"] else f"(make_timestamp({times.us}) AT TIME ZONE 'UTC')"


def _numbered(engine: DuckEngine, relation: Relation, column: Column, place: int) -> str:
    """Numbers in the order in which values first come, so that they say nothing that the times do not."""
    text, first = text_of(column), f"min({relation.position})" if relation.position else text_of(column)
    engine.create(
        f"numbers {place}",
        f"SELECT {text} AS value, row_number() OVER (ORDER BY {first}, {text}) AS number\n"
        f"FROM {relation.table} WHERE {text} IS NOT NULL GROUP BY {text}",
    )
    return f"(SELECT number FROM {identifier(f'numbers {place}')} AS n WHERE n.value = {text})"


def _select(columns: Sequence[_Written], relation: Relation) -> str:
    picked = ",\n  ".join(f"{one.sql} AS {identifier(one.name)}" for one in columns)
    # looking up numbers loses the order of rows
    mixed = relation.position and any(one.became == "number" for one in columns)
    return f"SELECT {picked}\nFROM {relation.table}{f' ORDER BY {relation.position}' if mixed else ''}"
