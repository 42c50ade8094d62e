"""From logged events to touchpoints and outcomes: the relation that `match` describes, and what it leaves over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.events.statements import identifier, literal
from journeymap.model.data import Match
from journeymap.overlay.nodes import Observable
from journeymap.overlay.steps import fetch

__all__ = ["Mapped", "condition_columns", "map_kinds", "place_events"]


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the mapping found, until the observation end.

    Args:
        off_map: events off the map by activity.
        events: events by node.
        keys: the columns by which `kinds` joins `log`; all but the activity may be NULL on both sides.
    """

    off_map: Mapping[str, int]
    events: Mapping[int, int]
    keys: tuple[str, ...] = ("activity",)

    @property
    def same_kind(self) -> str:
        """The condition that joins an event `e` of `log` with its kind `k` of `kinds`."""
        return _same(self.keys)


def condition_columns(nodes: Iterable[Match | None]) -> tuple[str, ...]:
    """The log's columns that `where` conditions ask for, in the order of the file."""
    return tuple(dict.fromkeys(column for match in nodes if match for column in match.where))


def map_kinds(engine: Engine, seen: Observable, columns: Mapping[str, str], until: int) -> Mapped:
    """Make the tables `kinds`, `nodes` and `plan`.

    Args:
        engine: holds the table `log`.
        seen: the nodes and their `match`.
        columns: the column of `log` for each column that a condition names.
        until: the observation end in microseconds; later events count nowhere.

    Raises:
        JourneyError: an event is matched by more than one, so the map is ambiguous.
    """
    keys = _keys(seen, columns)
    engine.create("kinds", _kinds_select(seen, columns, keys, until))
    mapped = replace(_mapped(fetch(engine, "mapping"), seen), keys=tuple(keys))
    engine.create("nodes", seen.nodes_select())
    engine.create("plan", seen.plan_select())
    return mapped


def place_events(engine: Engine, seen: Observable, keys: Sequence[str], until: int) -> None:
    """Make the tables `mapped` and `actions` from `log` and `kinds`.

    Args:
        engine: holds the tables.
        seen: the nodes.
        keys: the columns by which `kinds` joins `log`.
        until: the observation end in microseconds; later events count nowhere.
    """
    engine.create("mapped", _mapped_select(keys, until))
    engine.create("actions", _actions_select(seen, keys, until))


def _keys(seen: Observable, columns: Mapping[str, str]) -> list[str]:
    """The columns of `log` that conditions look at; the activity always, since the rest is listed by it."""
    matches = [node.match for node in seen.nodes if node.match]
    channel = ["channel"] if any(match.channel for match in matches) else []
    return ["activity", *channel, *(columns[name] for name in condition_columns(matches))]


def _kinds_select(seen: Observable, columns: Mapping[str, str], keys: list[str], until: int) -> str:
    conditions = [(node.number, _condition(node.match, columns)) for node in seen.nodes if node.match]
    listed = ", ".join(identifier(key) for key in keys)
    return f"""-- Kinds of events, told apart by the columns that conditions look at, each with the touchpoint or outcome (`node`)
-- that it is mapped onto; none means off the map. `other` is the last one that fits: where it is not `node`, the map is
-- ambiguous. `events` counts until the observation end.
SELECT {listed}, events,
  {_first_fitting(conditions)} AS node,
  {_first_fitting(conditions[::-1])} AS other
FROM (
  SELECT {listed}, count(CASE WHEN time_us <= {literal(until)} THEN 1 END) AS events
  FROM log
  GROUP BY {listed}
) AS seen"""  # noqa: S608 - identifiers and literals are quoted


def _first_fitting(conditions: list[tuple[int, str]]) -> str:
    cases = "\n    ".join(f"WHEN {condition} THEN {number}" for number, condition in conditions)
    return f"CASE\n    {cases}\n  END" if cases else "CAST(NULL AS INTEGER)"


def _condition(match: Match, columns: Mapping[str, str]) -> str:
    parts = [("activity", match.activity), ("channel", match.channel)]
    parts += [(columns[name], values) for name, values in match.where.items()]
    return " AND ".join(f"{identifier(column)} IN ({_listed(values)})" for column, values in parts if values) or "FALSE"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(literal(value) for value in values)


def _mapped_select(keys: Sequence[str], until: int) -> str:
    return f"""-- Events on the map until the observation end, each with its touchpoint or outcome (`node`).
SELECT e.case_id, e.cluster, e.time_us, e.seq, e.channel, k.node
FROM log AS e
JOIN kinds AS k ON {_same(keys)}
WHERE k.node IS NOT NULL AND e.time_us <= {literal(until)}"""  # noqa: S608 - identifiers and literals are quoted


def _actions_select(seen: Observable, keys: Sequence[str], until: int) -> str:
    """Everything that customers did: silence goes on while messages are sent one way."""
    sent = [node.number for node in seen.nodes if node.kind == "sent"]
    head = """-- All events of any kind until the observation end, each with the time of its case's next one, without those of one-way
-- touchpoints: silence goes on while messages are sent.
SELECT e.case_id, e.time_us, lead(e.time_us) OVER (PARTITION BY e.case_id ORDER BY e.time_us) AS next_at
FROM log AS e"""
    if not sent:
        return f"{head}\nWHERE e.time_us <= {literal(until)}"
    numbers = ", ".join(str(number) for number in sent)
    return f"""{head}
JOIN kinds AS k ON {_same(keys)}
WHERE e.time_us <= {literal(until)} AND coalesce(k.node, 0) NOT IN ({numbers})"""


def _same(keys: Sequence[str]) -> str:
    """The condition that joins `log AS e` with `kinds AS k`; columns other than the activity may be empty."""
    return " AND ".join(_equal(identifier(key), nullable=key != "activity") for key in keys)


def _equal(column: str, *, nullable: bool) -> str:
    return f"e.{column} IS NOT DISTINCT FROM k.{column}" if nullable else f"e.{column} = k.{column}"


def _mapped(rows: list[dict[str, Any]], seen: Observable) -> Mapped:
    off_map: dict[str, int] = {}
    events: dict[int, int] = {}
    for row in rows:
        if row["node"] is None:
            off_map[row["activity"]] = row["events"]
        else:
            events[row["node"]] = events.get(row["node"], 0) + row["events"]
    clashes = [_clash(row, seen) for row in rows if row["node"] != row["other"]]
    if clashes:
        more = f" (and {len(clashes) - 1} more)" if len(clashes) > 1 else ""
        raise JourneyError(f"the map is ambiguous: {clashes[0]}{more}", "an event may stand for one of them only")
    return Mapped(off_map, events)


def _clash(row: dict[str, Any], seen: Observable) -> str:
    first, second = seen.by_number(row["node"]).id, seen.by_number(row["other"]).id
    return f'"{row["activity"]}" ({row["events"]:,} events) is matched by "{first}" and by "{second}"'
