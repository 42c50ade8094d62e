"""A log's rows in journeymap's own columns: the SELECT that `log` and the quality counts are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeymap.events.binding import Bound
from journeymap.events.duck import DuckEngine
from journeymap.events.instants import instant_us
from journeymap.events.numbering import CASES, PERSONS, number_names, small_type
from journeymap.events.presets import Pick
from journeymap.events.relation import Column, Relation
from journeymap.events.roles import Roles
from journeymap.events.time_columns import read_times, require_zone, text_of
from journeymap.events.times import Times

__all__ = ["KEPT", "Staged", "log_select", "stage"]

COMPLETE = "complete"
TEXTS = ("VARCHAR", "JSON")
NO_TIMES = Times("CAST(NULL AS BIGINT)", "TRUE")
KEPT = "counts AND inside AND activity IS NOT NULL AND time_us IS NOT NULL"
"""Which events make up the log, if their case has a name."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What will become the table `log`.

    Args:
        select: one row per row of the log, with `has_time`, `has_start`, `time_text`, `start_text`, `zoned`, `lifecycle`, `event_id`,
            `sequence`, `position`, `case_key` (the case as it stands there), `counts` (what the lifecycle leaves) and
            `inside` (the days asked for) beside the columns of `log`.
        columns: the table's column by the name of each further column.
        relation: where the rows come from.
        zone: the zone of times that name none.
        since, until: the days asked for, or None.
        unique: whether only the first event of an id is kept.
        has_id: whether events have an id.
        sequenced: whether a column orders events of the same time.
        has_sequence: whether there is an order for events of the same time.
        dated: whether the zone is named by all times (`TRUE`) or none (`FALSE`); None where that must be counted.
        started: whether events may have a start.
        told: the columns of `log` that tell events apart.
        numbered: the tables in which cases and persons have numbers; a log without them keeps the names.
        types: the type as which the activity and the channel are kept; unsaid: text.
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
    dated: str | None = None
    started: bool = True
    told: tuple[str, ...] = ("case_id", "time_us", "activity", "start_us", "channel", "cluster")
    numbered: tuple[str, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)


def stage(engine: DuckEngine, label: str, relation: Relation, bound: Bound, roles: Roles) -> Staged:
    """Decide how each column is read, and number the cases (and persons).

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
    own_clusters = bound.roles.get("cluster", bound.roles["case"]) != bound.roles["case"]
    fields = {
        "case_key": _key(bound.roles["case"], columns),
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
    number_names(engine, CASES, select, "case_key")
    if own_clusters:
        number_names(engine, PERSONS, select, "cluster")
    told = {"start_us": "start", "channel": "channel"} | ({"cluster": "cluster"} if own_clusters else {})
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
        has_sequence=relation.position is not None or "sequence" in bound.roles or bool(bound.ties),
        dated=time.zoned if time.zoned in ("TRUE", "FALSE") else None,
        started="start" in bound.roles,
        told=("case_id", "time_us", "activity", *(column for column, role in told.items() if role in bound.roles)),
        numbered=(CASES, PERSONS) if own_clusters else (CASES,),
        types={column: small_type(engine, select, column) for column in ("activity", "channel")},
    )


def log_select(staged: Staged) -> str:
    """The SELECT of the table `log`: a case's events of the same time are in the order of `seq`.

    Numbered, the rows are put in that order, since all that follows goes through them case by case.
    """
    case, cluster, kept, joined, order = "e.case_id", "e.cluster", f"{KEPT} AND e.case_id IS NOT NULL", "", ""
    if CASES in staged.numbered:
        case, cluster, kept = "c.number", "c.number", KEPT
        joined, order = f"\nJOIN {CASES} AS c ON e.case_key = c.name", "\nORDER BY case_id, time_us, e.seq"
    if PERSONS in staged.numbered:
        cluster = "coalesce(p.number, -c.number)"  # an event that names no person: its case stands for one
        joined += f"\nLEFT JOIN {PERSONS} AS p ON e.cluster = p.name"
    texts = ", ".join(
        f"CAST(e.{column} AS {staged.types.get(column, 'VARCHAR')}) AS {column}" for column in ("activity", "channel")
    )
    further = "".join(f", e.{name}" for name in staged.columns.values())
    # one event per id, where the kind of log is known to send events twice
    first = "QUALIFY e.event_id IS NULL OR row_number() OVER (PARTITION BY e.event_id ORDER BY e.time_us, e.seq) = 1"
    return f"""SELECT {case} AS case_id, {cluster} AS cluster, {texts}, e.time_us,
  CASE WHEN e.start_us > e.time_us THEN e.time_us ELSE e.start_us END AS start_us, e.seq{further}
FROM ({staged.select}) AS e{joined}
WHERE {kept}
{first if staged.unique else ""}{order}"""


def _text(pick: Pick | None, columns: Mapping[str, Column]) -> str:
    if pick is None:
        return "CAST(NULL AS VARCHAR)"
    texts = [text_of(columns[name]) for name in pick.columns]
    return f"({' || chr(31) || '.join(texts)})" if pick.how == "join" else f"coalesce({', '.join(texts)})"


def _key(pick: Pick, columns: Mapping[str, Column]) -> str:
    """A column of texts as it stands there: only its distinct values need to be looked at."""
    column = columns[pick.columns[0]]
    return column.sql if len(pick.columns) == 1 and column.kind == "VARCHAR" else _text(pick, columns)


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
    names = [f"tie_{number}" for number in range(len(bound.ties))]
    # numbers in a text file are texts, and 10 comes after 9
    keys = [key for name in names for key in (f"try_cast(CAST({name} AS VARCHAR) AS DOUBLE) NULLS LAST", name)]
    if "sequence" in bound.roles:
        keys += ["try_cast(sequence AS DOUBLE) NULLS LAST", "sequence"]
    if not keys and relation.position:
        return "position"
    last = ["position"] if relation.position else ["activity", "channel", "start_us"]
    return f"row_number() OVER (ORDER BY {', '.join(keys + last)})"
