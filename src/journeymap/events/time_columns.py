"""How the times of one column are read: looked at first, then decided, or refused in clear words."""

from __future__ import annotations

from dataclasses import replace

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.relation import Column
from journeymap.events.statements import literal
from journeymap.events.times import (
    TextFacts,
    Times,
    epoch_times,
    facts_select,
    other_facts_select,
    stamp_times,
    text_times,
    typical_size,
)

__all__ = ["NUMBERS", "STAMPS", "read_times", "require_zone", "text_of"]

STAMPS = ("DATE", "TIMESTAMP")
NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "DOUBLE", "FLOAT", "DECIMAL")


def read_times(
    engine: DuckEngine, label: str, table: str, column: Column, *, zone: str | None, unit: str | None
) -> Times:
    """Decide how the times of a column are read.

    Args:
        engine: where the column is.
        label: the log's name, for messages.
        table: what stands after FROM.
        column: the column of times.
        zone: the zone of times that name none.
        unit: what whole numbers count, where the kind of log says so.

    Raises:
        JourneyError: dates can be read day first or month first, or are mixed.
    """
    if column.kind.startswith(STAMPS):
        return stamp_times(column.sql, column.kind, zone)
    if column.kind.lstrip("U").startswith(NUMBERS):
        number = f"CAST({column.sql} AS DOUBLE)"
        found = engine.fetch("read-times", f"SELECT {typical_size(number)} AS typical FROM {table}")
        return epoch_times(column.sql, found[0]["typical"], unit)
    text = text_of(column)
    facts = _facts(engine, text, table)
    return text_times(text, facts, zone, date_order(label, column.name, facts), unit)


def text_of(column: Column) -> str:
    """SQL of a column's values as text; blank and not-a-number are NULL, 3.0 is 3."""
    sql, kind = column.sql, column.kind
    if kind in ("DOUBLE", "FLOAT"):
        whole = f"abs({sql}) < 1e15 AND {sql} = trunc({sql})"
        number = f"WHEN {whole} THEN CAST(try_cast({sql} AS BIGINT) AS VARCHAR) ELSE CAST({sql} AS VARCHAR)"
        return f"CASE WHEN isnan({sql}) THEN NULL {number} END"
    text = {"VARCHAR": sql, "JSON": f"({sql} ->> '$')"}.get(kind, f"CAST({sql} AS VARCHAR)")
    return f"CASE WHEN trim({text}) <> '' THEN {text} END"


def require_zone(engine: DuckEngine, zone: str | None) -> None:
    """Raise a JourneyError with the closest names where there is no such time zone."""
    if zone is None:
        return
    known = engine.fetch("read-times", f"SELECT 1 FROM pg_timezone_names() WHERE name = {literal(zone)}")
    if not known:
        close = engine.fetch(
            "read-times",
            "SELECT name FROM pg_timezone_names() WHERE name LIKE '%/%'"
            f" ORDER BY levenshtein(lower(name), lower({literal(zone)})), name LIMIT 1",
        )
        raise JourneyError(f'there is no time zone "{zone}"', f'did you mean "{close[0]["name"]}"?')


def _facts(engine: DuckEngine, text: str, table: str) -> TextFacts:
    facts = TextFacts(**engine.fetch("read-times", facts_select(text, table))[0])
    if facts.iso == facts.values:
        return facts
    return replace(facts, **engine.fetch("read-times", other_facts_select(text, table))[0])


def date_order(label: str, name: str, facts: TextFacts) -> str:
    """Whether dates that do not start with the year start with the `day` or the `month`.

    Raises:
        JourneyError: that cannot be told, or they are mixed.
    """
    if facts.only_day_first and facts.only_month_first:
        what = "some start with the day, some with the month"
    elif facts.only_month_first:
        return "month"
    elif facts.only_day_first or facts.dotted or not facts.either:
        return "day"
    else:
        what = "each could start with the day or with the month"
    raise JourneyError(
        f'the times in column "{name}" of the log {label} cannot be told: {what}', "write them as 2026-03-28 14:30"
    )
