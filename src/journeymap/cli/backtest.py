"""`journeymap backtest`: what the model said of a log's later part, beside what came."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.engine_options import engine_options, opened
from journeymap.cli.log_options import log_options, reading
from journeymap.cli.measuring import LOG
from journeymap.cli.progress import progress
from journeymap.cli.steps import open_sound, put, require_another, require_no_log
from journeymap.cli.terminal import use_colour

if TYPE_CHECKING:
    from journeymap.api import JourneyMap
    from journeymap.results.backtest import Backtest

__all__ = ["command"]


@click.command("backtest")
@click.argument("journey")
@click.option("--events", "log", metavar="LOG", required=True, help=f"What customers did: {LOG}.")
@click.option("--cut", metavar="WHEN",
              help="Fit on what came before: a date, a time since the log began (84d) or a share of it (80%); unsaid: so late "
                   "that a fifth of the cases that the log follows to their end come after it.")  # fmt: skip
@click.option("--follow", metavar="TIME",
              help="Judge by cases that the log follows for so long (30d); unsaid: until nearly all are settled.")  # fmt: skip
@click.option("--benchmark", is_flag=True,
              help="Also draw whole logs and lay them beside the later part, as the public protocol has it.")  # fmt: skip
@click.option("--order", type=click.IntRange(1, 5), metavar="K",
              help="The next step depends on the last K touchpoints; unsaid: chosen at each cut.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, metavar="N",
              help="Of the random numbers: the same one, the same figures.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]),
              help="For people, for programs, or one HTML page; unsaid: by the ending of the file, else text.")  # fmt: skip
@click.option("--language", "--lang", "language", metavar="CODE", help="The language of the page: pl; unsaid: English.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of the terminal.")
@log_options
@engine_options
def command(
    *,
    journey: str,
    log: str,
    cut: str | None,
    follow: str | None,
    benchmark: bool,
    order: int | None,
    seed: int,
    form: str | None,
    language: str | None,
    output: str | None,
    **options: Any,
) -> int:
    """Say how far simulations of JOURNEY can be trusted: fit on a log's earlier part, hold it against the later.

    Errors in the journey are printed instead (exit code 1), since figures on a wrong map would mislead.
    """
    loaded = open_sound(journey)
    require_another(output, loaded)
    require_no_log(output, log)
    asked: dict[str, Any] = {"cut": cut, "follow": follow, "benchmark": benchmark, "order": order, "seed": seed}
    with progress() as tell:
        found = loaded.backtest(log, opened=lambda: opened(options), tell=tell, **asked, **reading(options))
    form = form or {".json": "json", ".html": "html", ".htm": "html"}.get(Path(output or "").suffix.lower(), "text")
    colour = output is None and form == "text" and use_colour()
    put(_shown(loaded, found, form, language, colour=colour), output, colour=colour)
    return 0


def _shown(loaded: JourneyMap, found: Backtest, form: str, language: str | None, *, colour: bool) -> str:
    if form == "json":
        from journeymap.formats.backtest_json import backtest_json

        return backtest_json(found)
    if form == "html":
        from journeymap.render.backtest import render_backtest

        return render_backtest(loaded.graph, found, language)
    from journeymap.formats.backtest_text import backtest_text

    return backtest_text(found, colour=colour)
