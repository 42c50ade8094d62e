"""`journeymap report`: everything about a journey in one HTML file."""

from __future__ import annotations

from typing import Any

import click

from journeymap.diagnostics import Severity

__all__ = ["command"]

COLUMNS = {
    "case": "the column that says whose event it is",
    "activity": "the column that says what happened",
    "time": "the column that says when it happened",
    "start": "the column that says when it began",
    "channel": "the column that holds the channel",
    "timezone": "the zone of times written without one, such as Europe/Warsaw",
    "preset": "the kind of log, such as xes or disco; found out when unsaid",
    "inactive-after": "the silence after which a case is called silent, such as 30d",
}
"""Options that go before what the journey's `events:` says."""


def log_options(function: Any) -> Any:
    """Add an option for each of the log's columns and settings."""
    for name, text in reversed(COLUMNS.items()):
        function = click.option(f"--{name}", help=text)(function)
    return function


@click.command(name="report")
@click.argument("journey")
@click.option("--events", metavar="LOG", help="a log of what customers did: CSV, Parquet, JSON lines or XES")
@log_options
@click.option("-o", "--output", required=True, metavar="FILE", help="where to write the page, such as report.html")
@click.option("--language", help="the language of names and fixed words, such as pl; unsaid: the journey's own")
def command(journey: str, events: str | None, output: str, language: str | None, **columns: str | None) -> int:
    """Write a report on JOURNEY: one HTML file that needs no network."""
    from journeymap.api import load
    from journeymap.formats.findings_text import findings_text

    loaded = load(journey)
    findings = loaded.check()
    if any(one.severity is Severity.ERROR for one in findings):
        click.echo(findings_text(findings, len(loaded.read.documents)), nl=False, err=True)
        click.echo(f"{output} was not written, because {journey} has errors.", err=True)
        return 1
    options = {name: value for name, value in columns.items() if value is not None}
    if options and events is None:
        raise click.UsageError(
            f"--{next(iter(options)).replace('_', '-')} says how to read a log; name it with --events"
        )
    overlay = loaded.overlay(events, **options) if events is not None else None
    page = loaded.report(output, overlay=overlay, language=language)
    click.echo(f"{output} is written ({len(page.encode()) // 1000} kB). Open it in a browser.")
    return 0
