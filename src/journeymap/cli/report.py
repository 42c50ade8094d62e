"""`journeymap report`: everything about a journey in one HTML file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.engine_options import opened
from journeymap.cli.log_options import reading
from journeymap.cli.measuring import LOG, measured, measuring_options, refuse_without_log
from journeymap.cli.progress import progress
from journeymap.cli.steps import open_sound
from journeymap.settings.few import LEAST

if TYPE_CHECKING:
    from journeymap.api import JourneyMap
    from journeymap.results.simulation import Simulation

__all__ = ["command"]


@click.command("report")
@click.argument("journey")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to write the page: report.html.")
@click.option("--events", "log", metavar="LOG",
              help=f"What customers did: {LOG}.")  # fmt: skip
@click.option(
    "--simulate", is_flag=True, help="Add what becomes of customers in the end, and what the what-ifs would change."
)
@click.option("--min-cell", type=click.IntRange(min=0), default=LEAST, show_default=True, metavar="N",
              help="Hide figures of fewer customers; 0 shows all.")  # fmt: skip
@measuring_options
@click.option("--language", metavar="CODE", help="The language of the page: pl; unsaid: the journey's own.")
def command(
    *,
    journey: str,
    output: str,
    log: str | None,
    simulate: bool,
    language: str | None,
    min_cell: int,
    **options: Any,
) -> int:
    """Write a report on JOURNEY: one HTML file that needs no network.

    Errors in the journey are printed instead (exit code 1); warnings are part of the report.
    """
    refuse_without_log(log, options)
    if Path(output).suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(f"{output} is no .html file; the report is one HTML page")
    loaded = open_sound(journey)
    overlay = measured(loaded, log, options) if log is not None else None
    simulation = _simulated(loaded, log, options) if simulate else None
    page = loaded.report(output, overlay=overlay, simulation=simulation, language=language, min_cell=min_cell)
    click.echo(f"{output} is written ({len(page.encode()) / 1000:.0f} kB); open it in a browser")
    return 0


def _simulated(journey: JourneyMap, log: str | None, options: Mapping[str, Any]) -> Simulation:
    """What is simulated with the log, or of the plan where there is none."""
    with progress() as tell:
        if log is None:
            return journey.simulate(tell=tell)
        engine = opened(options)
        try:
            return journey.simulate(log, engine=engine, open=True, tell=tell, **reading(options))
        finally:
            engine.close()
