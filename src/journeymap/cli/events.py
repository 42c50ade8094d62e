"""`journeymap events`: say what a log holds, or write it anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.log_options import reading, role_options
from journeymap.cli.steps import open_sound, put, require_another, require_no_log
from journeymap.results.counting import counted

if TYPE_CHECKING:
    from journeymap.results.converted import Converted

__all__ = ["command"]


@click.command("events")
@click.argument("logs", nargs=-1, required=True, metavar="LOG...")
@click.option(
    "--journey", metavar="JOURNEY", help="Also compare with this journey: what its match fits, what it may be."
)
@click.option("--to", "target", metavar="FILE", help="Write the log to FILE instead, .parquet or .csv.")
@click.option("--pseudonymise", is_flag=True,
              help="Show value-1 … in place of values; with --to, write numbers in place of case ids.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for programs.")  # fmt: skip
@role_options
@click.option("--memory-limit", metavar="SIZE", help="Use at most so much memory: 2GB; the rest spills to disk.")
@click.option("--threads", type=click.IntRange(min=1), metavar="N", help="Use N threads; unsaid: one a core.")
@click.option("-o", "--output", metavar="FILE", help="Write what is said to FILE instead of the terminal.")
def command(
    *,
    logs: Sequence[str],
    journey: str | None,
    target: str | None,
    pseudonymise: bool,
    form: str,
    memory_limit: str | None,
    threads: int | None,
    output: str | None,
    **columns: Any,
) -> int:
    """Say what LOG holds: columns, activities, quality, and an events: section that is ready for a journey.

    LOG is a file (CSV, Parquet, JSON lines, XES or OCEL 2.0, also compressed), several of them, a folder of Parquet files,
    or a table of a database: shop.duckdb::orders. No case id and no event is shown.
    """
    loaded = open_sound(journey) if journey is not None else None
    if target is not None and journey is not None:
        raise click.UsageError("--to writes a log, --journey compares one; say one of them")
    from journeymap.api import convert, profile
    from journeymap.events.duck import DuckEngine

    log = logs[0] if len(logs) == 1 else list(logs)
    require_no_log(output, log)
    if loaded is not None:
        require_another(output, loaded)
    with DuckEngine(memory_limit, threads) as engine:
        said = {**reading(columns), "engine": engine, "pseudonymise": pseudonymise}
        if target is not None:
            put(_told(convert(log, target, **said)), output)
            return 0
        found = profile(log, loaded, **said)
    if form == "json":
        from journeymap.formats.profile_json import profile_json

        put(profile_json(found), output)
    else:
        from journeymap.formats.profile_text import profile_text

        put(profile_text(found), output)
    return 0


def _told(done: Converted) -> str:
    """What became of the log, in lines."""
    size = Path(done.path).stat().st_size / 1e6
    lines = [
        f"{done.path} is written: {counted(done.rows, 'row')}, {counted(len(done.columns), 'column')}, {size:.1f} MB"
    ]
    if done.times:
        lines.append(f"as times in UTC: {', '.join(done.times)}")
    if done.kept:
        lines.append(f"as they were, since not every value can be read as a time: {', '.join(done.kept)}")
    if done.numbered:
        lines.append(f"numbers in place of values: {', '.join(done.numbered)}")
    if done.dropped:
        lines.append(f"in the header more than once, the first is kept: {', '.join(done.dropped)}")
    lines += [f'column "{old}" is now called "{new}"' for old, new in done.renamed.items()]
    return "\n".join(lines) + "\n"
