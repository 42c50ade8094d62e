"""Small keys in place of names: cases and persons by number, activities and channels as a type of few values."""

from __future__ import annotations

from journeymap.events.duck import DuckEngine
from journeymap.events.statements import literal

__all__ = ["CASES", "PERSONS", "number_names", "small_type"]

CASES = "case_names"
PERSONS = "person_names"
FEW = 1000
"""As many values at most become a type of their own; their list is part of the statement."""


def number_names(engine: DuckEngine, table: str, select: str, key: str) -> None:
    """Make `table`: each `name` with its `number`, 1, 2 … in the order in which the log names them first.

    Args:
        engine: holds what `select` reads.
        table: `CASES` or `PERSONS`.
        select: rows of the log with `position`.
        key: the column that names them; blank is no name.
    """
    engine.create(
        table,
        f"""-- Names by number: windows and joins over numbers are several times as fast as over texts.
SELECT name, CAST(row_number() OVER (ORDER BY first, name) AS INTEGER) AS number
FROM (SELECT {key} AS name, min(position) AS first FROM ({select}) WHERE trim({key}) <> '' GROUP BY {key})""",
    )


def small_type(engine: DuckEngine, select: str, column: str) -> str:
    """The type under which a column of texts is kept: its values where they are few, in their order, else text."""
    found = engine.fetch(
        "read-values",
        f"SELECT DISTINCT {column} AS value FROM ({select}) WHERE {column} IS NOT NULL ORDER BY value LIMIT {FEW + 1}",
    )
    if len(found) > FEW:
        return "VARCHAR"
    return f"ENUM({', '.join(literal(row['value']) for row in found) or literal('')})"
