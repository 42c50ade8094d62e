"""From events with objects to events of cases: the objects of one type are the cases."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.ocel.store import TABLES
from journeymap.events.relation import Asked, Column, Relation
from journeymap.events.statements import identifier, literal
from journeymap.results.counting import counted, one_or_many
from journeymap.results.overlay import Quality

__all__ = ["flatten"]

CASE = "case:"
OWN = {"case:concept:name": "f.item", "concept:name": "e.c1", "time:timestamp": "e.c2", "ocel:eid": "e.c0"}
"""Columns that every such log has: case, activity and time are called as in XES."""


def flatten(engine: DuckEngine, label: str, asked: Asked) -> Relation:
    """The stored log as table `raw`: an event has a row in each object of the type it belongs to.

    Attributes of events are columns of their names, those of the objects columns `case:NAME`, with the first value that an
    object had.

    Raises:
        JourneyError: no type was named where there are several, there is no such type, or it has no events.
    """
    try:
        kind = _object_type(engine, label, asked.object_type)
        engine.create("ocel flat", _flat_select(kind))
        own, of_event, of_object = _attributes(engine, kind)
        names = [*OWN, *of_event, *of_object]
        chosen = asked.of(names)
        engine.create("raw", _raw_select(chosen, own, of_event, of_object))
        found = tuple(_found(engine, label, kind, {of_object[name] for name in chosen if name in of_object}))
    finally:
        for table in ("ocel flat", *TABLES):
            engine.drop(table)
    columns = tuple(Column(name, f"c{number}", "VARCHAR") for number, name in enumerate(chosen))
    return Relation("raw", columns, tuple(names), "position", "event", 0, preset="xes", found=found)


def _object_type(engine: DuckEngine, label: str, said: str | None) -> str:
    rows = engine.fetch(
        "read-objects",
        'SELECT c1 AS type, count(*) AS n FROM "ocel objects" WHERE c1 IS NOT NULL GROUP BY c1 ORDER BY c1',
    )
    if not rows:
        raise JourneyError(f"the log {label} has no objects, so that its events belong to no case")
    kinds = [row["type"] for row in rows]
    listed = ", ".join(f"{row['type']} ({counted(row['n'], 'object')})" for row in rows)
    if said in kinds:
        return str(said)
    if said is not None:
        close = difflib.get_close_matches(said.casefold(), folded := {one.casefold(): one for one in kinds}, 1, 0.5)
        hint = f'did you mean "{folded[close[0]]}"? ' if close else ""
        raise JourneyError(f'the log {label} has no objects of the type "{said}"', f"{hint}there are: {listed}")
    if len(kinds) > 1:
        raise JourneyError(
            f"nothing says which objects of the log {label} are the cases",
            f"name a type: --object-type, or object-type: under events:. there are: {listed}",
        )
    return str(kinds[0])


def _flat_select(kind: str) -> str:
    return f"""SELECT DISTINCT r.c0 AS event, r.c1 AS item FROM "ocel relations" AS r
JOIN (SELECT DISTINCT c0 FROM "ocel objects" WHERE c1 = {literal(kind)}) AS o ON o.c0 = r.c1"""


def _attributes(engine: DuckEngine, kind: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The log's own columns, and the attributes of events and of the objects by the name of their column."""
    of_event = _names(engine, 'SELECT DISTINCT c1 AS name FROM "ocel event values" ORDER BY name')
    of_object = _names(
        engine,
        f"""SELECT DISTINCT c1 AS name FROM "ocel object values"
        WHERE c0 IN (SELECT c0 FROM "ocel objects" WHERE c1 = {literal(kind)}) ORDER BY name""",
    )
    events = {(f"event:{name}" if name in OWN else name): name for name in of_event}
    objects = {f"{CASE}{name}": name for name in of_object}
    # what would hide another column is told apart
    events = {(f"event:{column}" if column in objects else column): name for column, name in events.items()}
    objects = {(f"{CASE}object:{name}" if column in OWN else column): name for column, name in objects.items()}
    return OWN, events, objects


def _names(engine: DuckEngine, select: str) -> list[str]:
    return [row["name"] for row in engine.fetch("read-columns", select)]


def _raw_select(chosen: Sequence[str], own: dict[str, str], of_event: dict[str, str], of_object: dict[str, str]) -> str:
    events = [name for name in chosen if name in of_event]
    objects = [name for name in chosen if name in of_object]
    sql = {
        **own,
        **{name: f"v.{identifier(f'v{number}')}" for number, name in enumerate(events)},
        **{name: f"o.{identifier(f'o{number}')}" for number, name in enumerate(objects)},
    }
    picked = "".join(f", {sql[name]} AS c{number}" for number, name in enumerate(chosen))
    return f"""SELECT CAST(e.c3 AS BIGINT) AS position{picked}
FROM "ocel events" AS e
JOIN "ocel flat" AS f ON f.event = e.c0
LEFT JOIN ({_event_values([of_event[name] for name in events])}) AS v ON v.event = e.c0
LEFT JOIN ({_object_values([of_object[name] for name in objects])}) AS o ON o.item = f.item
ORDER BY position, f.item"""


def _event_values(names: Sequence[str]) -> str:
    picked = "".join(f", max(c2) FILTER (WHERE c1 = {literal(name)}) AS v{n}" for n, name in enumerate(names))
    return f'SELECT c0 AS event{picked} FROM "ocel event values" GROUP BY c0'


def _object_values(names: Sequence[str]) -> str:
    first = "first(c3 ORDER BY try_cast(c2 AS TIMESTAMPTZ) NULLS FIRST, rowid)"
    picked = "".join(f", {first} FILTER (WHERE c1 = {literal(name)}) AS o{n}" for n, name in enumerate(names))
    return f"""SELECT c0 AS item{picked} FROM "ocel object values"
WHERE c0 IN (SELECT item FROM "ocel flat") GROUP BY c0"""


def _found(engine: DuckEngine, label: str, kind: str, attributes: set[str]) -> Iterator[Quality]:
    """Events that count in several cases or in none, and attributes that do not stay as they were."""
    row = engine.fetch("read-objects", _counts_select())[0]
    if not row["belonging"]:
        raise JourneyError(f'no event of the log {label} belongs to an object of the type "{kind}"')
    if n := row["several"]:
        what, counts = one_or_many(n, "event", "events"), one_or_many(n, "it counts", "they count")
        yield Quality("several-objects", n, f'{what} of several objects of the type "{kind}"; {counts} in each of them')
    if n := row["events"] - row["belonging"]:
        what = one_or_many(n, "event", "events")
        yield Quality("without-object", n, f'{what} of no object of the type "{kind}", left out')
    changed = [row for row in _changed(engine) if row["name"] in attributes]
    if changed:
        n, names = sum(row["n"] for row in changed), tuple(str(row["name"]) for row in changed)
        what = one_or_many(n, "attribute of a case that changes", "attributes of cases that change")
        yield Quality("changed-attributes", n, f"{what} over time; the first value counts", names)


def _counts_select() -> str:
    return """SELECT count(*) AS events, count(n) AS belonging, count(*) FILTER (n > 1) AS several
FROM "ocel events" AS e LEFT JOIN (SELECT event, count(*) AS n FROM "ocel flat" GROUP BY event) AS f ON f.event = e.c0"""


def _changed(engine: DuckEngine) -> list[dict[str, Any]]:
    select = """SELECT c1 AS name, count(*) AS n FROM (
  SELECT c0, c1 FROM "ocel object values" WHERE c0 IN (SELECT item FROM "ocel flat")
  GROUP BY c0, c1 HAVING count(DISTINCT c3) > 1
) GROUP BY c1 ORDER BY c1"""
    return engine.fetch("read-objects", select)
