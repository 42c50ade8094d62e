"""What an OCEL log holds, in tables of the engine, whatever form it was written in."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from journeymap.events.duck import DuckEngine
from journeymap.events.rows import Rows

__all__ = ["TABLES", "Store"]

TABLES = {
    "ocel events": 4,
    "ocel objects": 2,
    "ocel relations": 2,
    "ocel event values": 3,
    "ocel object values": 4,
}
"""The tables and how many columns they have; columns are c0, c1 … in the order of `Store`'s arguments."""


class Store:
    """The log on its way to the engine; on leaving, the tables are complete."""

    def __init__(self, engine: DuckEngine) -> None:
        self.tables = {name: Rows(engine, name, width) for name, width in TABLES.items()}
        self._position = 0

    def event(self, key: str | None, kind: str | None, time: str | None, position: int | None = None) -> None:
        """An event; unsaid, its position is that after the event before it."""
        self._position = self._position + 1 if position is None else position
        self.tables["ocel events"].add((key, kind, time, str(self._position)))

    def object(self, key: str | None, kind: str | None) -> None:
        """An object."""
        self.tables["ocel objects"].add((key, kind))

    def relation(self, event: str | None, item: str | None) -> None:
        """An object that an event belongs to."""
        self.tables["ocel relations"].add((event, item))

    def event_value(self, event: str | None, name: str | None, value: str | None) -> None:
        """An attribute of an event; one without a value is none."""
        if name is not None and value is not None:
            self.tables["ocel event values"].add((event, name, value))

    def object_value(self, key: str | None, name: str | None, time: str | None, value: str | None) -> None:
        """An attribute of an object from a time on."""
        if name is not None and value is not None:
            self.tables["ocel object values"].add((key, name, time, value))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            for rows in self.tables.values():
                rows.flush()
