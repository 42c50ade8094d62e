"""A log's rows in journeymap's own columns, in Spark's SQL: what `events/staging.py` says in DuckDB's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeymap.events.binding import Bound
from journeymap.events.instants import instant_us
from journeymap.events.presets import Pick
from journeymap.events.roles import Roles
from journeymap.events.spark.engine import SparkEngine
from journeymap.events.spark.rows import SparkRows
from journeymap.events.spark.time_forms import in_zone
from journeymap.events.spark.times import NO_TIMES, SparkTimes, read_spark_times
from journeymap.events.staging import COMPLETE, KEPT

__all__ = ["LogColumns", "log_columns", "log_select"]


@dataclass(frozen=True, slots=True)
class LogColumns:
    """How the table `read` is made, which has the columns that `staging.Staged` names.

    Args:
        select: its SELECT.
        further: its column by the name of each further column.
        costly: whether it is better computed once.
        dated: whether all times name their zone (`TRUE`) or none does (`FALSE`); None where that must be counted.
    """

    select: str
    further: Mapping[str, str]
    costly: bool
    dated: str | None


def log_columns(engine: SparkEngine, label: str, rows: SparkRows, bound: Bound, roles: Roles) -> LogColumns:
    """Decide how each column is read.

    Raises:
        JourneyError: times that cannot be told, or days that are none.
    """
    unit = bound.kind.unit if roles.time is None else None
    times = {role: _times(engine, label, rows, bound.roles.get(role), unit) for role in ("time", "start")}
    further = {name: f"x_{number}" for number, name in enumerate(bound.extra, 1)}
    fields = {
        "case_id": _text(bound.roles["case"], rows),
        "activity": _text(bound.roles["activity"], rows),
        "has_time": _given(bound.roles["time"], rows),
        "has_start": _given(bound.roles.get("start"), rows),
        "time_text": _text(bound.roles["time"], rows),
        "start_text": _text(bound.roles.get("start"), rows),
        "time_clock": times["time"].us,
        "zoned": times["time"].zoned,
        "start_clock": times["start"].us,
        "start_zoned": times["start"].zoned,
        "channel": _text(bound.roles.get("channel"), rows),
        "event_id": _text(bound.roles.get("event_id"), rows),
        "sequence": _text(bound.roles.get("sequence"), rows),
        "lifecycle": f"lower({_text(bound.roles.get('lifecycle'), rows)})",
        "cluster": _cluster(bound, rows),
        "position": "position" if rows.placed else "CAST(NULL AS BIGINT)",
        **{column: text_of(rows.columns[name], rows.kinds[name]) for name, column in further.items()},
        **{f"tie_{number}": rows.columns[name] for number, name in enumerate(bound.ties)},
    }
    listed = ",\n  ".join(f"{sql} AS {name}" for name, sql in fields.items())
    moments = (
        f"{_moment('time', times['time'], roles)} AS time_us, {_moment('start', times['start'], roles)} AS start_us"
    )
    seq = _sequence(bound, rows, tuple(further.values()))
    select = f"""-- The log's rows in columns of our own, before anything is left out.
SELECT *, {seq} AS seq, {_counting(engine, rows, bound)} AS counts, {_inside(roles)} AS inside
FROM (SELECT *, {moments} FROM (
SELECT {listed}
FROM raw))"""
    texts = rows.kinds[bound.roles["time"].columns[0]] == "string"
    dated = times["time"].zoned if times["time"].zoned in ("TRUE", "FALSE") else None
    return LogColumns(select, further, texts or seq != "position", dated)


def log_select(further: Iterable[str], *, unique: bool) -> str:
    """The SELECT of the table `log`, from `read`; `unique` where only the first event of an id is kept."""
    source, first = "read", ""
    if unique:
        numbered = "row_number() OVER (PARTITION BY event_id ORDER BY time_us, seq, case_id)"
        source = f"(SELECT *, {numbered} AS nth FROM read WHERE {KEPT} AND case_id IS NOT NULL)"
        first = " AND (event_id IS NULL OR nth = 1)"
    own = "".join(f", {column}" for column in further)
    return f"""-- The events that count: a case's events of the same time are in the order of seq.
SELECT case_id, cluster, activity, channel, time_us,
  CASE WHEN start_us > time_us THEN time_us ELSE start_us END AS start_us, seq{own}
FROM {source}
WHERE {KEPT} AND case_id IS NOT NULL{first}"""


def text_of(column: str, kind: str) -> str:
    """SQL of a column's values as text; blank and not-a-number are NULL, 3.0 is 3."""
    if kind in ("double", "float"):
        whole = f"abs({column}) < 1e15 AND {column} = CAST({column} AS BIGINT)"
        number = f"WHEN {whole} THEN CAST(CAST({column} AS BIGINT) AS STRING) ELSE CAST({column} AS STRING)"
        return f"CASE WHEN isnan({column}) THEN NULL {number} END"
    text = column if kind == "string" else f"CAST({column} AS STRING)"
    if kind == "timestamp":
        text = f"{text} || '+00'"
    return f"CASE WHEN trim({text}) <> '' THEN {text} END"


def _times(engine: SparkEngine, label: str, rows: SparkRows, pick: Pick | None, unit: str | None) -> SparkTimes:
    if pick is None:
        return NO_TIMES
    name = pick.columns[0]
    column, kind = rows.columns[name], rows.kinds[name]
    return read_spark_times(engine, label, name, source="raw", column=column, kind=kind, unit=unit)


def _moment(role: str, times: SparkTimes, roles: Roles) -> str:
    clock, zoned = f"{role}_clock", "zoned" if role == "time" else "start_zoned"
    if not times.clock or roles.timezone is None:
        return clock
    return f"CASE WHEN {zoned} THEN {clock} ELSE {in_zone(clock, roles.timezone)} END"


def _text(pick: Pick | None, rows: SparkRows) -> str:
    if pick is None:
        return "CAST(NULL AS STRING)"
    texts = [text_of(rows.columns[name], rows.kinds[name]) for name in pick.columns]
    return f"({' || chr(31) || '.join(texts)})" if pick.how == "join" else f"coalesce({', '.join(texts)})"


def _cluster(bound: Bound, rows: SparkRows) -> str:
    case, person = bound.roles["case"], bound.roles.get("cluster", bound.roles["case"])
    if person == case:
        return _text(case, rows)
    return f"coalesce({_text(person, rows)}, chr(31) || {_text(case, rows)})"  # the case stands for one


def _given(pick: Pick | None, rows: SparkRows) -> str:
    if pick is None:
        return "FALSE"
    column, kind = rows.columns[pick.columns[0]], rows.kinds[pick.columns[0]]
    return f"{text_of(column, kind) if kind == 'string' else column} IS NOT NULL"


def _counting(engine: SparkEngine, rows: SparkRows, bound: Bound) -> str:
    """Completed events count, where the log says of any event that it completed; an event that says nothing does."""
    if "lifecycle" not in bound.roles:
        return "TRUE"
    value = f"lower({_text(bound.roles['lifecycle'], rows)})"
    found = engine.look("read-lifecycle", f"SELECT bool_or({value} = '{COMPLETE}') AS some FROM raw")
    return f"(lifecycle IS NULL OR lifecycle = '{COMPLETE}')" if found[0]["some"] else "TRUE"


def _inside(roles: Roles) -> str:
    bounds = []
    if roles.from_:
        bounds.append(f"time_us >= {instant_us(roles.from_, roles.timezone)}L")
    if roles.until:
        bounds.append(f"time_us < {instant_us(roles.until, roles.timezone)}L")
    return f"coalesce({' AND '.join(bounds)}, TRUE)" if bounds else "TRUE"


def _sequence(bound: Bound, rows: SparkRows, further: tuple[str, ...]) -> str:
    """A number that orders a case's events of the same time; whole numbers over all rows would need them in one place."""
    names = [f"tie_{number}" for number in range(len(bound.ties))]
    # numbers in a text file are texts, and 10 comes after 9
    keys = [key for name in names for key in (f"try_cast(CAST({name} AS STRING) AS DOUBLE)", name)]
    if "sequence" in bound.roles:
        keys += ["try_cast(sequence AS DOUBLE)", "sequence"]
    if not keys and rows.placed:
        return "position"
    # where nothing says more, what the rows hold, so that every run gives the same
    keys += ["position"] if rows.placed else ["activity", "channel", "start_us", "event_id", "cluster", *further]
    order = ", ".join(f"{key} NULLS LAST" for key in ("time_us", *keys))
    return f"CAST(row_number() OVER (PARTITION BY case_id ORDER BY {order}) AS BIGINT)"
