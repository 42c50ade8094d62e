"""Parquet files."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.relation import Column, Relation, described, wanted
from journeymap.events.statements import identifier, literal

__all__ = ["read_parquet"]

POSITION = "file_row_number"


def read_parquet(engine: DuckEngine, files: Sequence[str], asked: Collection[str]) -> Relation:
    """The rows of Parquet files, scanned where they are; files may differ in their columns.

    Raises:
        JourneyError: a file is no Parquet file, or is cut.
    """
    for file in files:
        _require_whole(engine, file)
    listed = ", ".join(literal(file) for file in files)
    table = f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false, file_row_number = true)"
    kinds = described(engine, table)
    names = [name for name in kinds if name != POSITION]
    columns = tuple(Column(name, identifier(name), kinds[name]) for name in wanted(names, asked))
    if len(files) == 1:
        return Relation(table, columns, tuple(names), POSITION, scanned="Parquet")
    # one number that orders by file, then by row: a file holds fewer than 2^40 rows
    table = table.replace("file_row_number = true", "file_row_number = true, filename = 'file name'")
    order = " ".join(f"WHEN {literal(file)} THEN {number}" for number, file in enumerate(files))
    position = f'(CASE "file name" {order} END * 1099511627776 + {POSITION})'
    return Relation(table, columns, tuple(names), position, scanned="Parquet")


def _require_whole(engine: DuckEngine, file: str) -> None:
    try:
        engine.fetch("read-columns", f"SELECT 1 FROM parquet_file_metadata({literal(file)})")
    except JourneyError as error:
        raise JourneyError(
            f"the log {shown(file)} cannot be read as Parquet: {_why(error.message)}",
            "it may be cut off or not be a Parquet file: export or download it again",
        ) from error


def _why(message: str) -> str:
    return "its end is missing" if "magic bytes" in message.lower() else message.split(": ", 1)[-1]
