"""JSON lines in Spark: one object a line, its keys are the columns, every value as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.diagnostics import JourneyError
from journeymap.events.spark.engine import SparkEngine
from journeymap.events.spark.sources import SparkFiles

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["read_json"]


def read_json(engine: SparkEngine, source: SparkFiles) -> tuple[DataFrame, tuple[str, ...], tuple[str, ...]]:
    """The objects of JSON lines files with their keys as columns, and all keys; no key counts twice.

    Raises:
        JourneyError: there are no objects.
    """
    from pyspark.sql.types import StringType, StructField, StructType

    reader = engine.work.read.options(mode="FAILFAST", primitivesAsString="true")
    names = tuple(reader.json(list(source.paths)).columns)
    if not names:
        raise JourneyError(f"the log {source.label} has no rows")
    schema = StructType([StructField(name, StringType()) for name in names])
    return reader.schema(schema).json(list(source.paths)), names, ()
