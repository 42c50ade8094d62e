"""Options that say which engine does the work and what it may use, shared by the commands that lay a log over a journey."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from journeymap.events.engine import Engine

__all__ = ["engine_options", "opened"]

Command = TypeVar("Command", bound=Callable[..., Any])


def engine_options(command: Command) -> Command:
    """Add the options to a command; `opened` takes their values."""
    for option in (
        click.option("--threads", type=click.IntRange(min=1), metavar="N", help="Use N threads; unsaid: one a core."),
        click.option("--memory-limit", metavar="SIZE", help="Use at most so much memory: 2GB; the rest spills to disk."),
        click.option("--spark-master", metavar="URL", callback=_only_with_spark,
                     help="Where Spark runs: local[4], spark://HOST:7077, yarn; unsaid: on this machine."),
        click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True,
                     is_eager=True, help="What counts: DuckDB on this machine, or Apache Spark."),
    ):  # fmt: skip
        command = option(command)
    return command


def opened(values: Mapping[str, Any]) -> Engine:
    """Open the engine that the options ask for; the caller closes it. Values of other options are left alone.

    Raises:
        JourneyError: the engine cannot start, or an amount of memory is none.
    """
    master, memory, threads = (values.get(name) for name in ("spark_master", "memory_limit", "threads"))
    if values.get("engine", "duckdb") == "duckdb":
        from journeymap.events.duck import DuckEngine

        return DuckEngine(memory, threads)
    from journeymap.events.spark.engine import SparkEngine

    return SparkEngine(master=master, memory_limit=memory, threads=threads)


def _only_with_spark(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value is not None and context.params.get("engine") != "spark":
        raise click.UsageError("--spark-master says where Spark runs; add --engine spark")
    return value
