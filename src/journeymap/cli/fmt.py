"""`journeymap fmt`: lay out files of the language alike."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from journeymap.cli.terminal import use_colour

if TYPE_CHECKING:
    from journeymap.results.formatted import Formatted

__all__ = ["command"]

STANDARD_INPUT = "standard input"


@click.command("fmt")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name the files that would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--ids", is_flag=True, help="Also write the ids of touchpoints and stages that have none.")
@click.option("--upgrade", is_flag=True, help="Also move files on to the newest version of the language.")
def command(*, paths: Sequence[str], only_check: bool, diff: bool, ids: bool, upgrade: bool) -> int:
    """Lay out journeys and the files beside them alike; PATHS are files or folders, - is the standard input.

    Without PATHS the files of the project are meant, those below the closest journeymap.yaml.

    Indentation, order of keys, quotes and blank lines change; values and comments never do. What cannot be read is left
    alone.

    Exit code 0: the files are laid out; 1: a file cannot be read, or --check or --diff have something to show; 2: PATHS
    or the call are wrong.
    """
    options = {"ids": ids, "upgrade": upgrade}
    if "-" in paths:
        return _standard_input(paths, diff=diff, only_check=only_check, **options)
    write = not (only_check or diff)
    done = list(_formatted(paths, write=write, **options))
    if diff:
        _show_changes(done)
    _tell(done, written=write, upgrade=upgrade, err=diff)
    return _code(done, write=write)


def _formatted(paths: Sequence[str], *, write: bool, ids: bool, upgrade: bool) -> Iterator[Formatted]:
    from journeymap.api import format_file
    from journeymap.lint.run import files_meant

    for file in files_meant(paths):
        yield format_file(file, write=write, ids=ids, upgrade=upgrade)


def _standard_input(paths: Sequence[str], *, diff: bool, only_check: bool, ids: bool, upgrade: bool) -> int:
    """The text goes through: in from the standard input, out to the standard output."""
    if tuple(paths) != ("-",):
        raise click.UsageError("- reads one file from the standard input; name nothing else beside it")
    from journeymap.api import format_file
    from journeymap.syntax.opening import MAX_BYTES, instead

    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    with instead({os.path.realpath(STANDARD_INPUT): data}):
        done = format_file(STANDARD_INPUT, write=False, ids=ids, upgrade=upgrade)
    if diff:
        _show_changes([done])
    elif not only_check:
        sys.stdout.buffer.write(data if done.after is None else done.after.encode())
    if diff or only_check or done.after is None or done.unwritten:
        _tell([done], written=False, upgrade=upgrade, err=True)
    return _code([done], write=not (only_check or diff))


def _show_changes(done: Sequence[Formatted]) -> None:
    from journeymap.formats.changes_text import diff_text
    from journeymap.lint.fixes.fixing import Change

    changes = [Change(each.file, each.before, each.after or "", ()) for each in done if each.changed]
    click.echo(diff_text(changes, colour=use_colour()), nl=False, color=use_colour() or None)


def _tell(done: Sequence[Formatted], *, written: bool, upgrade: bool, err: bool) -> None:
    from journeymap.formats.formatted_text import formatted_text

    click.echo(formatted_text(done, written=written, upgrade=upgrade), nl=False, err=err)


def _code(done: Sequence[Formatted], *, write: bool) -> int:
    if any(each.fault for each in done):
        return 2
    return 1 if any(each.findings or (each.changed and not write) for each in done) else 0
