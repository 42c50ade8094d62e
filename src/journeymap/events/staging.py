"""A log's rows in journeymap's own columns: the SELECT that `log` and the quality counts are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.events.binding import Bound
from journeymap.events.duck import DuckEngine
from journeymap.events.instants import instant_us
from journeymap.events.presets import Pick
from journeymap.events.relation import Column, Relation
from journeymap.events.roles import Roles
from journeymap.events.time_columns import read_times, require_zone, text_of
from journeymap.events.times import Times

__all__ = ["Staged", "log_select", "stage"]

COMPLETE = "complete"
TEXTS = ("VARCHAR", "JSON")
NO_TIMES = Times("CAST(NULL AS BIGINT)", "TRUE")
OWN = ("case_id", "activity", "time_us", "start_us", "channel", "seq", "cluster")


@dataclass(frozen=True, slots=True)
class Staged:
    """What will become the table `log`.

    Args:
        select: one row per row of the log, with `has_time`, `has_start`, `time_text`, `start_text`, `zoned`, `lifecycle`, `event_id`,
            `sequence`, `position`, `counts` (what the lifecycle leaves) and `inside` (the days asked for) beside the
            columns of `log`.
        columns: the table's column by the name of each further column.
        relation: where the rows come from.
        zone: the zone of times that name none.
        since, until: the days asked for, or None.
        unique: whether only the first event of an id is kept.
        has_id: whether events have an id.
        sequenced: whether a column orders events of the same time.
        has_sequence: whether there is an order for events of the same time.
    """

    select: str
    columns: Mapping[str, str]
    relation: Relation
    zone: str | None
    since: str | None
    until: str | None
    unique: bool
    has_id: bool
    sequenced: bool
    has_sequence: bool


def stage(engine: DuckEngine, label: str, relation: Relation, bound: Bound, roles: Roles) -> Staged:
    """Decide how each column is read.

    Raises:
        JourneyError: times that cannot be told, an unknown zone, or days that are none.
    """
    require_zone(engine, roles.timezone)
    columns = {column.name: column for column in relation.columns}
    unit = bound.kind.unit if roles.time is None else None
    times = {
        role: read_times(engine, label, relation.table, columns[pick.columns[0]], zone=roles.timezone, unit=unit)
        for role, pick in bound.roles.items()
        if role in ("time", "start")
    }
    time, start = times["time"], times.get("start", NO_TIMES)
    further = {name: f"x_{number}" for number, name in enumerate(bound.extra, 1)}
    fields = {
        "case_id": _text(bound.roles["case"], columns),
        "activity": _text(bound.roles["activity"], columns),
        "has_time": _given(bound.roles["time"], columns),
        "has_start": _given(bound.roles.get("start"), columns),
        "time_text": _text(bound.roles["time"], columns),
        "start_text": _text(bound.roles.get("start"), columns),
        "time_us": time.us,
        "zoned": time.zoned,
        "start_us": start.us,
        "channel": _text(bound.roles.get("channel"), columns),
        "event_id": _text(bound.roles.get("event_id"), columns),
        "sequence": _text(bound.roles.get("sequence"), columns),
        "lifecycle": f"lower({_text(bound.roles.get('lifecycle'), columns)})",
        "cluster": _text(bound.roles.get("cluster", bound.roles["case"]), columns),
        "position": relation.position or "CAST(NULL AS BIGINT)",
        **{table: text_of(columns[name]) for name, table in further.items()},
        **{f"tie_{number}": columns[name].sql for number, name in enumerate(bound.ties)},
    }
    listed = ",\n  ".join(f"{sql} AS {name}" for name, sql in fields.items())
    select = f"SELECT {listed}\nFROM {relation.table}"
    counts = _counting(engine, relation, columns, bound)
    derived = f"{_sequence(bound, relation)} AS seq, {counts} AS counts, {_inside(roles)} AS inside"
    select = f"SELECT *, {derived} FROM (\n{select}\n)"
    if columns[bound.roles["time"].columns[0]].kind in TEXTS:
        engine.create("read", select)  # reading times from text is dear, and is done once
        select = "SELECT * FROM read"
    return Staged(
        select=select,
        columns=further,
        relation=relation,
        zone=roles.timezone,
        since=roles.from_,
        until=roles.until,
        unique=bound.kind.unique and roles.event_id is None,
        has_id="event_id" in bound.roles,
        sequenced="sequence" in bound.roles,
        has_sequence=relation.position is not None or "sequence" in bound.roles,
    )


def log_select(staged: Staged) -> str:
    """The SELECT of the table `log`: a case's events of the same time are in the order of `seq`."""
    own = ", ".join(name for name in OWN if name != "start_us")
    further = "".join(f", {name}" for name in staged.columns.values())
    # one event per id, where the kind of log is known to send events twice
    first = "QUALIFY event_id IS NULL OR row_number() OVER (PARTITION BY event_id ORDER BY time_us, seq) = 1"
    return f"""SELECT {own}, CASE WHEN start_us > time_us THEN time_us ELSE start_us END AS start_us{further}
FROM ({staged.select})
WHERE counts AND inside AND case_id IS NOT NULL AND activity IS NOT NULL AND time_us IS NOT NULL
{first if staged.unique else ""}"""


def _text(pick: Pick | None, columns: Mapping[str, Column]) -> str:
    if pick is None:
        return "CAST(NULL AS VARCHAR)"
    texts = [text_of(columns[name]) for name in pick.columns]
    return f"({' || chr(31) || '.join(texts)})" if pick.how == "join" else f"coalesce({', '.join(texts)})"


def _given(pick: Pick | None, columns: Mapping[str, Column]) -> str:
    if pick is None:
        return "FALSE"
    column = columns[pick.columns[0]]
    # a stamp need not become text to be seen
    return f"{text_of(column) if column.kind in TEXTS else column.sql} IS NOT NULL"


def _counting(engine: DuckEngine, relation: Relation, columns: Mapping[str, Column], bound: Bound) -> str:
    """Completed events count, where the log says of any event that it completed; an event that says nothing does."""
    if "lifecycle" not in bound.roles:
        return "TRUE"
    value = f"lower({_text(bound.roles['lifecycle'], columns)})"
    found = engine.fetch("read-lifecycle", f"SELECT bool_or({value} = '{COMPLETE}') AS any FROM {relation.table}")
    return f"(lifecycle IS NULL OR lifecycle = '{COMPLETE}')" if found[0]["any"] else "TRUE"


def _inside(roles: Roles) -> str:
    bounds = []
    if roles.from_:
        bounds.append(f"time_us >= {instant_us(roles.from_, roles.timezone)}")
    if roles.until:
        bounds.append(f"time_us < {instant_us(roles.until, roles.timezone)}")
    return f"coalesce({' AND '.join(bounds)}, TRUE)" if bounds else "TRUE"


def _sequence(bound: Bound, relation: Relation) -> str:
    keys = [f"tie_{number}" for number in range(len(bound.ties))]
    if "sequence" in bound.roles:
        keys += ["try_cast(sequence AS DOUBLE) NULLS LAST", "sequence"]
    if not keys and relation.position:
        return "position"
    last = ["position"] if relation.position else ["activity"]
    return f"row_number() OVER (ORDER BY {', '.join(keys + last)})"
