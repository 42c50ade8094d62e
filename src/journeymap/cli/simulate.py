"""`journeymap simulate`: what becomes of customers, where mending pays, what a change would do; a log without customers."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.engine_options import engine_options, opened
from journeymap.cli.log_options import log_options, reading
from journeymap.cli.measuring import LOG, refuse_without_log
from journeymap.cli.progress import progress
from journeymap.cli.steps import open_sound, put, require_another, require_no_log
from journeymap.cli.terminal import use_colour
from journeymap.settings.few import LEAST

if TYPE_CHECKING:
    from journeymap.api import JourneyMap
    from journeymap.results.simulation import Simulation

__all__ = ["command"]

LOGS = (".parquet", ".csv", ".csv.gz", ".xes", ".xes.gz")
"""Endings of a synthetic log's file; everything else is a page or JSON."""


@click.command("simulate")
@click.argument("journey")
@click.option("--events", "log", metavar="LOG", help=f"What customers did: {LOG}; unsaid: the plan's own shares speak.")
@click.option("--what-if", "names", multiple=True, metavar="NAME",
              help="Answer this what-if of the journey; may be repeated; none: no what-if; unsaid: all.")  # fmt: skip
@click.option("--what-if-file", "file", metavar="FILE", type=click.Path(exists=True, dir_okay=False),
              help="Take the what-ifs from a YAML file with a what-if: of its own instead of from the journey.")  # fmt: skip
@click.option("--compare", is_flag=True, help="Print the what-ifs in one table, beside each other.")
@click.option("--open", "under_way", is_flag=True, help="Also say what becomes of the customers who are under way.")
@click.option("--segments", is_flag=True, help="Also give success by segment and persona.")
@click.option("--no-times", is_flag=True, help="Draw no journeys to see how long success takes.")
@click.option("--order", type=click.IntRange(1, 5), metavar="K",
              help="The next step depends on the last K touchpoints; unsaid: chosen on visits that were held out.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, metavar="N",
              help="Of the random numbers: the same one, the same figures.")  # fmt: skip
@click.option("--journeys", type=click.IntRange(min=1), metavar="N",
              help="Draw N journeys; unsaid: until success is known to half a point.")  # fmt: skip
@click.option("--model", metavar="FILE", type=click.Path(exists=True, dir_okay=False),
              help="Ask a model that was saved, instead of --events.")  # fmt: skip
@click.option(
    "--save-model", metavar="FILE", help="Keep the fitted model: a small JSON file without any customer in it."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), help="For people or for programs.")
@click.option("-o", "--output", metavar="FILE",
              help="Write to FILE; where it ends in .parquet, .csv or .xes, a synthetic log is written.")  # fmt: skip
@click.option(
    "--cases",
    type=click.IntRange(min=1),
    metavar="N",
    help="A synthetic log of N cases; unsaid: as many as the log has.",
)
@click.option("--begin", metavar="DAY", help="A synthetic log that begins on this day; unsaid: as the log does.")
@click.option("--full", is_flag=True, help="Print all rows of all tables, and how the model was chosen.")
@click.option("--share", is_flag=True, help="Hide figures of few customers, for a result that others are to see.")
@click.option("--min-cell", type=click.IntRange(min=0), metavar="N",
              help=f"How many customers are enough to be shown; with --share {LEAST} unless said.")  # fmt: skip
@log_options
@engine_options
def command(*, journey: str, log: str | None, output: str | None, **options: Any) -> int:
    """Simulate JOURNEY: how many succeed in the end, where mending pays most, what each what-if would change.

    Errors in the journey are printed instead (exit code 1), since figures on a wrong map would mislead.
    """
    synthetic = output is not None and output.lower().endswith(LOGS)
    _refuse(log, options, synthetic=synthetic)
    loaded = open_sound(journey)
    require_another(output, loaded)
    require_another(options["save_model"], loaded)
    _require_two(output, options["save_model"])
    if log is not None:
        require_no_log(output, log)
        require_no_log(options["save_model"], log)
    if synthetic and output is not None and log is not None:
        return _write_log(loaded, log, output, options)
    found = _simulated(loaded, log, options)
    if options["share"] or options["min_cell"] is not None:
        from journeymap.results.privacy.simulated import share_simulation

        found = share_simulation(found, LEAST if options["min_cell"] is None else options["min_cell"])
    colour = output is None and options["form"] != "json" and use_colour()
    put(_shown(found, output, options, colour=colour), output, colour=colour)
    return 0


def _refuse(log: str | None, options: Mapping[str, Any], *, synthetic: bool) -> None:
    """What does not go together is misuse, said in a sentence."""
    if log is not None and options["model"] is not None:
        raise click.UsageError("--model takes the place of --events; leave one of them out")
    refuse_without_log(log, options)
    needing = {"under_way": "--open", "segments": "--segments", "order": "--order"}
    for key, name in needing.items():
        if options[key] and log is None:
            raise click.UsageError(f"{name} needs a log; name it with --events")
    if options["form"] == "json" and (options["full"] or options["compare"]):
        raise click.UsageError("--full and --compare are for the text that people read; leave --format out")
    if options["no_times"] and options["journeys"]:
        raise click.UsageError("--journeys says how many are drawn, and --no-times draws none; leave one of them out")
    if "none" in options["names"] and len(options["names"]) > 1:
        raise click.UsageError("--what-if none goes with no other what-if")
    if options["compare"] and options["names"] == ("none",):
        raise click.UsageError("--compare lays what-ifs beside each other; leave --what-if none out")
    _refuse_log(log, options, synthetic=synthetic)


FOR_FIGURES = {
    "names": "--what-if", "file": "--what-if-file", "compare": "--compare", "under_way": "--open", "segments": "--segments",
    "no_times": "--no-times", "journeys": "--journeys", "order": "--order", "save_model": "--save-model", "form": "--format",
    "full": "--full", "share": "--share", "min_cell": "--min-cell",
}  # fmt: skip
FOR_LOGS = {"cases": "--cases", "begin": "--begin"}


def _refuse_log(log: str | None, options: Mapping[str, Any], *, synthetic: bool) -> None:
    if synthetic and log is None:
        raise click.UsageError("a synthetic log is drawn like a real one; name that with --events")
    for key, name in (FOR_FIGURES if synthetic else FOR_LOGS).items():
        if options[key]:
            raise click.UsageError(
                f"{name} is for figures, and this writes a synthetic log; leave it out"
                if synthetic
                else f"{name} is for a synthetic log; write it with -o FILE.parquet, .csv or .xes"
            )


def _require_two(output: str | None, model: str | None) -> None:
    """The figures and the model in one file: the second would be all that is left."""
    if output and model and os.path.realpath(output) == os.path.realpath(model):
        raise click.UsageError("-o and --save-model name the same file; give each one of its own")


def _simulated(journey: JourneyMap, log: str | None, options: Mapping[str, Any]) -> Simulation:
    names = options["names"]
    asked: dict[str, Any] = {
        "what_if": None if names == ("none",) else names or "all",
        "what_if_file": options["file"],
        "times": not options["no_times"],
        "seed": options["seed"],
        "journeys": options["journeys"],
        "save_model": options["save_model"],
    }
    with progress() as tell:
        if log is None:
            return journey.simulate(model=options["model"], tell=tell, **asked)
        engine = opened(options)
        try:
            return journey.simulate(
                log,
                engine=engine,
                open=options["under_way"],
                segments=options["segments"],
                order=options["order"],
                tell=tell,
                **asked,
                **reading(options),
            )
        finally:
            engine.close()


def _shown(found: Simulation, output: str | None, options: Mapping[str, Any], *, colour: bool) -> str:
    if options["form"] == "json" or (options["form"] is None and output and Path(output).suffix.lower() == ".json"):
        from journeymap.formats.simulation_json import simulation_json

        return simulation_json(found)
    from journeymap.formats.simulation_text import simulation_text

    width = shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None
    return simulation_text(found, colour=colour, width=width, full=options["full"], compare=options["compare"])


def _write_log(journey: JourneyMap, log: str, output: str, options: Mapping[str, Any]) -> int:
    """A log of the same kind without any customer in it."""
    with progress() as tell:
        engine = opened(options)
        try:
            written = journey.synthesise(
                log,
                output,
                cases=options["cases"],
                begin=options["begin"],
                seed=options["seed"],
                engine=engine,
                tell=tell,
                **reading(options),
            )
        finally:
            engine.close()
    click.echo(
        f"{output} is written: {written.cases:,} cases, {written.events:,} events; no customer of the log is in it"
    )
    return 0
