"""`journeymap report`: everything about a journey in one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeymap.cli.log_options import log_options
from journeymap.cli.steps import measured, open_sound, refuse_columns_without_log

__all__ = ["command"]


@click.command("report")
@click.argument("journey")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to write the page: report.html.")
@click.option("--events", "log", metavar="LOG",
              help="What customers did: CSV, Parquet, JSON lines or XES, also compressed.")  # fmt: skip
@log_options
@click.option("--language", metavar="CODE", help="The language of the page: pl; unsaid: the journey's own.")
def command(*, journey: str, output: str, log: str | None, language: str | None, **columns: Any) -> int:
    """Write a report on JOURNEY: one HTML file that needs no network.

    Errors in the journey are printed instead (exit code 1); warnings are part of the report.
    """
    refuse_columns_without_log(log, columns)
    if Path(output).suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(f"{output} is no .html file; the report is one HTML page")
    loaded = open_sound(journey)
    overlay = measured(loaded, log, columns)
    page = loaded.report(output, overlay=overlay, language=language)
    click.echo(f"{output} is written ({len(page.encode()) / 1000:.0f} kB); open it in a browser")
    return 0
