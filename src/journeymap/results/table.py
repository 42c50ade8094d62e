"""Rows of one kind that show themselves in a notebook and become a DataFrame or an Arrow table."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast, get_args, get_type_hints, overload

from journeymap.diagnostics import JourneyError

__all__ = ["Table"]

Row = TypeVar("Row")
MOST = 500
"""Rows that a notebook shows."""


class Table(Sequence[Row], Generic[Row]):
    """An immutable sequence of frozen dataclass rows.

    Args:
        rows: rows of one kind.
        kind: their class; it gives the columns of a table without rows.

    >>> from journeymap.results.overlay import Outcome
    >>> ends = Table([Outcome("approved", "success", 10), Outcome("refused", "failure", 4)])
    >>> len(ends), ends[1].cases, ends.columns
    (2, 4, ['id', 'kind', 'cases'])
    """

    __slots__ = ("_kind", "_rows")

    def __init__(self, rows: Sequence[Row] = (), kind: type[Row] | None = None) -> None:
        self._rows = tuple(rows)
        self._kind = kind or (type(self._rows[0]) if self._rows else None)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Table[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Table[Row]:
        """A row, or a shorter table."""
        return Table(self._rows[index], self._kind) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    @property
    def columns(self) -> list[str]:
        """Column names, the same whatever was found; nested values are flattened with a dot (`drop_off.estimate`)."""
        return [] if self._kind is None else list(_columns(self._kind))

    def records(self) -> list[dict[str, Any]]:
        """Rows as flat dicts, each with every column."""
        columns = self.columns
        return [{name: found.get(name) for name in columns} for found in (dict(_flat(row)) for row in self._rows)]

    def to_pandas(self) -> Any:
        """A pandas DataFrame; needs pandas."""
        try:
            import pandas as pd
        except ImportError:
            raise JourneyError("this needs pandas", "pip install pandas") from None
        return pd.DataFrame(self.records(), columns=self.columns)

    def to_arrow(self) -> Any:
        """A pyarrow Table; needs pyarrow."""
        try:
            import pyarrow as pa
        except ImportError:
            raise JourneyError("this needs pyarrow", "pip install pyarrow") from None
        records = self.records()
        return pa.table({name: [record.get(name) for record in records] for name in self.columns})

    def __repr__(self) -> str:
        return f"Table({len(self)} rows: {', '.join(self.columns)})"

    def _repr_html_(self) -> str:
        from journeymap.results.shown import notes_html, table_html

        columns, records = self.columns, self.records()
        numeric = [place for place, name in enumerate(columns) if _numeric(record.get(name) for record in records)]
        rows = [[_shown(record.get(name)) for name in columns] for record in records[:MOST]]
        rest = f"{len(records) - MOST:,} more rows; to_pandas() has them all"
        return table_html(columns, rows, figures=numeric) + notes_html([rest] if len(records) > MOST else [])


def _numeric(values: Iterable[Any]) -> bool:
    """Whether a column holds numbers, as far as it holds anything."""
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in known)


def _columns(kind: type) -> tuple[str, ...]:
    found: list[str] = []
    for name, hint in get_type_hints(kind).items():
        nested = next((part for part in (hint, *get_args(hint)) if dataclasses.is_dataclass(part)), None)
        found += [name] if nested is None else [f"{name}.{inner}" for inner in _columns(cast("type", nested))]
    return tuple(found)


def _flat(value: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for field in dataclasses.fields(value):
        entry = getattr(value, field.name)
        name = prefix + field.name
        if dataclasses.is_dataclass(entry):
            yield from _flat(entry, name + ".")
        elif isinstance(entry, Mapping):
            yield name, dict(entry)
        else:
            yield name, entry


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, float):
        return str(value)
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.4g}"
