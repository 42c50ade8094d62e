"""DataFrames and Arrow tables that are already in memory."""

from __future__ import annotations

from collections import Counter
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.relation import Asked, Column, Relation, described
from journeymap.events.statements import identifier

__all__ = ["read_frame"]

SOURCE = "journeymap frame"


def read_frame(engine: DuckEngine, frame: Any, asked: Asked) -> Relation:
    """The rows of a pandas or polars DataFrame or of an Arrow table, as table `raw`.

    Raises:
        JourneyError: it is nothing that can be read as a table.
    """
    names = _names(frame)
    repeated = sorted(name for name, count in Counter(names).items() if count > 1)
    if repeated:
        raise JourneyError(f'the table has more than one column "{repeated[0]}"', "give each column a name of its own")
    _register(engine, frame, names)
    try:
        # the engine tells names apart without regard to case, and renames some
        there = dict(zip(names, described(engine, identifier(SOURCE)), strict=True))
        chosen = asked.of(names)
        picked = ", ".join(f"{identifier(there[name])} AS c{number}" for number, name in enumerate(chosen))
        engine.create("raw", f"SELECT {picked or '1 AS none'} FROM {identifier(SOURCE)}")
    finally:
        engine.unregister(SOURCE)
    kinds = described(engine, "raw")
    columns = tuple(Column(name, f"c{number}", kinds[f"c{number}"]) for number, name in enumerate(chosen))
    return Relation("raw", columns, tuple(names), "rowid")


def _register(engine: DuckEngine, frame: Any, names: list[str]) -> None:
    if not names:
        raise JourneyError("the table has no columns")
    try:
        engine.register(SOURCE, _scannable(frame))
    except JourneyError as error:  # a type of column that the engine does not know, such as pandas' periods
        why = error.message.split(": ", 1)[-1]
        raise JourneyError(
            f"the table cannot be read: {why}", "turn such columns into text, numbers or times"
        ) from error


def _names(frame: Any) -> list[str]:
    if hasattr(frame, "column_names"):
        return [str(name) for name in frame.column_names]
    if hasattr(frame, "columns"):
        return [str(name) for name in frame.columns]
    raise JourneyError(
        f"a log cannot be read from {type(frame).__name__}",
        "give the path of a file, a pandas or polars DataFrame, or an Arrow table",
    )


def _scannable(frame: Any) -> Any:
    if not type(frame).__module__.startswith("polars"):
        return frame
    try:
        return frame.to_arrow()
    except ImportError:
        raise JourneyError("reading a polars DataFrame needs pyarrow", "pip install pyarrow") from None
