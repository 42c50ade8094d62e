"""`journeymap overlay`: lay a journey over logged events and measure it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

import click

from journeymap.cli.log_options import log_options, reading
from journeymap.cli.steps import open_sound, put

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
    loaded = open_sound(journey)
    from journeymap.events.duck import DuckEngine

    with DuckEngine() as engine:
        overlay = loaded.overlay(log, engine=engine, **reading(columns))
        text = _statements(engine.ran) if sql else _shown(overlay, form, to_terminal=output is None)
    put(text, output)
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
