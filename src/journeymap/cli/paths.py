"""`journeymap paths`: draw the ways that customers take, planned and unplanned, or write them as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.measuring import LOG, measured, measuring_options, refuse_without_log
from journeymap.cli.steps import open_sound, require_another, require_no_log
from journeymap.settings.few import LEAST

if TYPE_CHECKING:
    from journeymap.render.paths import PathsNote

__all__ = ["command"]


def _share(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """A share such as 1% or 0.01 as a number from 0 to 1."""
    if value is None:
        return None
    text = value.strip()
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise click.BadParameter(f"{text} is not a share; write it as 1% or 0.01", ctx=ctx, param=param)
    return share


@click.command("paths")
@click.argument("journey")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Where to write it: paths.svg, paths.dot or paths.mmd (Mermaid).",
)
@click.option("--events", "log", metavar="LOG",
              help=f"What customers did; without it the plan alone is drawn: {LOG}.")  # fmt: skip
@click.option("--threshold", callback=_share, metavar="SHARE",
              help="Hide ways that fewer of all journeys took; 0 shows all; unsaid: 1%, or more until the picture can be read.")  # fmt: skip
@click.option("--direction", type=click.Choice(["down", "right"]), default="down", show_default=True,
              help="Where the journey goes.")  # fmt: skip
@click.option("--min-cell", type=click.IntRange(min=0), default=LEAST, show_default=True, metavar="N",
              help="Hide figures of fewer customers; 0 shows all.")  # fmt: skip
@measuring_options
@click.option(
    "--language", "--lang", "language", metavar="CODE", help="The language of the names: pl; unsaid: the journey's own."
)
def command(
    *,
    journey: str,
    output: str,
    log: str | None,
    threshold: float | None,
    direction: Any,
    language: str | None,
    min_cell: int,
    **options: Any,
) -> int:
    """Draw the ways through JOURNEY: as thick as customers are many, dashed where nobody planned them.

    Pictures need Graphviz; the text formats need nothing. Errors in the journey are printed instead (exit code 1).
    """
    refuse_without_log(log, options)
    from journeymap.diagnostics import JourneyError
    from journeymap.render.paths import paths_form

    try:
        paths_form(output)
    except JourneyError as error:
        raise click.UsageError(f"{error.message}; {error.hint}") from None
    loaded = open_sound(journey)
    require_another(output, loaded)
    if log is not None:
        require_no_log(output, log)
    overlay = measured(loaded, log, options) if log is not None else None
    _, note = loaded.paths(
        output, overlay=overlay, hide_below=threshold, language=language, direction=direction, min_cell=min_cell
    )
    click.echo(f"{output} is written; {_hidden(note)}")
    return 0


def _hidden(note: PathsNote) -> str:
    """What the threshold hides."""
    if not note.hidden:
        return "no way is hidden"
    ways = "1 way" if note.hidden == 1 else f"{note.hidden} ways"
    return (
        f"{ways} that fewer than {100 * note.below:g}% of journeys took, {100 * note.share_hidden:.1f}% of all steps, "
        f"{'is' if note.hidden == 1 else 'are'} hidden (--threshold 0 shows all)"
    )
