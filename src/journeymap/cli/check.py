"""`journeymap check`: find every fault in journey files, and mend what can be mended."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from journeymap.cli.check_options import check_options, checking
from journeymap.cli.findings import FORMATS, put_findings
from journeymap.cli.steps import put
from journeymap.cli.terminal import use_colour
from journeymap.diagnostics import Severity
from journeymap.results.checked import Checked

__all__ = ["command"]

FAILING: Mapping[str, Sequence[Severity]] = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "never": (),
}


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="auto", show_default=True,
              help="For people, for programs, or for a CI; auto: that of the CI that runs, else text.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write the findings to FILE; the terminal gets the counts.")
@click.option("--fail-on", type=click.Choice(list(FAILING)), default="warning", show_default=True,
              help="The least that makes the exit code 1; infos never do.")  # fmt: skip
@click.option("--fix", is_flag=True, help="Mend what surely was meant, and show what is left.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="With --fix or --diff: also what was perhaps meant.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--stdin-name", metavar="FILE", help="With - as PATHS: the name that the journey has.")
@check_options
def command(
    *,
    paths: Sequence[str],
    form: str,
    output: str | None,
    fail_on: str,
    fix: bool,
    unsafe: bool,
    diff: bool,
    stdin_name: str | None,
    **settings: Any,
) -> int:
    """Find every fault in journeys and the files beside them; PATHS are files or folders, none for the project here.

    - as PATHS reads one journey from the standard input.

    Exit code 0: nothing to mend; 1: errors or warnings (see --fail-on), or --diff has something to show; 2: PATHS or
    the call are wrong.
    """
    options = checking(settings)
    if unsafe and not (fix or diff):
        raise click.UsageError("--unsafe-fixes says which fixes are made; add --fix or --diff")
    if "-" in paths or stdin_name:
        checked = _standard_input(paths, stdin_name, fix or diff, options)
    elif diff:
        return _show_changes(paths, unsafe, output, options)
    else:
        from journeymap.lint.run import check_files

        checked = _fixed(paths, unsafe, form, output, options) if fix else check_files(paths, **options)
    put_findings(checked, form, output)
    return 1 if any(finding.severity in FAILING[fail_on] for finding in checked.findings) else 0


def _fixed(paths: Sequence[str], unsafe: bool, form: str, output: str | None, options: dict[str, Any]) -> Checked:
    """Mend, and say what was mended where it does not disturb a program that reads the findings."""
    from journeymap.formats.changes_text import changes_text
    from journeymap.formats.findings import chosen
    from journeymap.lint.fixes.fixing import fix_files

    changes, checked = fix_files(paths, unsafe=unsafe, **options)
    told = changes_text(changes, colour=use_colour())
    aside = output is None and chosen(form, os.environ) != "text"
    click.echo(f"{told}\n" if told and not aside else told, nl=False, err=aside, color=use_colour() or None)
    return checked


def _show_changes(paths: Sequence[str], unsafe: bool, output: str | None, options: dict[str, Any]) -> int:
    from journeymap.formats.changes_text import diff_text
    from journeymap.lint.fixes.fixing import fix_files

    changes, _ = fix_files(paths, unsafe=unsafe, write=False, **options)
    put(diff_text(changes, colour=output is None and use_colour()), output)
    count = sum(len(change.titles) for change in changes)
    files = "1 file" if len(changes) == 1 else f"{len(changes)} files"
    click.echo(f"{count} can be mended in {files}" if changes else "nothing that can be mended", err=True)
    return 1 if changes else 0


def _standard_input(paths: Sequence[str], name: str | None, change: bool, options: dict[str, Any]) -> Checked:
    """Check the one journey that is written to the standard input."""
    if tuple(paths) != ("-",):
        raise click.UsageError("- reads one journey from the standard input; name nothing else beside it")
    if change:
        raise click.UsageError("what comes from the standard input cannot be mended; name the file")
    from journeymap.lint.run import check_files
    from journeymap.syntax.opening import MAX_BYTES, instead

    file = name or "stdin.yaml"
    with instead({os.path.realpath(file): sys.stdin.buffer.read(MAX_BYTES + 1)}):
        return check_files([file], **options)
