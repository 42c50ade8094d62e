"""`journeymap check`: find every fault in journey files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence

import click

from journeymap.diagnostics import JourneyError, Severity
from journeymap.results.checked import Checked

__all__ = ["command"]


@click.command("check")
@click.argument("paths", nargs=-1, metavar="PATHS...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for programs.")  # fmt: skip
def command(paths: Sequence[str], form: str) -> int:
    """Find every fault in journeys and the files beside them; PATHS are files or folders.

    Exit code 0: nothing to mend; 1: errors or warnings; 2: PATHS or the call are wrong.
    """
    if not paths:
        raise JourneyError("no file or folder is named", "journeymap check . checks all journeys below this folder")
    from journeymap.lint.run import check_files

    checked = check_files(paths)
    click.echo(_writers()[form](checked), nl=False)
    return 1 if any(finding.severity is not Severity.INFO for finding in checked.findings) else 0


def _writers() -> Mapping[str, Callable[[Checked], str]]:
    from journeymap.formats.findings_json import findings_json
    from journeymap.formats.findings_text import findings_text

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return {"text": lambda checked: findings_text(checked, colour=colour), "json": findings_json}
