"""`journeymap render`: draw the journey map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeymap.cli.measuring import LOG, measured, measuring_options, refuse_without_log
from journeymap.cli.steps import open_sound
from journeymap.settings.few import LEAST

__all__ = ["command"]


@click.command("render")
@click.argument("journey")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to write the picture: map.svg.")
@click.option("--events", "log", metavar="LOG",
              help=f"What customers did, drawn below the plan: {LOG}.")  # fmt: skip
@click.option("--min-cell", type=click.IntRange(min=0), default=LEAST, show_default=True, metavar="N",
              help="Hide figures of fewer customers; 0 shows all.")  # fmt: skip
@measuring_options
@click.option("--page", type=click.Choice(["a3", "a4", "slide", "auto"]), default="a3", show_default=True,
              help="The size of a page; auto is one page as large as the map.")  # fmt: skip
@click.option("--persona", metavar="ID", help="Whose map it is; unsaid: the first persona's, beside one that differs.")
@click.option("--language", metavar="CODE", help="The language of the map: pl; unsaid: the journey's own.")
def command(
    *,
    journey: str,
    output: str,
    log: str | None,
    page: str,
    persona: str | None,
    language: str | None,
    min_cell: int,
    **options: Any,
) -> int:
    """Draw JOURNEY as an SVG picture for a wall, a slide or a page.

    Errors in the journey are printed instead (exit code 1); warnings do not stop it.
    """
    refuse_without_log(log, options)
    if Path(output).suffix.lower() != ".svg":
        raise click.UsageError(f"{output} is no .svg file; pictures are written as SVG")
    from journeymap.api import page_files

    loaded = open_sound(journey)
    overlay = measured(loaded, log, options) if log is not None else None
    pages = loaded.render(output, overlay=overlay, language=language, page=page, persona=persona, min_cell=min_cell)
    files = page_files(output, len(pages))
    click.echo(f"{files[0]} is written." if len(files) == 1 else _several(files))
    return 0


def _several(files: list[Path]) -> str:
    names = ", ".join(str(file) for file in files)
    return f"{len(files)} pages are written: {names}. --page auto draws all on one."
