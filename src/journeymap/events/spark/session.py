"""Spark sessions: one that is started here, and one beside it in which statements mean what they mean in DuckDB."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from journeymap.diagnostics import JourneyError
from journeymap.events.bounds import parse_size, process_bound
from journeymap.events.spark.dialect import SPARK_MISSING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["PINNED", "is_local", "own_session", "work_session"]

HEAP_SHARE = 0.6
JAVA_MISSING = "install Java 17 or newer (Debian and Ubuntu: apt install default-jre-headless), or set JAVA_HOME"

PINNED = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "false",
    "spark.sql.ansi.enforceReservedKeywords": "false",
    "spark.sql.ansi.relationPrecedence": "false",
    "spark.sql.caseSensitive": "true",
    "spark.sql.groupByOrdinal": "true",
    "spark.sql.orderByOrdinal": "true",
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.legacy.parquet.nanosAsLong": "true",
    "spark.sql.csv.parser.columnPruning.enabled": "false",
    "spark.sql.timestampType": "TIMESTAMP_LTZ",
    "spark.sql.variable.substitute": "false",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.coalescePartitions.enabled": "true",
}
"""Settings that change results or the reading of a statement: `${x}` in a text is no variable, `\\n` is what
`dialect.literal` writes, a row with too few values is seen."""


def own_session(
    master: str | None, memory_limit: str | None, threads: int | None, settings: Mapping[str, str]
) -> tuple[SparkSession, bool]:
    """The session that is open, else a new one with these settings, and whether it was started here.

    Raises:
        JourneyError: Spark or Java is missing or cannot start, or what is said of memory and threads cannot be.
    """
    _require_sound(master, memory_limit, threads)
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise JourneyError("the engine Spark needs PySpark, which is not installed", SPARK_MISSING) from None
    there = SparkSession.getActiveSession() or _in_another_thread()
    if there is not None and (master is None or master == there.conf.get("spark.master", None)):
        return there, False
    if there is not None:
        raise JourneyError(
            f"a Spark session is open already, on {there.conf.get('spark.master', 'a server')}",
            "give it to the engine as session, or stop it first",
        )
    own = _settings(master or f"local[{threads or '*'}]", memory_limit, threads or os.cpu_count() or 1)
    return _started({**own, **settings}), True


def _in_another_thread() -> SparkSession | None:
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    context: Any = getattr(SparkContext, "_active_spark_context", None)
    if context is None or context._jsc is None:  # noqa: SLF001 -- PySpark has no other word for it
        return None
    found: SparkSession = SparkSession.builder.getOrCreate()
    return found


def work_session(session: SparkSession) -> SparkSession:
    """A session beside `session`, with its settings but those that change results; views of the two do not meet.

    Raises:
        JourneyError: the session has ended, or it cannot have another beside it.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        work = session.newSession()
        for key, value in session.conf.getAll.items():
            if key.startswith("spark.sql.") and work.conf.get(key, None) != value and work.conf.isModifiable(key):
                work.conf.set(key, value)
        for key, value in PINNED.items():
            with suppress(PySparkException):  # a version of Spark that does not know a setting does not need it
                work.conf.set(key, value)
    except (Py4JError, PySparkException, AttributeError, OSError) as error:
        raise JourneyError("this Spark session cannot be used: it was stopped, or is of another kind") from error
    return work


def is_local(session: SparkSession) -> bool:
    """Whether everything runs on this machine, in one process."""
    return str(session.conf.get("spark.master", "")).startswith("local")


def _require_sound(master: str | None, memory_limit: str | None, threads: int | None) -> None:
    if memory_limit is not None:
        parse_size(memory_limit)
        if master is not None and not master.startswith("local"):
            raise JourneyError(
                "a memory limit is about this machine, not about a cluster",
                "set spark.executor.memory in the cluster's configuration",
            )
    if threads is not None:
        if threads < 1:
            raise JourneyError(f"{threads} threads are too few", "use 1 or more")
        if master is not None:
            raise JourneyError(
                f'the master "{master}" says itself how many threads there are',
                f"write local[{threads}] and no threads",
            )


def _settings(master: str, memory_limit: str | None, threads: int) -> dict[str, str]:
    common = {
        "spark.master": master,
        "spark.app.name": "journeymap",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }
    if not master.startswith("local"):
        return common
    bound = parse_size(memory_limit) if memory_limit else process_bound()
    return common | {
        "spark.driver.memory": f"{int(bound * HEAP_SHARE) >> 20}m",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.local.dir": tempfile.gettempdir(),
        "spark.sql.shuffle.partitions": str(max(4, 2 * threads)),
        "spark.sql.warehouse.dir": str(Path(tempfile.gettempdir()) / "journeymap-warehouse"),
    }


def _started(settings: Mapping[str, str]) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    if settings["spark.master"].startswith("local"):
        _require_java()
    builder: Any = SparkSession.builder
    for key, value in settings.items():
        builder = builder.config(key, value)
    with tempfile.TemporaryFile() as said:
        try:
            with _spoken_into(said):
                session: SparkSession = builder.getOrCreate()
        except (PySparkException, Py4JError, OSError) as error:
            raise JourneyError(f"Spark cannot start: {_why(said, error)}", JAVA_MISSING) from error
    return session


def _require_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not (Path(home, "bin", "java").exists() if home else shutil.which("java")):
        where = f"JAVA_HOME is {home}, where no Java is" if home else "it is not installed"
        raise JourneyError(f"the engine Spark needs Java: {where}", JAVA_MISSING)


@contextmanager
def _spoken_into(said: IO[bytes]) -> Iterator[None]:
    """What Java says while it starts goes into a file: it is no fault, and is not for the user."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        os.dup2(said.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _why(said: IO[bytes], error: Exception) -> str:
    said.seek(0)
    lines = [line.strip() for line in said.read().decode(errors="replace").splitlines()]
    telling = [line for line in lines if "rror" in line or "xception" in line]
    return (telling or [str(error).strip().splitlines()[0]])[0]
