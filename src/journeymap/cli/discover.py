"""`journeymap discover`: from a log of events to a draft journey."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from journeymap.cli.engine_options import engine_options, opened
from journeymap.cli.log_options import reading, role_options
from journeymap.cli.steps import require_no_log
from journeymap.diagnostics import JourneyError

__all__ = ["command"]


@click.command("discover")
@click.argument("log")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of the terminal; what is there stays.")
@click.option("--force", is_flag=True, help="Write over what is there.")
@click.option("--split", is_flag=True, help="Put the analyst's half into a data file beside FILE.")
@click.option("--least", metavar="SHARE", default="2%", show_default=True,
              help="Leave out activities that fewer cases have.")  # fmt: skip
@click.option("--touchpoints", type=click.IntRange(min=1), metavar="N", default=15, show_default=True,
              help="Draft at most N touchpoints.")  # fmt: skip
@click.option("--ways", metavar="SHARE", default="5%", show_default=True,
              help="Leave out ways on that fewer take of those who go on.")  # fmt: skip
@click.option("--fit", metavar="SHARE", default="80%", show_default=True,
              help="Yet keep as many as it takes for so many cases to follow the map.")  # fmt: skip
@click.option("--leave-out", multiple=True, metavar="PATTERN",
              help='Leave out activities such as "W_*"; may be said several times.')  # fmt: skip
@click.option("--name", metavar="NAME", help="The journey's name; unsaid: the log's.")
@click.option(
    "--language", "--lang", "language", metavar="CODE", help="The language of the activities' names; unsaid: guessed."
)
@role_options
@engine_options
def command(log: str, *, output: str | None, force: bool, split: bool, **values: Any) -> None:
    """Draft a journey from LOG: touchpoints, stages, ways on with their shares, outcomes, and how events map onto them.

    LOG is CSV, Parquet, JSON lines, XES or OCEL 2.0, also compressed, or FILE::TABLE. The draft is clean for `check`, and
    says at its top what it rests on and what it leaves out.
    """
    files = _files(output, split=split, force=force)
    for file in files:
        require_no_log(file, log)
    from journeymap.api import drafted

    draft = ("least", "touchpoints", "ways", "fit", "leave_out", "name", "language")
    asked = {key: values[key] for key in draft} | reading(values)
    with closing(opened(values)) as engine:
        found = drafted(log, split=split, journey_id=_stem(output), engine=engine, tell=_tell, **asked)
    if output is None:
        click.echo(found.journey, nl=False)
        return
    from journeymap.settings.files import write_atomic

    for file, text in zip(files, (found.journey, found.data or ""), strict=False):
        write_atomic(file, text)
        _tell(f"wrote {file}")
    _tell(found.summary)
    _tell(f"now look at it: journeymap render {output} -o map.svg")


def _files(output: str | None, *, split: bool, force: bool) -> list[str]:
    """Where the draft goes; nothing that is there is written over unless that was asked for."""
    if output is None:
        if split or force:
            option = "--split" if split else "--force"
            raise click.UsageError(f"{option} writes files; name the journey's with -o")
        return []
    files = [output, *([f"{output.rpartition('.')[0] or output}.data.yaml"] if split else [])]
    there = [file for file in files if Path(file).is_file()]
    if there and not force:
        raise JourneyError(f"{' and '.join(there)} is there already, nothing was written", "--force writes over it")
    return files


def _stem(output: str | None) -> str | None:
    return None if output is None else Path(output).name.split(".")[0]


def _tell(words: str) -> None:
    click.echo(f"journeymap: {words}", err=True)
