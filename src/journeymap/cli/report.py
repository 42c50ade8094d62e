"""`journeymap report`: everything about a journey in one HTML file, or about a project in a folder of them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.engine_options import opened
from journeymap.cli.log_options import reading
from journeymap.cli.measuring import LOG, measured, measuring_options, refuse_without_log
from journeymap.cli.progress import progress
from journeymap.cli.steps import open_sound, require_another, require_no_log
from journeymap.settings.few import LEAST

if TYPE_CHECKING:
    from journeymap.api import JourneyMap
    from journeymap.api.projects import Site
    from journeymap.results.simulation import Simulation

__all__ = ["command"]

PAGES = (".html", ".htm")


@click.command("report")
@click.argument("journeys", nargs=-1, required=True, metavar="JOURNEY...")
@click.option("-o", "--output", required=True, metavar="FILE|FOLDER",
              help="Where to write: report.html, or a folder, as for the pages of a project: site/.")  # fmt: skip
@click.option("--events", "logs", metavar="[JOURNEY=]LOG", multiple=True,
              help=f"What customers did: {LOG}. For a project with the id or file of the journey; may be repeated.")  # fmt: skip
@click.option(
    "--simulate", is_flag=True, help="Add what becomes of customers in the end, and what the what-ifs would change."
)
@click.option("--split", is_flag=True,
              help="Put style and script in files beside the page, for places that forbid them inside.")  # fmt: skip
@click.option("--min-cell", type=click.IntRange(min=0), default=LEAST, show_default=True, metavar="N",
              help="Hide figures of fewer customers; 0 shows all.")  # fmt: skip
@measuring_options
@click.option("--language", "--lang", "language", metavar="CODE",
              help="The language of the page: pl; unsaid: the journey's own.")  # fmt: skip
def command(
    *,
    journeys: tuple[str, ...],
    output: str,
    logs: tuple[str, ...],
    simulate: bool,
    **options: Any,
) -> int:
    """Write a report on JOURNEY: one HTML file that needs no network.

    Several journeys, or a folder of them, are a project: -o names a folder, which gets an index of all journeys and a
    report on each.

    Errors in the journey are printed instead (exit code 1); warnings are part of the report. Of a project, journeys with
    errors are listed, and the others are written.
    """
    refuse_without_log(logs[0] if logs else None, options)
    how = {name: options.pop(name) for name in ("language", "min_cell", "split")}
    if len(journeys) > 1 or Path(journeys[0]).is_dir():
        return _project(journeys, output, _by_journey(logs), _Measuring(simulate, options), how)
    if len(logs) > 1:
        raise click.UsageError("a journey is measured with one log; --events is given several times")
    page = _page(output)
    loaded = open_sound(journeys[0])
    log = _of_one(logs[0], loaded) if logs else None
    require_another(page, loaded)
    if log is not None:
        require_no_log(page, log)
    overlay = measured(loaded, log, options) if log is not None else None
    simulation = _simulated(loaded, log, options) if simulate else None
    text = loaded.report(page, overlay=overlay, simulation=simulation, **how)
    click.echo(f"{page} is written ({len(text.encode()) / 1000:.0f} kB); open it in a browser")
    return 0


def _page(output: str) -> str:
    """The file of a single report; in a folder it is the page that a server shows first."""
    if not output:
        raise click.UsageError("-o names no file; write to -o report.html, or to a folder")
    if _is_folder(output):
        return str(Path(output) / "index.html")
    if Path(output).suffix.lower() not in PAGES:
        raise click.UsageError(f"{output} is no .html file; the report is one HTML page")
    return output


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def _of_one(log: str, journey: JourneyMap) -> str:
    """The log of a single journey, which may be named before it as for a project."""
    name, _, named = log.partition("=")
    return named if named and name in (journey.journey.id, journey.file) and not Path(log).exists() else log


@dataclass(frozen=True)
class _Measuring:
    """How each journey of a project is measured."""

    simulate: bool
    options: Mapping[str, Any]

    def __call__(self, journey: JourneyMap, log: str | None) -> tuple[Any, Any]:
        """Overlay and simulation, as far as they are asked for."""
        overlay = measured(journey, log, self.options) if log is not None else None
        return overlay, _simulated(journey, log, self.options) if self.simulate else None


def _project(
    paths: tuple[str, ...], output: str, logs: Mapping[str, str], measuring: _Measuring, how: Mapping[str, Any]
) -> int:
    """Index and reports of several journeys."""
    from journeymap.api.projects import report_project

    if not output:
        raise click.UsageError("-o names no folder; several journeys need one: -o site/")
    if Path(output).suffix.lower() in PAGES and not _is_folder(output):
        raise click.UsageError(f"{output} is one page, and several journeys need a folder; name one: -o site/")
    quick = not logs and not measuring.simulate  # what is measured tells itself what it does
    with progress() if quick else nullcontext(lambda _: None) as tell:
        site = report_project(paths, output, logs=logs, measure=measuring, tell=tell, **how)
    _say(site)
    return 1 if site.faulty else 0


def _by_journey(logs: tuple[str, ...]) -> dict[str, str]:
    """Logs by the journeys that stand before them."""
    found: dict[str, str] = {}
    for each in logs:
        name, mark, log = each.partition("=")
        if not (mark and name and log):
            hint = "say which journey it is of by its id or file: --events motor-claim=events.csv"
            raise click.UsageError(f"--events {each} names no journey; {hint}")
        if name in found:
            raise click.UsageError(f'--events names two logs for "{name}"; a journey is measured with one')
        found[name] = log
    return found


def _say(site: Site) -> None:
    """What was written and removed, and the first error of each journey that has any."""
    count = len(site.reports)
    reports = "1 report" if count == 1 else f"{count} reports"
    click.echo(f"{site.index} and {reports} are written; open it in a browser")
    if site.removed:
        click.echo(f"removed, since their journeys are gone: {', '.join(str(page.parent) for page in site.removed)}")
    for file, faults in site.faulty.items():
        first = next(iter(faults), None)
        said = "it cannot be read" if first is None else f"{first.span or file}: {first.message}"
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        click.echo(f"no report: {said}{more}", err=True)


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
