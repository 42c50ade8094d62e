"""CSV and TSV files in Spark: the header as it is written, every value as text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journeymap.diagnostics import JourneyError
from journeymap.events.delimited_header import parse_header
from journeymap.events.spark.engine import SparkEngine
from journeymap.events.spark.sources import SparkFiles

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["read_csv"]

HEAD = 20
"""Lines in which a header with line ends in its names stands."""


def read_csv(engine: SparkEngine, source: SparkFiles) -> tuple[DataFrame, tuple[str, ...], tuple[str, ...]]:
    """The rows of CSV files with one header, all names in it, and those that stand there more than once.

    Raises:
        JourneyError: there is no header, or a name stands in it twice and there are several files.
    """
    from pyspark.sql.types import StringType, StructField, StructType

    names, delimiter = _header(engine, source)
    repeated = tuple(sorted(name for name, count in Counter(names).items() if count > 1))
    if repeated and len(source.paths) > 1:
        raise JourneyError(
            f'the log {source.label} has more than one column "{repeated[0]}"', "give each a name of its own"
        )
    seen: set[str] = set()
    fields = []
    for number, name in enumerate(names):
        fields.append(StructField(f"journeymap column {number}" if name in seen else name, StringType()))
        seen.add(name)
    frame = (
        engine.work.read.schema(StructType(fields))
        .options(header="true", sep=delimiter, quote='"', escape='"', multiLine="true", mode="FAILFAST")
        .options(enforceSchema=str(bool(repeated)).lower())
        .csv(list(source.paths))
    )
    return frame, names, repeated


def _header(engine: SparkEngine, source: SparkFiles) -> tuple[tuple[str, ...], str]:
    lines = [row["value"] for row in engine.work.read.text(source.paths[0]).take(HEAD)]
    text = "\n".join(lines).removeprefix("\ufeff")
    if "\0" in text:
        raise JourneyError(f"the log {source.label} is not text", "a CSV file is plain text in UTF-8: export it again")
    if "\ufffd" in text.partition("\n")[0]:
        raise JourneyError(f"the log {source.label} is not UTF-8 at line 1", "save it as UTF-8")
    return parse_header(text, source.label)
