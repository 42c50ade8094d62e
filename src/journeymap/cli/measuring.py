"""Laying a journey over a log: the options of all commands that do, and the doing, shown while it takes long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from journeymap.cli.engine_options import engine_options, opened
from journeymap.cli.log_options import log_options, reading
from journeymap.cli.progress import progress

if TYPE_CHECKING:
    from journeymap.api import JourneyMap
    from journeymap.events.engine import Engine
    from journeymap.results.overlay import Overlay

__all__ = ["LOG", "measured", "measuring_options", "refuse_without_log"]

Command = TypeVar("Command", bound=Callable[..., Any])

LOG = "CSV, Parquet, JSON lines, XES or OCEL 2.0, also compressed, or FILE::TABLE"
"""What a log may be, in the help of commands."""

WORKING = ("spark_master", "memory_limit", "threads")


def measuring_options(command: Command) -> Command:
    """Add the options that say how a log is read and by what; `measured` takes their values."""
    kept = click.option("--no-cache", is_flag=True, help="Count anew, and keep nothing of what is found on disk.")
    return log_options(engine_options(kept(command)))


def measured(
    journey: JourneyMap, log: str, options: Mapping[str, Any], ran: list[tuple[str, str]] | None = None
) -> Overlay:
    """The journey laid over `log`; where `ran` is given, nothing is taken from earlier runs, and statements are noted in it."""

    def opening() -> Engine:
        engine = opened(options)
        engine.ran = engine.ran if ran is None else ran
        return engine

    cache = ran is None and not options["no_cache"]
    with progress() as tell:
        return journey.overlay_by(opening, options["engine"], log, cache=cache, tell=tell, **reading(options))


def refuse_without_log(log: str | None, options: Mapping[str, Any]) -> None:
    """Options that say how to read a log are misuse where no log is named."""
    said = [*reading(options), *(name for name in WORKING if options.get(name) is not None)]
    if said and log is None:
        name = said[0].rstrip("_").replace("_", "-")
        raise click.UsageError(f"--{name} says how to read a log; name it with --events")
