"""How Spark reads the times of one column: looked at first, then decided as `events/time_columns.py` does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeymap.events.spark.engine import SparkEngine
from journeymap.events.spark.time_forms import (
    clock_us,
    compact_us,
    dotted,
    half_day,
    iso_us,
    mended,
    named_months_us,
    number,
    turned,
    zoned,
)
from journeymap.events.time_columns import date_order
from journeymap.events.times import EPOCHS, TextFacts, numbers_only, told_unit

__all__ = ["NANOS", "NO_TIMES", "SparkTimes", "read_spark_times"]

NANOS = {"nanos": False, "zoned nanos": True}
"""Kinds of whole numbers in Parquet files that mean times, and whether they are in UTC."""


@dataclass(frozen=True, slots=True)
class SparkTimes:
    """How a time column is read.

    Args:
        us: SQL of BIGINT microseconds or NULL: since 1970 UTC where the value names its zone, else as the clock showed.
        zoned: SQL of whether the value names its zone.
        clock: whether any value may lack a zone.
    """

    us: str
    zoned: str
    clock: bool = True


NO_TIMES = SparkTimes("CAST(NULL AS BIGINT)", "TRUE", clock=False)


def read_spark_times(
    engine: SparkEngine, label: str, name: str, *, source: str, column: str, kind: str, unit: str | None
) -> SparkTimes:
    """Decide how the times of a column are read.

    Args:
        engine: where the column is.
        label: the log's name, for messages.
        name: the column's name in the log.
        source: the table that holds it.
        column: what it is called there.
        kind: Spark's type of it, or one of `NANOS`.
        unit: what whole numbers count, where the kind of log says so.

    Raises:
        JourneyError: dates can be read day first or month first, or are mixed.
    """
    if kind in NANOS:
        rounded = f"({column} + CASE WHEN {column} < 0 THEN -500 ELSE 500 END) div 1000"
        return SparkTimes(rounded, str(NANOS[kind]).upper(), clock=not NANOS[kind])
    if kind == "timestamp":
        return SparkTimes(f"unix_micros({column})", "TRUE", clock=False)
    if kind.startswith(("timestamp", "date")):
        return SparkTimes(clock_us(column), "FALSE")
    if kind != "string":
        return _epochs(column, _typical(engine, f"CAST({column} AS DOUBLE)", "TRUE", source), unit)
    values = f"(SELECT CASE WHEN trim({column}) <> '' THEN {column} END AS value FROM {source})"
    facts = _facts(engine, values)
    return _text_times(column, facts, date_order(label, name, facts), unit)


def _facts(engine: SparkEngine, values: str) -> TextFacts:
    iso = iso_us("value")
    facts = TextFacts(
        **engine.look(
            "read-times",
            f"""SELECT count(value) AS values, count({iso}) AS iso, count_if({zoned("value")}) AS zoned,
  count_if({half_day("value")}) AS halves
FROM {values}""",
        )[0]
    )
    if facts.iso == facts.values:
        return facts
    day, month = iso_us(turned("value", "day")), iso_us(turned("value", "month"))
    other = engine.look(
        "read-times",
        f"""SELECT
  count_if({number("value")}) AS numbers,
  count({compact_us("value", 8)}) AS days,
  count({compact_us("value", 14)}) AS seconds,
  count_if(day_first IS NOT NULL AND month_first IS NULL) AS only_day_first,
  count_if(day_first IS NULL AND month_first IS NOT NULL) AS only_month_first,
  count_if(day_first <> month_first) AS either,
  count_if({dotted("value")}) AS dotted
FROM (SELECT value, {day} AS day_first, {month} AS month_first FROM {values} WHERE value IS NOT NULL AND {iso} IS NULL)""",
    )[0]
    typical = _typical(engine, "try_cast(value AS DOUBLE)", number("value"), values) if other["numbers"] else 0.0
    return replace(facts, **other, typical=typical)


def _text_times(column: str, facts: TextFacts, order: str, unit: str | None) -> SparkTimes:
    compact = [compact_us(column, digits) for digits in (8, 14)]
    if numbers_only(facts):
        if facts.days + facts.seconds == facts.numbers:
            return SparkTimes(f"coalesce({', '.join(compact)})", "FALSE")
        return _epochs(f"CASE WHEN {number(column)} THEN {column} END", facts.typical, unit)
    named = f"({zoned(column)} AND NOT {half_day(column)})"
    if facts.iso == facts.values:
        return SparkTimes(iso_us(column), named, clock=facts.zoned < facts.values or facts.halves > 0)
    ways = [iso_us(column), iso_us(mended(column)), iso_us(turned(column, order)), *named_months_us(column), *compact]
    return SparkTimes(f"coalesce({', '.join(ways)})", named)


def _epochs(column: str, typical: float, unit: str | None) -> SparkTimes:
    told = told_unit(typical, unit)
    if told == "ns":
        us = f"try_cast(try_cast({column} AS DECIMAL(38, 0)) div 1000 AS BIGINT)"
    else:
        us = f"try_cast(round(try_cast({column} AS DOUBLE) * {EPOCHS[told]}D) AS BIGINT)"
    return SparkTimes(us, "TRUE", clock=False)


def _typical(engine: SparkEngine, sized: str, condition: str, source: str) -> float:
    """The middle one of the numbers' sizes, roughly: only its magnitude is asked."""
    usable = f"({condition}) AND {sized} <> 0 AND NOT isnan({sized}) AND abs({sized}) < CAST('Infinity' AS DOUBLE)"
    middle = f"percentile_approx(CASE WHEN {usable} THEN abs({sized}) END, CAST(0.5 AS DOUBLE))"
    return float(engine.look("read-times", f"SELECT {middle} AS typical FROM {source}")[0]["typical"] or 0)
