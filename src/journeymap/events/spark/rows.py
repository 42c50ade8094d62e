"""A log's rows in Spark: the asked columns as c0, c1 … of the table `raw`, with the place of each row where it has one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap.diagnostics import JourneyError
from journeymap.events.relation import Asked
from journeymap.events.spark.csv_files import read_csv
from journeymap.events.spark.dialect import identifier
from journeymap.events.spark.engine import SparkEngine
from journeymap.events.spark.faults import clear_words, unspoken
from journeymap.events.spark.json_files import read_json
from journeymap.events.spark.parquet_files import read_parquet
from journeymap.events.spark.places import place_by_block, place_by_row
from journeymap.events.spark.sources import SparkFiles

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["SparkRows", "read_rows"]

SHARED = "journeymap_rows"
"""The name under which a frame passes from the caller's session to the engine's."""


@dataclass(frozen=True, slots=True)
class SparkRows:
    """What the table `raw` holds.

    Args:
        kinds: Spark's type of each asked column that is there, by its name in the log.
        columns: what each is called in `raw`.
        names: all columns of the log.
        placed: whether the column `position` says where in the log a row stands.
        place: what a position counts.
        first: the place of the first row.
        repeated: names that stand in the header more than once.
        costly: whether the rows are better computed once than wherever they are used.
    """

    kinds: Mapping[str, str]
    columns: Mapping[str, str]
    names: tuple[str, ...]
    placed: bool = False
    place: str = "row"
    first: int = 1
    repeated: tuple[str, ...] = ()
    costly: bool = False


def read_rows(engine: SparkEngine, label: str, source: SparkFiles | DataFrame, asked: Asked) -> SparkRows:
    """Make the table `raw` from files or from a DataFrame.

    Raises:
        JourneyError: a file cannot be read, or columns cannot be told apart.
    """
    if isinstance(source, SparkFiles):
        read = _parquet_rows if source.form == "parquet" else _text_rows
        with unspoken():
            rows = read(engine, source, asked)
    else:
        rows = _frame_rows(engine, label, source, asked)
    columns = ", ".join(f"{column} {json.dumps(name, ensure_ascii=False)}" for name, column in rows.columns.items())
    engine.ran.append(("raw", f"-- The rows of {json.dumps(label, ensure_ascii=False)}, read by Spark: {columns}."))
    return rows


def _parquet_rows(engine: SparkEngine, source: SparkFiles, asked: Asked) -> SparkRows:
    frame, kinds = read_parquet(engine, source)
    _require_distinct(source.label, frame.columns)
    chosen = asked.of(frame.columns)
    place_by_row(engine, source, _picked(chosen), frame)
    return SparkRows({name: kinds[name] for name in chosen}, _called(chosen), tuple(frame.columns), placed=True)


def _text_rows(engine: SparkEngine, source: SparkFiles, asked: Asked) -> SparkRows:
    read = read_csv if source.form == "csv" else read_json
    frame, names, repeated = read(engine, source)
    chosen = asked.of(list(dict.fromkeys(names)))
    place_by_block(engine, _picked(chosen), frame)
    return SparkRows(
        dict.fromkeys(chosen, "string"),
        _called(chosen),
        tuple(dict.fromkeys(names)),
        placed=True,
        place="line",
        first=2 if source.form == "csv" else 1,
        repeated=repeated,
        costly=True,
    )


def _frame_rows(engine: SparkEngine, label: str, frame: DataFrame, asked: Asked) -> SparkRows:
    _require_distinct(label, frame.columns)
    chosen = asked.of(frame.columns)
    kinds = dict(frame.dtypes)
    with clear_words(label):
        # the engine's own session sees nothing of the caller's but what is shared by all
        frame.selectExpr(*_picked(chosen) or ["1 AS none"]).createOrReplaceGlobalTempView(SHARED)
        try:
            engine.view("raw", engine.work.table(f"global_temp.{SHARED}"))
        finally:
            frame.sparkSession.catalog.dropGlobalTempView(SHARED)
    return SparkRows({name: kinds[name] for name in chosen}, _called(chosen), tuple(frame.columns), costly=True)


def _picked(chosen: Sequence[str]) -> list[str]:
    return [f"{identifier(name)} AS c{number}" for number, name in enumerate(chosen)]


def _called(chosen: Sequence[str]) -> dict[str, str]:
    return {name: f"c{number}" for number, name in enumerate(chosen)}


def _require_distinct(label: str, names: Sequence[str]) -> None:
    if not names:
        raise JourneyError(f"the log {label} has no columns")
    repeated = sorted(name for name, count in Counter(names).items() if count > 1)
    if repeated:
        raise JourneyError(
            f'the log {label} has more than one column "{repeated[0]}"', "give each column a name of its own"
        )
