"""Where in a log each row stands: a position that is the same on every run, however Spark parts the files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from journeymap.events.spark.dialect import literal
from journeymap.events.spark.engine import SparkEngine
from journeymap.events.spark.sources import SparkFiles

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["place_by_block", "place_by_row"]

ROWS_PER_FILE = 1 << 40


def place_by_row(engine: SparkEngine, source: SparkFiles, picked: Sequence[str], frame: DataFrame) -> None:
    """Make `raw` of Parquet files, which number their rows: by file in the order of the log, then by row."""
    if len(source.files) == 1:
        engine.view("raw", frame.selectExpr(*picked, "_metadata.row_index AS position"))
        return
    engine.view("raw rows", frame.selectExpr(*picked, "_metadata.row_index AS row", "_metadata.file_path AS file"))
    found = [entry["file"] for entry in engine.look("read-files", "SELECT DISTINCT file FROM `raw rows`")]
    numbers = {_plain(file): number for number, file in enumerate(source.files)}
    ordered = sorted(found, key=lambda file: (numbers.get(_plain(file), len(numbers)), _plain(file)))
    _define(
        engine, [f"({literal(file)}, {number * ROWS_PER_FILE}L)" for number, file in enumerate(ordered)], "file", "row"
    )


def place_by_block(engine: SparkEngine, picked: Sequence[str], frame: DataFrame) -> None:
    """Make `raw` of text files, whose rows Spark numbers within each block that it reads: by file, block, row."""
    block = "concat_ws(':', _metadata.file_path, _metadata.file_block_start) AS block"
    engine.store("raw rows", frame.selectExpr(*picked, block, "monotonically_increasing_id() AS row"))
    blocks = engine.look(
        "read-blocks", "SELECT block, min(row) AS first, count(*) AS rows FROM `raw rows` GROUP BY block"
    )
    entries, before = [], 0
    for entry in sorted(blocks, key=lambda entry: _file_and_start(entry["block"])):
        entries.append(f"({literal(entry['block'])}, {before - entry['first']}L)")
        before += entry["rows"]
    _define(engine, entries, "block", "row")


def _define(engine: SparkEngine, entries: Sequence[str], key: str, row: str) -> None:
    """`raw` with a position: the row's number, moved by what its file or block is moved by."""
    select = f"SELECT *, {row} AS position FROM `raw rows`"
    if entries:
        listed = f"SELECT * FROM VALUES {', '.join(entries)} AS listed(place, moved)"
        select = (
            f"SELECT /*+ BROADCAST(p) */ r.*, r.{row} + p.moved AS position FROM `raw rows` AS r"
            f" JOIN ({listed}) AS p ON r.{key} = p.place"
        )
    engine.view("raw", engine.work.sql(select))


def _file_and_start(block: str) -> tuple[str, int]:
    file, _, start = block.rpartition(":")
    return _plain(file), int(start)


def _plain(file: str) -> str:
    """A file's name as Python writes it, from Spark's address of it."""
    return re.sub(r"^file:/+", "/", unquote(file)) if file.startswith("file:") else file
