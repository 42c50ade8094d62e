"""OCEL 2.0 in SQLite: a table for each type of event and of object."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.ocel.flatten import flatten
from journeymap.events.ocel.store import Store
from journeymap.events.relation import Asked, Relation
from journeymap.events.statements import identifier
from journeymap.events.tables.sqlite_file import as_text, table_columns, tables_of

__all__ = ["is_ocel", "read_ocel_sqlite"]

NEEDED = {"event", "object", "event_object", "event_map_type", "object_map_type"}
OWN = ("ocel_id", "ocel_time", "ocel_changed_field")


def is_ocel(tables: Collection[str]) -> bool:
    """Whether a file with these tables holds an OCEL 2.0 log."""
    return set(tables) >= NEEDED


def read_ocel_sqlite(engine: DuckEngine, path: str, database: sqlite3.Connection, asked: Asked) -> Relation:
    """The events of the objects of one type as table `raw`.

    Raises:
        JourneyError: a table is missing, or nothing says which objects are the cases.
    """
    label = shown(path)
    with Store(engine) as store:
        for kind, table in _types(database, "event", label):
            _events(database, store, kind, table)
        for key, kind in database.execute("SELECT ocel_id, ocel_type FROM object ORDER BY rowid"):
            store.object(as_text(key), as_text(kind))
        for event, key in database.execute("SELECT ocel_event_id, ocel_object_id FROM event_object"):
            store.relation(as_text(event), as_text(key))
        for _, table in _types(database, "object", label):
            _object_values(database, store, table)
    return flatten(engine, label, asked)


def _types(database: sqlite3.Connection, item: str, label: str) -> Iterator[tuple[str, str]]:
    """The types of events or objects, each with its table."""
    known = tables_of(database)
    for kind, name in database.execute(f"SELECT ocel_type, ocel_type_map FROM {item}_map_type ORDER BY 1").fetchall():
        table = f"{item}_{name}"
        if table not in known:
            raise JourneyError(f'the log {label} lacks the table "{table}" of its {item}s', "export it again")
        yield kind, table


def _events(database: sqlite3.Connection, store: Store, kind: str, table: str) -> None:
    names = [name for name in table_columns(database, table) if name not in OWN]
    listed = "".join(f", t.{identifier(name)}" for name in names)
    rows = database.execute(
        f"SELECT e.rowid, e.ocel_id, t.ocel_time{listed} FROM event AS e"
        f" LEFT JOIN {identifier(table)} AS t ON t.ocel_id = e.ocel_id WHERE e.ocel_type = ?",
        (kind,),
    )
    for position, key, time, *values in rows:
        store.event(as_text(key), as_text(kind), as_text(time), position)
        for name, value in zip(names, values, strict=True):
            store.event_value(as_text(key), name, as_text(value))


def _object_values(database: sqlite3.Connection, store: Store, table: str) -> None:
    names = [name for name in table_columns(database, table) if name not in OWN]
    listed = "".join(f", {identifier(name)}" for name in names)
    for key, time, *values in database.execute(f"SELECT ocel_id, ocel_time{listed} FROM {identifier(table)}"):
        for name, value in zip(names, values, strict=True):
            store.object_value(as_text(key), name, as_text(time), as_text(value))
