"""Tables and views of SQLite files, through Python's own module, in batches; also where they hold OCEL 2.0."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.relation import Asked, Column, Relation
from journeymap.events.rows import Rows
from journeymap.events.statements import identifier
from journeymap.events.tables.choosing import choose_table, one_database

__all__ = ["as_text", "read_only", "read_sqlite", "table_columns", "tables_of"]

WHOLE = 1e15


def read_sqlite(engine: DuckEngine, files: Sequence[str], asked: Asked) -> Relation:
    """The rows of one table or view of a SQLite file as table `raw`, every value as text.

    A file that holds an OCEL 2.0 log is read as one, unless a table of it is named.

    Raises:
        JourneyError: the file is locked or damaged, or has no such table.
    """
    path, table = one_database(files)
    with read_only(path) as database:
        known = tables_of(database)
        if table is None:
            from journeymap.events.ocel.sqlite_form import is_ocel, read_ocel_sqlite

            if is_ocel(known):
                return read_ocel_sqlite(engine, path, database, asked)
        name = choose_table(path, table, list(known))
        names = table_columns(database, name)
        chosen = asked.of(names)
        ordered = _has_rowid(database, name, names)
        raw = Rows(engine, "raw", len(chosen))
        for row in _rows(database, name, chosen, ordered=ordered):
            raw.add([as_text(value) for value in row[: len(chosen)]])
        raw.flush()
    columns = tuple(Column(column, f"c{number}", "VARCHAR") for number, column in enumerate(chosen))
    return Relation("raw", columns, tuple(names), "rowid" if ordered else None)


@contextmanager
def read_only(path: str) -> Iterator[sqlite3.Connection]:
    """A SQLite file, opened for reading; its faults become clear words.

    Raises:
        JourneyError: the file is locked, damaged, or may not be read.
    """
    try:
        with closing(sqlite3.connect(f"file:{quote(str(Path(path).absolute()))}?mode=ro", uri=True)) as database:
            yield database
    except sqlite3.Error as error:
        label = shown(path)
        if "Could not decode" in str(error):  # its message holds the text itself
            raise JourneyError(f"the database {label} holds text that is not UTF-8", "mend it there") from None
        if "locked" in str(error) or "busy" in str(error):
            raise JourneyError(
                f"the database {label} is in use by a program that is writing to it", "try again when it is done"
            ) from error
        raise JourneyError(
            f"the database {label} cannot be read: {error}", "it may be cut off: download or copy it again"
        ) from error


def tables_of(database: sqlite3.Connection) -> dict[str, bool]:
    """Whether it is a view, by the name of each table and view."""
    rows = database.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
    return {name: kind == "view" for name, kind in rows if not name.startswith("sqlite_")}


def table_columns(database: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table or view."""
    return [column[0] for column in database.execute(f"SELECT * FROM {identifier(table)} LIMIT 0").description]


def as_text(value: Any) -> str | None:
    r"""A value of SQLite as text: 3.0 is 3; bytes that are no text are written in hexadecimal digits.

    >>> as_text(3.0), as_text(2.5), as_text(b"\xff\x00")
    ('3', '2.5', 'ff00')
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE:
        return str(int(value))
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.hex()
    return str(value)


def _rows(
    database: sqlite3.Connection, table: str, names: Sequence[str], *, ordered: bool
) -> Iterator[tuple[Any, ...]]:
    listed = ", ".join(identifier(name) for name in names) or "NULL"
    return database.execute(f"SELECT {listed} FROM {identifier(table)}{' ORDER BY rowid' if ordered else ''}")


def _has_rowid(database: sqlite3.Connection, table: str, names: Sequence[str]) -> bool:
    if "rowid" in (name.casefold() for name in names) or tables_of(database)[table]:
        return False
    try:
        database.execute(f"SELECT rowid FROM {identifier(table)} LIMIT 0")
    except sqlite3.OperationalError:
        return False
    return True
