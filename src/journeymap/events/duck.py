"""The default engine: DuckDB, embedded, in UTC, offline, with private temporary files."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from journeymap.diagnostics import JourneyError
from journeymap.events.bounds import parse_size, process_bound
from journeymap.events.statements import identifier, literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


__all__ = ["FAILED", "DuckEngine", "disk_full"]

ENGINE_SHARE = 0.6
MOST_THREADS = 1024
FAILED = "the engine could not run"
"""How a message begins where a statement, or the data under it, is at fault."""


class DuckEngine:
    """DuckDB inside this process.

    Args:
        memory_limit: what this process may use (`2GB`); the engine takes 60% of it, since reading and Python need
            the rest. Unsaid: the machine's or the container's memory.
        threads: how many threads to use; unsaid: one a core.

    Raises:
        JourneyError: the limit is no size, or DuckDB cannot start.
    """

    name = "duckdb"
    dialect = "duckdb"

    def __init__(self, memory_limit: str | None = None, threads: int | None = None) -> None:
        import duckdb

        bound = parse_size(memory_limit) if memory_limit else process_bound()
        if threads is not None and threads < 1:
            raise JourneyError(f"{threads} threads are too few", "use 1 or more")
        if threads is not None and threads > MOST_THREADS:  # each is started, and far more than cores only wait
            raise JourneyError(f"{threads} threads are too many", f"use {MOST_THREADS} or fewer; unsaid: one a core")
        self.folder = Path(tempfile.mkdtemp(prefix="journeymap-"))
        """Private temporary files; gone when the engine is closed, collected, or the process ends."""
        self._discard = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.ran: list[tuple[str, str]] = []
        settings: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": f"{int(bound * ENGINE_SHARE)}B",
            "pandas_analyze_sample": 0,  # a column of Python objects is text, whatever its first values are
            "python_enable_replacements": False,  # a table's name never means a variable of ours
            "temp_directory": str(self.folder / "spill"),
        }
        if threads is not None:
            settings["threads"] = threads
        with self._clear_words("start"):
            self._connection = duckdb.connect(":memory:", config=settings)
            self._connection.execute("SET TimeZone = 'UTC'")

    def create(self, name: str, select: str) -> None:
        """Run `select` and keep its rows as table `name`, in place of a table that had the name."""
        self.ran.append((name, select))
        with self._clear_words(name):
            self._connection.execute(f"CREATE OR REPLACE TABLE {identifier(name)} AS\n{select}")

    def rows(self, name: str, select: str) -> list[dict[str, Any]]:
        """Run `select` (called `name` in `ran`) and fetch its rows; for aggregates only."""
        self.ran.append((name, select))
        return self.fetch(name, select)

    def fetch(self, name: str, select: str) -> list[dict[str, Any]]:
        """Like `rows`, but not noted in `ran`: for looking at a source before it is read."""
        with self._clear_words(name):
            cursor = self._connection.execute(select)
            columns = [column[0] for column in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def columns(self, name: str, select: str) -> dict[str, NDArray[Any]]:
        """Like `rows`, by column as arrays; for numbers, none of them NULL."""
        self.ran.append((name, select))
        with self._clear_words(name):
            found: dict[str, NDArray[Any]] = self._connection.execute(select).fetchnumpy()
        return found

    def perform(self, name: str, text: str) -> None:
        """Run what is no SELECT (called `name` in messages): attaching a file, writing one."""
        with self._clear_words(name):
            self._connection.execute(text)

    def register(self, name: str, frame: object) -> None:
        """Make a DataFrame, an Arrow table or a dict of NumPy arrays readable as `name`, without copying it."""
        with self._clear_words(name):
            self._connection.register(name, frame)  # type: ignore[arg-type,unused-ignore]

    def unregister(self, name: str) -> None:
        """Forget a registered frame."""
        self._connection.unregister(name)

    def append(self, name: str, columns: Mapping[str, Any]) -> None:
        """Add rows, given as equally long NumPy arrays of text by column name, to table `name`.

        The table is made where it is missing; columns that are new to it are empty in the rows before.
        """
        batch = "journeymap batch"
        there = self._columns_of(name)
        self.register(batch, dict(columns))
        texts = ", ".join(f"CAST({identifier(column)} AS VARCHAR) AS {identifier(column)}" for column in columns)
        with self._clear_words(name):
            for column in columns if there else ():
                if column not in there:
                    self._connection.execute(f"ALTER TABLE {identifier(name)} ADD COLUMN {identifier(column)} VARCHAR")
            verb = f"INSERT INTO {identifier(name)} BY NAME" if there else f"CREATE TABLE {identifier(name)} AS"
            self._connection.execute(f"{verb} SELECT {texts} FROM {identifier(batch)}")
        self.unregister(batch)

    def drop(self, name: str) -> None:
        """Let go of table `name`, if it is there."""
        with self._clear_words(name):
            self._connection.execute(f"DROP TABLE IF EXISTS {identifier(name)}")

    def close(self) -> None:
        """Let go of all tables and temporary files; a second call does nothing."""
        try:
            self._connection.close()
        finally:
            self._discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _columns_of(self, name: str) -> set[str]:
        select = "SELECT column_name FROM duckdb_columns() WHERE table_name = "
        return {row["column_name"] for row in self.fetch(name, select + literal(name))}

    @contextmanager
    def _clear_words(self, name: str) -> Iterator[None]:
        import duckdb

        try:
            yield
        except (duckdb.InterruptException, RuntimeError) as error:
            if "interrupted" in str(error).lower():  # Ctrl-C while DuckDB works arrives as one of these
                raise KeyboardInterrupt from None
            raise
        except duckdb.OutOfMemoryException as error:
            raise _out_of_memory(name, str(error)) from error
        except duckdb.Error as error:
            if "No space left" in str(error):
                raise _out_of_memory(name, str(error)) from error
            raise JourneyError(f'{FAILED} "{name}": {_first_line(error)}') from error


def disk_full(what: str) -> JourneyError:
    """What is said where temporary files find no room; `what` says what they are for."""
    return JourneyError(
        f"the disk is full: {what} needs more room for temporary files",
        "free some space, or set TMPDIR to a folder on a larger disk",
    )


def _out_of_memory(name: str, text: str) -> JourneyError:
    if "max_temp_directory_size" in text or "No space" in text:
        return disk_full(f'"{name}"')
    return JourneyError(f'"{name}" needs more memory than it may use', "raise --memory-limit, or use fewer --threads")


def _first_line(error: Exception) -> str:
    first = str(error).strip().splitlines()[0]
    return first.split("Error: ", 1)[-1]
