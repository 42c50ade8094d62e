"""What kind of values a column holds: told by its type, or where all is text by its first values."""

from __future__ import annotations

from journeymap.events.duck import DuckEngine
from journeymap.events.relation import Column
from journeymap.events.time_columns import NUMBERS, STAMPS, text_of
from journeymap.events.times import TextFacts, facts_select, other_facts_select, text_times

__all__ = ["NUMERIC", "kind_of_column"]

LOOKED_AT = 10_000
MOST = 0.9
"""So many of the values must be of a kind; the rest may say N/A."""
NUMERIC = ("whole number", "number")
WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")


def kind_of_column(engine: DuckEngine, table: str, column: Column) -> str:
    """`text`, `whole number`, `number`, `time`, `yes/no` or `other`."""
    kind = column.kind
    if kind.startswith(STAMPS):
        return "time"
    if kind.lstrip("U").startswith(NUMBERS):
        return "whole number" if kind.lstrip("U").startswith(WHOLE) else "number"
    if kind == "BOOLEAN":
        return "yes/no"
    if kind not in ("VARCHAR", "JSON") and not kind.startswith("ENUM"):
        return "other"
    text = text_of(column)
    source = f"(SELECT {text} AS value FROM {table} WHERE {text} IS NOT NULL LIMIT {LOOKED_AT})"
    return _kind_of_text(engine, source)


def _kind_of_text(engine: DuckEngine, source: str) -> str:
    row = engine.fetch(
        "profile",
        f"""SELECT count(*) AS n, count(try_cast(value AS DOUBLE)) AS numbers,
  count(*) FILTER (regexp_full_match(value, '\\s*-?\\d+\\s*')) AS wholes,
  count(*) FILTER (lower(trim(value)) IN ('true', 'false', 'yes', 'no')) AS words FROM {source}""",
    )[0]
    enough = MOST * row["n"]
    if row["words"] >= enough:
        return "yes/no"
    if row["numbers"] >= enough:
        return "whole number" if row["wholes"] >= enough else "number"
    return "time" if _times(engine, source) >= enough else "text"


def _times(engine: DuckEngine, source: str) -> int:
    """How many of the values can be read as times, whatever starts their dates."""
    facts = TextFacts(**engine.fetch("profile", facts_select("value", source))[0])
    if facts.iso == facts.values:
        return facts.iso
    other = engine.fetch("profile", other_facts_select("value", source))[0]
    order = "month" if other["only_month_first"] > other["only_day_first"] else "day"
    read = text_times("value", TextFacts(facts.values, facts.iso, facts.zoned, facts.halves), None, order)
    count: int = engine.fetch("profile", f"SELECT count({read.us}) AS n FROM {source}")[0]["n"]
    return count
