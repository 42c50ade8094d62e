"""Rows of text on their way to a table of the engine, batch by batch."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.events.duck import DuckEngine

__all__ = ["Rows"]

BATCH = 100_000


class Rows:
    """A table in the making: columns c0, c1 … of text; a table that had the name is gone.

    Args:
        engine: where the table will be.
        name: the table's name.
        width: how many columns it has.
    """

    def __init__(self, engine: DuckEngine, name: str, width: int) -> None:
        self.engine, self.name, self.width = engine, name, width
        self._rows: list[Sequence[str | None]] = []
        engine.drop(name)

    def add(self, row: Sequence[str | None]) -> None:
        """One more row, with as many values as the table has columns."""
        self._rows.append(row)
        if len(self._rows) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Hand the rows to the engine; the table is there afterwards, even with none."""
        import numpy as np

        columns = {f"c{number}": np.empty(len(self._rows), dtype=object) for number in range(self.width)}
        for column, values in zip(columns.values(), zip(*self._rows, strict=True), strict=False):
            column[:] = values
        self.engine.append(self.name, columns or {"none": np.array([None] * len(self._rows), dtype=object)})
        self._rows = []
