"""Apache Spark as an engine: tables are views over rows that are kept once, statements are translated."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from journeymap.events.spark.dialect import identifier, needs_no_table, spark_sql
from journeymap.events.spark.faults import clear_words
from journeymap.events.spark.session import own_session, work_session
from journeymap.events.spark.storage import release, stored

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["SparkEngine"]

SMALL = 200_000
"""Tables of at most so many rows are sent to every worker instead of parting the larger side of a join."""


class SparkEngine:
    """Apache Spark, in a session that is given or in one that is started on this machine.

    Statements run in a session of the engine's own beside the given one, so that neither settings nor names of views
    meet those of the caller.

    Args:
        session: a session that is there; it is left as it is, and stays open. Unsaid: the one that is open, else a new
            one, which `close` stops.
        master: where a new session runs: `local[4]`, `spark://host:7077`, `yarn`. Unsaid: on this machine.
        memory_limit: what a new session on this machine may use (`2GB`), the rest spills to disk.
        threads: how many threads a new session on this machine uses; unsaid: one a core.
        settings: further settings of a new session, such as {"spark.ui.enabled": "true"}.

    Raises:
        JourneyError: Spark, sqlglot or Java is missing, the session cannot start, or the limit is no size.
    """

    name = "spark"
    dialect = "spark"

    def __init__(
        self,
        session: SparkSession | None = None,
        *,
        master: str | None = None,
        memory_limit: str | None = None,
        threads: int | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self._owned = None
        if session is None:
            session, started = own_session(master, memory_limit, threads, settings or {})
            self._owned = session if started else None
        self.session = session
        """The session that was given or started; tables and frames are looked up in it."""
        self.work = work_session(session)
        """The engine's own session beside it, which holds the tables as views."""
        self._tables: dict[str, DataFrame | None] = {}
        self.ran: list[tuple[str, str]] = []

    def create(self, name: str, select: str) -> None:
        """Run `select` and keep its rows as table `name`, in place of a table that had the name."""
        if needs_no_table(select):
            self.define(name, spark_sql(select))
        else:
            self.keep(name, spark_sql(select))

    def keep(self, name: str, select: str) -> int:
        """Like `create`, of a SELECT in Spark's own dialect; gives the number of rows."""
        self.ran.append((name, select))
        with clear_words(name):
            frame = self.work.sql(select)
        return self.store(name, frame)

    def store(self, name: str, frame: DataFrame) -> int:
        """Keep the rows of a frame of the engine's own session as table `name`; gives their number."""
        with clear_words(name):
            kept, count = stored(self.session, frame)
            self._put(name, kept.hint("broadcast") if count <= SMALL else kept, kept)
        return count

    def define(self, name: str, select: str) -> None:
        """Make `select`, in Spark's own dialect, readable as `name`; it is computed wherever it is used."""
        self.ran.append((name, select))
        with clear_words(name):
            self._put(name, self.work.sql(select), None)

    def view(self, name: str, frame: DataFrame) -> None:
        """Make a frame of the engine's own session readable as `name`, in place of a table that had the name."""
        with clear_words(name):
            self._put(name, frame, None)

    def _put(self, name: str, frame: DataFrame, kept: DataFrame | None) -> None:
        frame.createOrReplaceTempView(identifier(name))
        before, self._tables[name] = self._tables.get(name), kept
        if before is not None:
            release(before)

    def rows(self, name: str, select: str) -> list[dict[str, Any]]:
        """Run `select` (called `name` in `ran`) and fetch its rows; for aggregates only."""
        self.ran.append((name, spark_sql(select)))
        return self.fetch(name, select)

    def fetch(self, name: str, select: str) -> list[dict[str, Any]]:
        """Like `rows`, but not noted in `ran`: for looking at a source before it is read."""
        return self.look(name, spark_sql(select))

    def columns(self, name: str, select: str) -> dict[str, NDArray[Any]]:
        """Like `rows`, by column as arrays; for numbers, none of them NULL."""
        import numpy as np

        text = spark_sql(select)
        self.ran.append((name, text))
        with clear_words(name):
            frame = self.work.sql(text)
            rows = frame.collect()
        return {key: np.array([_number(row[place]) for row in rows]) for place, key in enumerate(frame.columns)}

    def look(self, name: str, select: str) -> list[dict[str, Any]]:
        """Like `fetch`, of a SELECT in Spark's own dialect."""
        with clear_words(name):
            rows = self.work.sql(select).collect()
            return [{key: _number(value) for key, value in row.asDict().items()} for row in rows]

    def drop(self, name: str) -> None:
        """Let go of table `name`, if it is there."""
        if name not in self._tables:
            return
        with clear_words(name):
            kept = self._tables.pop(name)
            self.work.catalog.dropTempView(name)
            if kept is not None:
                release(kept)

    def close(self) -> None:
        """Let go of all tables, and stop the session if it was started here; a second call does nothing."""
        try:
            for name in list(self._tables):
                self.drop(name)
        finally:
            self._tables.clear()
            owned, self._owned = self._owned, None
            if owned is not None:
                owned.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _number(value: Any) -> Any:
    """Exact decimals as the numbers that DuckDB gives in their place."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
