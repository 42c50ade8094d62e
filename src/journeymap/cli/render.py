"""`journeymap render`: draw the journey map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeymap.cli.log_options import log_options
from journeymap.cli.steps import measured, open_sound, refuse_columns_without_log

__all__ = ["command"]


@click.command("render")
@click.argument("journey")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to write the picture: map.svg.")
@click.option("--events", "log", metavar="LOG",
              help="What customers did, drawn below the plan: CSV, Parquet, JSON lines or XES.")  # fmt: skip
@log_options
@click.option("--page", type=click.Choice(["a3", "a4", "slide", "auto"]), default="a3", show_default=True,
              help="The size of a page; auto is one page as large as the map.")  # fmt: skip
@click.option("--persona", metavar="ID", help="Whose map it is; unsaid: the first persona's, beside one that differs.")
@click.option("--language", metavar="CODE", help="The language of the map: pl; unsaid: the journey's own.")
def command(
    *, journey: str, output: str, log: str | None, page: str, persona: str | None, language: str | None, **columns: Any
) -> int:
    """Draw JOURNEY as an SVG picture for a wall, a slide or a page.

    Errors in the journey are printed instead (exit code 1); warnings do not stop it.
    """
    refuse_columns_without_log(log, columns)
    if Path(output).suffix.lower() != ".svg":
        raise click.UsageError(f"{output} is no .svg file; pictures are written as SVG")
    from journeymap.api import page_files

    loaded = open_sound(journey)
    overlay = measured(loaded, log, columns)
    pages = loaded.render(output, overlay=overlay, language=language, page=page, persona=persona)
    files = page_files(output, len(pages))
    click.echo(f"{files[0]} is written." if len(files) == 1 else _several(files))
    return 0


def _several(files: list[Path]) -> str:
    names = ", ".join(str(file) for file in files)
    return f"{len(files)} pages are written: {names}. --page auto draws all on one."
