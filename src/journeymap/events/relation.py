"""A log as its reader left it in the engine: where its rows are, and what its columns are called there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from journeymap.events.duck import DuckEngine
from journeymap.results.overlay import Quality

__all__ = ["Asked", "Column", "Reader", "Relation", "described"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of a log: columns by name in any case (None: all), and which objects are the cases (OCEL)."""

    columns: frozenset[str] | None = None
    object_type: str | None = None

    def of(self, names: Sequence[str]) -> list[str]:
        """Those of `names` that are asked for."""
        if self.columns is None:
            return list(names)
        folded = {name.casefold() for name in self.columns}
        return [name for name in names if name.casefold() in folded]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that can be read: its name in the log, its SQL text, and DuckDB's type of it."""

    name: str
    sql: str
    kind: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows of a log, not yet looked at.

    Args:
        table: what stands after FROM.
        columns: those that were asked for and are there.
        names: all column names of the log, in its order.
        position: SQL text of a BIGINT that gives the log's own order, or None where it has none.
        place: what a position counts, for people: `line`, `row`, `event`.
        first: the place of the first row: 2 for a CSV with a header.
        repeated: column names that stand in the header more than once.
        preset: the preset that this form of file always has.
        scanned: the form of a file whose rows are read each time they are used, so that damage shows late; else None.
        found: what the reader has to say about the data.
    """

    table: str
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    position: str | None
    place: str = "row"
    first: int = 1
    repeated: tuple[str, ...] = ()
    preset: str | None = None
    scanned: str | None = None
    found: tuple[Quality, ...] = ()


class Reader(Protocol):
    """Reads files of one form."""

    def __call__(self, engine: DuckEngine, files: Sequence[str], asked: Asked) -> Relation:
        """The rows of `files`, with those of the asked columns that they have."""


def described(engine: DuckEngine, table: str) -> dict[str, str]:
    """Names and types of the columns of what stands after FROM."""
    rows = engine.fetch("read-columns", f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {table})")
    return {row["column_name"]: row["column_type"] for row in rows}
