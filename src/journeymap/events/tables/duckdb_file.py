"""Tables and views of DuckDB files, read where they are."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.relation import Asked, Column, Relation, described
from journeymap.events.statements import identifier, literal
from journeymap.events.tables.choosing import choose_table, one_database

__all__ = ["read_duckdb", "release"]

ATTACHED = "journeymap source"


def read_duckdb(engine: DuckEngine, files: Sequence[str], asked: Asked) -> Relation:
    """The rows of one table or view of a DuckDB file, which stays attached until `release`.

    Raises:
        JourneyError: the file is locked, damaged or too new, or has no such table.
    """
    path, table = one_database(files)
    try:
        engine.perform("attach", f"ATTACH {literal(path)} AS {identifier(ATTACHED)} (READ_ONLY)")
    except JourneyError as error:
        raise _unreadable(path, error) from error
    known = _tables(engine)
    name = choose_table(path, table, list(known))
    schema, inner, is_view = known[name]
    source = ".".join(identifier(part) for part in (ATTACHED, schema, inner))
    try:
        kinds = described(engine, source)
    except JourneyError as error:  # a view whose tables are gone, or lie in a file of their own
        why = error.message.split(": ", 1)[-1]
        raise JourneyError(f'the table "{name}" of {shown(path)} cannot be read: {why}') from error
    columns = tuple(Column(column, identifier(column), kinds[column]) for column in asked.of(list(kinds)))
    # a view has no order of its own
    return Relation(source, columns, tuple(kinds), None if is_view else "rowid", scanned="DuckDB")


def release(engine: DuckEngine) -> None:
    """Let go of the file that was attached, if there is one."""
    engine.perform("detach", f"DETACH DATABASE IF EXISTS {identifier(ATTACHED)}")


def _tables(engine: DuckEngine) -> dict[str, tuple[str, str, bool]]:
    """Schema, name and whether it is a view, by what people write: the schema is left out where it is main."""
    rows = engine.fetch(
        "read-tables",
        f"""SELECT schema_name, table_name AS name, FALSE AS is_view FROM duckdb_tables()
        WHERE database_name = {literal(ATTACHED)} AND NOT internal
        UNION ALL SELECT schema_name, view_name, TRUE FROM duckdb_views()
        WHERE database_name = {literal(ATTACHED)} AND NOT internal ORDER BY ALL""",
    )
    return {
        row["name"] if row["schema_name"] == "main" else f"{row['schema_name']}.{row['name']}": (
            row["schema_name"],
            row["name"],
            row["is_view"],
        )
        for row in rows
    }


def _unreadable(path: str, error: JourneyError) -> JourneyError:
    text, label = str(error.__cause__ or error.message), shown(path)
    if "lock" in text.lower() or "already attached" in text or "different configuration" in text:
        return JourneyError(
            f"the database {label} is in use by another program that may write to it",
            "close it there, or read a copy of the file",
        )
    why = error.message.split(": ", 1)[-1]
    return JourneyError(f"the database {label} cannot be read: {why}", "it may be cut off, or of another version")
