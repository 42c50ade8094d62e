"""DataFrames, Arrow tables and streams, and DuckDB relations: tables that a Python program holds."""

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
    """The rows of a pandas or polars DataFrame, an Arrow table, stream or dataset, or a DuckDB relation, as table `raw`.

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
    for holder, key in ((frame, "column_names"), (frame, "columns"), (getattr(frame, "schema", None), "names")):
        names = getattr(holder, key, None)
        if names is not None:
            return [str(name) for name in names]
    raise JourneyError(
        f"a log cannot be read from {type(frame).__name__}",
        "give the path of a file, a pandas or polars DataFrame, an Arrow table or stream, or a DuckDB relation",
    )


def _scannable(frame: Any) -> Any:
    if type(frame).__module__.partition(".")[0] in ("pandas", "pyarrow"):
        return frame
    if hasattr(frame, "collect"):  # polars' plan of a table
        frame = frame.collect()
    return _Stream(frame) if hasattr(frame, "__arrow_c_stream__") else frame


class _Stream:
    """Rows by Arrow's common interface alone: a DuckDB relation would else be tied to its own connection."""

    def __init__(self, frame: Any) -> None:
        self.frame = frame

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.frame.__arrow_c_stream__(requested_schema)
