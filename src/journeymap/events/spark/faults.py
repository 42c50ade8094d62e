"""What Spark says of a failure, in clear words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from journeymap.diagnostics import JourneyError

__all__ = ["FAILED", "cause_of", "clear_words", "unspoken"]

FAILED = "the engine could not run"
"""How a message begins where a statement, or the data under it, is at fault."""
LOST = ("Checkpoint block", "checkpoint block", "BlockNotFound", "CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND")
CLASS = re.compile(r"^(?:[a-z][\w$]*\.)+[A-Z][\w$]*(?:Exception|Error): ")
CONDITION = re.compile(r"^\[[A-Z_.]+\] ")


@contextmanager
def clear_words(name: str) -> Iterator[None]:
    """Turn what Spark raises while it works on `name` into a JourneyError."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        with unspoken():
            yield
    except (PySparkException, Py4JError, ConnectionError) as error:
        raise _told(name, error) from error
    except AttributeError as error:
        if "NoneType" not in str(error):
            raise
        raise _stopped(name) from error  # what PySpark says of a session that was stopped


@contextmanager
def unspoken() -> Iterator[None]:
    """PySpark writes a failed statement with its trace to the terminal; here it becomes one sentence."""
    from pyspark.logger import PySparkLogger

    loggers = [PySparkLogger.getLogger(name) for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger")]
    before = [logger.disabled for logger in loggers]
    try:
        for logger in loggers:
            logger.disabled = True
        yield
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled


def cause_of(error: BaseException) -> str:
    """The sentence of a failure that says why: of the innermost cause, without its class and without a trace."""
    text = str(getattr(error, "_desc", None) or error).strip()
    causes = re.findall(r"^Caused by: (.*)$", text + "\n" + str(getattr(error, "_stackTrace", "") or ""), re.MULTILINE)
    first = (causes or text.splitlines() or [type(error).__name__])[-1 if causes else 0]
    return CONDITION.sub("", CLASS.sub("", first.strip())).split(" SQLSTATE:")[0].strip()


def _told(name: str, error: BaseException) -> JourneyError:
    text = f"{error} {getattr(error, '_stackTrace', '')}"
    if "OutOfMemory" in text:
        return JourneyError(
            f'"{name}" needs more memory than it may use',
            "raise --memory-limit, or the cluster's spark.executor.memory",
        )
    if "No space left" in text:
        return JourneyError(
            f'the disk is full: "{name}" needs more room for temporary files',
            "free some space, or set TMPDIR (on a cluster spark.local.dir) to a folder on a larger disk",
        )
    if any(word in text for word in LOST):
        return JourneyError(
            f'"{name}" lost rows: a worker of the cluster has gone, and they were kept there',
            "set a checkpoint folder, spark.sparkContext.setCheckpointDir, and run it again",
        )
    if (
        isinstance(error, ConnectionError)
        or type(error).__name__ == "Py4JNetworkError"
        or "stopped SparkContext" in text
    ):
        return _stopped(name)
    return JourneyError(f'{FAILED} "{name}": {cause_of(error)}')


def _stopped(name: str) -> JourneyError:
    return JourneyError(f'Spark has stopped, and "{name}" with it', "start it again")
