"""What a log's name means to Spark: files, a table of the catalog, or a DataFrame."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap.diagnostics import JourneyError
from journeymap.events.files import content_hash, find_files, kind_of, parquet_files, shown
from journeymap.events.spark.engine import SparkEngine
from journeymap.events.spark.faults import clear_words
from journeymap.events.spark.session import is_local

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["SparkFiles", "find_source", "is_spark_frame"]

TABLE = "spark:"
ALLOWED = "Spark reads Parquet, CSV and JSON lines, tables of its catalog and its own DataFrames"
CONVERT = "convert it first: journeymap events LOG --to FILE.parquet"
BY_NAME = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".txt": "csv",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
}
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SparkFiles:
    """Files of a log.

    Args:
        label: its name, for people.
        form: `parquet`, `csv` or `json`.
        paths: as Spark finds them.
        files: as Python finds them, every single one; empty where they lie elsewhere.
        content: 12 hexadecimal digits that stand for their bytes; None where they lie elsewhere.
    """

    label: str
    form: str
    paths: tuple[str, ...]
    files: tuple[str, ...] = ()
    content: str | None = None


def is_spark_frame(log: Any) -> bool:
    """Whether a log is a DataFrame of Spark, without importing Spark."""
    return type(log).__module__.startswith("pyspark.sql") and hasattr(log, "sparkSession")


def find_source(engine: SparkEngine, log: Any) -> tuple[str, SparkFiles | DataFrame]:
    """The log's name, and its files or its rows.

    A text is a table where it says `spark:TABLE`, or where there is no such file but such a table.

    Raises:
        JourneyError: there is no such log, or Spark does not read its form.
    """
    if is_spark_frame(log):
        return "in memory", log
    several = [log] if isinstance(log, str | os.PathLike) else log
    if (
        not isinstance(several, Sequence)
        or not several
        or not all(isinstance(one, str | os.PathLike) for one in several)
    ):
        raise JourneyError(
            f"the engine Spark cannot read a log from {type(log).__name__}",
            f"{ALLOWED}; session.createDataFrame makes one of a pandas DataFrame",
        )
    names = [os.fspath(one) for one in several]
    if len(names) == 1 and names[0].startswith(TABLE):
        return names[0], _table(engine, names[0].removeprefix(TABLE))
    if len(names) == 1 and not Path(names[0]).exists() and _is_table(engine, names[0]):
        return names[0], _table(engine, names[0])
    found = _elsewhere(names) if _lie_elsewhere(engine, names) else _here(names)
    return found.label, found


def _lie_elsewhere(engine: SparkEngine, names: Sequence[str]) -> bool:
    return not is_local(engine.session) or any(ELSEWHERE.match(name) for name in names)


def _here(names: Sequence[str]) -> SparkFiles:
    files = find_files(names)
    form = kind_of(files[0])
    if form not in ("parquet", "csv", "json"):
        raise JourneyError(f"the engine Spark cannot read the log {shown(files[0])}: it is {form.upper()}", CONVERT)
    single = tuple(path for file in files for path in (parquet_files(file) if form == "parquet" else [file]))
    return SparkFiles(_label(files), form, tuple(_local_path(file) for file in files), single, content_hash(files))


def _elsewhere(names: Sequence[str]) -> SparkFiles:
    forms = {BY_NAME.get(_suffix(name), "parquet") for name in names}
    if len(forms) > 1:
        raise JourneyError(f"the files of a log must be of one form, not {' and '.join(sorted(forms))}", ALLOWED)
    return SparkFiles(_label(names), forms.pop(), tuple(names))


def _label(names: Sequence[str]) -> str:
    first = shown(names[0].rstrip("/"))
    return first if len(names) == 1 else f"{first} and {len(names) - 1} more"


def _suffix(name: str) -> str:
    path = Path(name.rstrip("/"))
    return Path(path.stem).suffix.lower() if path.suffix.lower() in (".gz", ".zst", ".bz2") else path.suffix.lower()


def _local_path(file: str) -> str:
    """Spark takes names for patterns."""
    return "file://" + re.sub(r"([\\{}\[\]*?])", r"\\\1", str(Path(file).absolute()))


def _is_table(engine: SparkEngine, name: str) -> bool:
    if "/" in name or "\\" in name:
        return False
    from pyspark.errors import PySparkException

    try:
        return bool(engine.session.catalog.tableExists(name))
    except PySparkException:  # it is no name of a table at all
        return False


def _table(engine: SparkEngine, name: str) -> DataFrame:
    from pyspark.errors import AnalysisException

    with clear_words("table"):
        try:
            return engine.session.table(name)
        except AnalysisException as error:
            raise JourneyError(f'Spark has no table "{name}"', _tables(engine)) from error


def _tables(engine: SparkEngine) -> str:
    names = sorted(table.name for table in engine.session.catalog.listTables())
    return f"tables here: {', '.join(names[:20])}" if names else "its catalog has no tables here"
