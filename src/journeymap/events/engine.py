"""What an engine must do: hold tables, run SELECTs, answer with rows. Everything else is in the `.sql` files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Engine"]


class Engine(Protocol):
    """A place where events live and statements run.

    The statements are SELECTs in the checked subset (docs/sql.md), written as DuckDB reads them; how a result is kept
    and how files are read is each engine's own.
    """

    name: str
    """What the result calls it: `duckdb`, `spark`."""
    dialect: str
    """The dialect that sqlglot knows it by."""
    ran: list[tuple[str, str]]
    """Name and text of every statement that ran, in the engine's own dialect, for `--sql`."""

    def create(self, name: str, select: str) -> None:
        """Run `select` and keep its rows as table `name`, in place of a table that had the name."""

    def rows(self, name: str, select: str) -> list[dict[str, Any]]:
        """Run `select` (called `name` in `ran`) and fetch its rows; for aggregates only."""

    def fetch(self, name: str, select: str) -> list[dict[str, Any]]:
        """Like `rows`, but not noted in `ran`: for looking at a source before it is read."""

    def columns(self, name: str, select: str) -> dict[str, NDArray[Any]]:
        """Like `rows`, by column as arrays; for numbers, none of them NULL."""

    def drop(self, name: str) -> None:
        """Let go of table `name`, if it is there."""

    def close(self) -> None:
        """Let go of all tables and temporary files; a second call does nothing."""
