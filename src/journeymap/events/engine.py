"""What an engine must do: hold tables, run SELECTs, answer with rows. Everything else is in the `.sql` files."""

from __future__ import annotations

from typing import Any, Protocol

__all__ = ["Engine"]


class Engine(Protocol):
    """A place where events live and statements run.

    The statements are SELECTs in the checked subset (docs/sql.md); how a result is kept, how files are read and how
    quantiles are taken is each engine's own.
    """

    name: str
    """What the result calls it: `duckdb`."""
    dialect: str
    """The dialect that sqlglot knows it by."""
    ran: list[tuple[str, str]]
    """Name and text of every statement that ran, for `--sql`."""

    def create(self, name: str, select: str) -> None:
        """Run `select` and keep its rows as table `name`."""

    def rows(self, name: str, select: str) -> list[dict[str, Any]]:
        """Run `select` (called `name` in `ran`) and fetch its rows; for aggregates only."""

    def close(self) -> None:
        """Let go of all tables and temporary files."""
