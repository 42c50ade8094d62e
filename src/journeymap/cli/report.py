"""`journeymap report`: everything about a journey in one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeymap.cli.measuring import LOG, measured, measuring_options, refuse_without_log
from journeymap.cli.steps import open_sound
from journeymap.settings.few import LEAST

__all__ = ["command"]


@click.command("report")
@click.argument("journey")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to write the page: report.html.")
@click.option("--events", "log", metavar="LOG",
              help=f"What customers did: {LOG}.")  # fmt: skip
@click.option("--min-cell", type=click.IntRange(min=0), default=LEAST, show_default=True, metavar="N",
              help="Hide figures of fewer customers; 0 shows all.")  # fmt: skip
@measuring_options
@click.option("--language", metavar="CODE", help="The language of the page: pl; unsaid: the journey's own.")
def command(*, journey: str, output: str, log: str | None, language: str | None, min_cell: int, **options: Any) -> int:
    """Write a report on JOURNEY: one HTML file that needs no network.

    Errors in the journey are printed instead (exit code 1); warnings are part of the report.
    """
    refuse_without_log(log, options)
    if Path(output).suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(f"{output} is no .html file; the report is one HTML page")
    loaded = open_sound(journey)
    overlay = measured(loaded, log, options) if log is not None else None
    page = loaded.report(output, overlay=overlay, language=language, min_cell=min_cell)
    click.echo(f"{output} is written ({len(page.encode()) / 1000:.0f} kB); open it in a browser")
    return 0
