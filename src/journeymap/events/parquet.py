"""Parquet files, also in folders that hold a column in their names (`year=2026/`)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import parquet_files, shown
from journeymap.events.relation import Asked, Column, Relation, described
from journeymap.events.statements import identifier, literal

__all__ = ["read_parquet"]

ROW, FILE = "file_row_number", "file_index"
ROWS_PER_FILE = 1 << 40
"""More rows than a file holds: one number orders by file, then by row."""


def read_parquet(engine: DuckEngine, files: Sequence[str], asked: Asked) -> Relation:
    """The rows of Parquet files, or of one folder of them, scanned where they are; files may differ in their columns.

    Folders below the one named, if they are called `NAME=VALUE`, give a column NAME.

    Raises:
        JourneyError: a file is no Parquet file, or is cut.
    """
    paths = [path for file in files for path in parquet_files(file)]
    for path in paths:
        _require_whole(engine, path)
    hive = _partitions(files, paths)
    listed = ", ".join(literal(path) for path in paths)
    table = (
        f"read_parquet([{listed}], union_by_name = true, hive_partitioning = {'true' if hive else 'false'},"
        " hive_types_autocast = false)"
    )
    kinds = described(engine, table)
    above = {name for path in paths for name in _named_in(path)} - set(hive)
    names = [name for name in kinds if not hive or name not in above]
    columns = tuple(Column(name, identifier(name), kinds[name]) for name in asked.of(names))
    position = ROW if len(paths) == 1 else f"(CAST({FILE} AS BIGINT) * {ROWS_PER_FILE} + {ROW})"
    return Relation(table, columns, tuple(names), position, scanned="Parquet")


def _partitions(files: Sequence[str], paths: Sequence[str]) -> tuple[str, ...]:
    """The columns that folders hold in their names: only below a folder that is the log, and in the way to every file."""
    if len(files) > 1 or not Path(files[0]).is_dir():
        return ()
    found = [_named_in(os.path.relpath(path, files[0])) for path in paths]
    return tuple(name for name in found[0] if all(name in one for one in found))


def _named_in(path: str) -> tuple[str, ...]:
    parts = (part.partition("=") for part in Path(path).parts[:-1])
    return tuple(name for name, mark, _ in parts if mark and name)


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
