"""Parquet files in Spark, with what their columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.events.spark.engine import SparkEngine
from journeymap.events.spark.sources import SparkFiles

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["read_parquet"]


def read_parquet(engine: SparkEngine, source: SparkFiles) -> tuple[DataFrame, dict[str, str]]:
    """The rows of Parquet files, which may differ in their columns, and Spark's type of each column.

    Times in nanoseconds, which Spark has as whole numbers, are called `nanos`, and `zoned nanos` where they are in UTC.
    """
    frame = engine.work.read.option("mergeSchema", "true").parquet(*source.paths)
    kinds = dict(frame.dtypes)
    whole = [name for name, kind in kinds.items() if kind == "bigint"]
    return frame, kinds | (_nanos(engine, frame, whole) if whole else {})


def _nanos(engine: SparkEngine, frame: DataFrame, names: list[str]) -> dict[str, str]:
    """Those whole numbers that the first file says are times."""
    context: Any = getattr(engine.work, "_sc", None)
    files = frame.inputFiles()
    if context is None or not files:  # a Spark server does not say
        return {}
    classes = context._jvm.org.apache  # noqa: SLF001 -- PySpark does not show what a file says of its columns
    path = classes.hadoop.fs.Path(context._jvm.java.net.URI(files[0]))  # noqa: SLF001
    opened = classes.parquet.hadoop.util.HadoopInputFile.fromPath(path, context._jsc.hadoopConfiguration())  # noqa: SLF001
    footer = classes.parquet.hadoop.ParquetFileReader.open(opened)
    try:
        schema = footer.getFileMetaData().getSchema()
        meanings = {
            name: str(schema.getType(name).getLogicalTypeAnnotation()) for name in names if schema.containsField(name)
        }
    finally:
        footer.close()
    kinds = {"TIMESTAMP(NANOS,true)": "zoned nanos", "TIMESTAMP(NANOS,false)": "nanos"}
    return {name: kinds[meaning] for name, meaning in meanings.items() if meaning in kinds}
