"""Rows that are computed once: kept by Spark's workers, or in the checkpoint folder that was set, and let go again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.events.spark.session import is_local

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["release", "stored"]


def stored(session: SparkSession, frame: DataFrame) -> tuple[DataFrame, int]:
    """The same rows, computed and kept, without memory of where they came from; and how many there are.

    A plan that holds all statements before it would grow with each of them. So rows are cut off from their origin:
    in the checkpoint folder, where the session has one (they outlive the loss of a worker), else in the workers'
    memory and on their disks, on a cluster twice.
    """
    from pyspark import StorageLevel

    if session.conf.get("spark.checkpoint.dir", None) or _checkpoint_folder(session):
        kept = frame.checkpoint(eager=True)
    elif is_local(session):
        kept = frame.localCheckpoint(eager=False)  # counting computes them
    else:
        kept = frame.localCheckpoint(eager=False, storageLevel=StorageLevel.MEMORY_AND_DISK_2)
    return kept, kept.count()


def release(frame: DataFrame) -> None:
    """Give back the room of rows that `stored` kept. A Spark server frees them itself once nobody holds the frame."""
    rows = getattr(frame, "_jdf", None)
    if rows is None:
        return
    kept = rows.queryExecution().analyzed().rdd()
    file = kept.getCheckpointFile()
    kept.unpersist(False)
    if file.isDefined() and not kept.isLocallyCheckpointed():
        context: Any = frame.sparkSession.sparkContext
        path = context._jvm.org.apache.hadoop.fs.Path(file.get())  # noqa: SLF001 -- Python has no such method
        path.getFileSystem(context._jsc.hadoopConfiguration()).delete(path, True)  # noqa: SLF001


def _checkpoint_folder(session: SparkSession) -> str | None:
    context = getattr(session, "_sc", None)
    return None if context is None else context.getCheckpointDir()
