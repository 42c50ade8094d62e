"""`journeymap overlay`: lay a journey over logged events, measure it, hold its budgets against them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.findings import FORMATS
from journeymap.cli.measuring import LOG, measured, measuring_options
from journeymap.cli.steps import open_sound, put, require_another, require_no_log
from journeymap.cli.terminal import use_colour
from journeymap.settings.few import LEAST

if TYPE_CHECKING:
    from journeymap.api import JourneyMap
    from journeymap.results.overlay import Overlay

__all__ = ["command"]

FIGURES = ("text", "json")


@click.command("overlay")
@click.argument("journey")
@click.option("--events", "log", metavar="LOG", required=True, help=f"What customers did: {LOG}.")
@click.option(
    "--check", is_flag=True, help="Hold the budgets of expect: against the log; exit code 1 where one is broken."
)
@click.option("--format", "form", type=click.Choice(FORMATS),
              help="For people, for programs, or with --check for a CI; auto: that of the CI that runs, else text.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of the terminal.")
@click.option("--full", is_flag=True, help="Print all rows of all tables, not only the telling ones.")
@click.option("--share", is_flag=True, help="Hide figures of few customers, for a result that others are to see.")
@click.option("--min-cell", type=click.IntRange(min=0), metavar="N",
              help=f"How many customers are enough to be shown; with --share {LEAST} unless said.")  # fmt: skip
@click.option("--sql", is_flag=True, help="Print the statements that ran instead of what they found.")
@measuring_options
def command(
    *,
    journey: str,
    log: str,
    check: bool,
    form: str | None,
    output: str | None,
    full: bool,
    share: bool,
    min_cell: int | None,
    sql: bool,
    **options: Any,
) -> int:
    """Measure JOURNEY in a log of events: where customers are lost, how long they wait, which ways nobody planned.

    Errors in the journey are printed instead (exit code 1), since figures on a wrong map would mislead.
    """
    form = _form(form, check=check, sql=sql)
    if full and (check or sql or form != "text"):
        raise click.UsageError("--full is for the text that people read; leave --check, --sql and --format out")
    loaded = open_sound(journey)
    require_another(output, loaded)
    require_no_log(output, log)
    if check:
        loaded.require_budgets()
    ran: list[tuple[str, str]] | None = [] if sql else None
    overlay = measured(loaded, log, options, ran)
    if share or min_cell is not None:
        from journeymap.results.privacy import for_sharing

        overlay = for_sharing(overlay, LEAST if min_cell is None else min_cell)
    if check:
        _require_mapped(overlay, journey, log)
        return _put_findings(loaded, overlay, form, output)
    colour = output is None and use_colour()
    text = (
        _statements(ran) if ran is not None else _shown(overlay, form, colour=colour, full=full, width=_width(output))
    )
    put(text, output, colour=colour and form == "text")
    return 0


def _form(form: str | None, *, check: bool, sql: bool) -> str:
    """The format that is meant; some are for findings only."""
    if sql and (check or form):
        raise click.UsageError("--sql prints statements; leave --check and --format out")
    if form and not check and form not in FIGURES:
        raise click.UsageError(f"--format {form} is for findings; add --check, or write --format text or json")
    return form or ("auto" if check else "text")


def _require_mapped(overlay: Overlay, journey: str, log: str) -> None:
    """A log of other activities would leave every budget unanswered, and a CI would take that for a pass."""
    if overlay.observed.events and not overlay.observed.mapped:
        from journeymap.diagnostics import JourneyError

        raise JourneyError(
            f"no event of the log {log} is on the map, so no budget can be held against it",
            f"journeymap events {log} --journey {journey} compares its activities with match:",
        )


def _put_findings(journey: JourneyMap, overlay: Overlay, form: str, output: str | None) -> int:
    """The budgets that are not kept for sure, where they stand; 1 where one is broken beyond doubt."""
    from journeymap.cli.findings import put_findings
    from journeymap.diagnostics import Severity
    from journeymap.formats.budgets_text import budgets_summary
    from journeymap.results.checked import Checked

    findings = journey.check_budgets(overlay)
    file = journey.journey.section("expect").document.file
    put_findings(Checked(tuple(findings), 1, names=(file,)), form, output, closing=budgets_summary(overlay))
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _shown(overlay: Overlay, form: str, *, colour: bool, full: bool, width: int | None) -> str:
    if form == "json":
        from journeymap.formats.overlay_json import overlay_json

        return overlay_json(overlay)
    from journeymap.formats.overlay_text import overlay_text

    return overlay_text(overlay, colour=colour, width=width, full=full)


def _width(output: str | None) -> int | None:
    """Columns of the terminal where the text goes to one."""
    return shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None


def _statements(ran: Sequence[tuple[str, str]]) -> str:
    return "\n\n".join(f"-- {name}\n{statement.strip()};" for name, statement in ran) + "\n"
