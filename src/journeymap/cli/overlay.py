"""`journeymap overlay`: lay a journey over logged events and measure it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

import click

from journeymap.cli.log_options import log_options, reading
from journeymap.diagnostics import Severity

__all__ = ["command"]


@click.command("overlay")
@click.argument("journey")
@click.option("--events", "log", metavar="LOG", required=True,
              help="What customers did: CSV, Parquet, JSON lines or XES, also compressed.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for programs.")  # fmt: skip
@log_options
@click.option("--sql", is_flag=True, help="Print the statements that ran instead of what they found.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of the terminal.")
def command(journey: str, log: str, form: str, sql: bool, output: str | None, **columns: Any) -> int:
    """Measure JOURNEY in a log of events: where customers are lost, how long they wait, which ways nobody planned.

    Errors in the journey are printed instead (exit code 1), since figures on a wrong map would mislead.
    """
    from journeymap.api import load

    loaded = load(journey)
    errors = [finding for finding in loaded.check() if finding.severity is Severity.ERROR]
    if errors:
        from journeymap.formats.findings_text import findings_text

        click.echo(findings_text(errors, 1), nl=False, err=True)
        return 1
    from journeymap.events.duck import DuckEngine

    with DuckEngine() as engine:
        overlay = loaded.overlay(log, engine=engine, **reading(columns))
        text = _statements(engine.ran) if sql else _shown(overlay, form, to_terminal=output is None)
    _put(text, output)
    return 0


def _shown(overlay: Any, form: str, *, to_terminal: bool) -> str:
    if form == "json":
        from journeymap.formats.overlay_json import overlay_json

        return overlay_json(overlay)
    from journeymap.formats.overlay_text import overlay_text

    if not to_terminal or not sys.stdout.isatty():
        return overlay_text(overlay)
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return overlay_text(overlay, colour=not plain, width=shutil.get_terminal_size().columns)


def _statements(ran: Sequence[tuple[str, str]]) -> str:
    return "\n\n".join(f"-- {name}\n{statement.strip()};" for name, statement in ran) + "\n"


def _put(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    from journeymap.settings.files import write_atomic

    write_atomic(output, text)
