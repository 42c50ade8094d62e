"""Findings put where they belong: on the terminal, into a file, into a CI's log."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from journeymap.cli.steps import put
from journeymap.cli.terminal import use_colour
from journeymap.diagnostics import Severity
from journeymap.results.checked import Checked

__all__ = ["FORMATS", "put_findings"]

FORMATS: Sequence[str] = ("auto", "text", "json", "sarif", "github", "gitlab", "junit")


def put_findings(checked: Checked, form: str, output: str | None, closing: str = "") -> None:
    """Write the findings in a format; for people, `closing` is a last line that sums up what was looked at."""
    from journeymap.formats.findings import WRITERS, chosen
    from journeymap.formats.findings_text import findings_text, summary_text

    name = chosen(form, os.environ)
    told = f"{closing}\n" if closing else ""
    if output is not None:
        put(WRITERS[name](checked), output)
        click.echo(f"{summary_text(checked)}\n{told}", nl=False)
    elif name == "text":
        colour = use_colour()
        click.echo(findings_text(checked, colour=colour) + told, nl=False, color=colour or None)
        _advise(checked)
    else:
        put(WRITERS[name](checked), None)


def _advise(checked: Checked) -> None:
    """On a terminal, say where the worst finding is explained."""
    worst = min(checked.findings, key=lambda finding: finding.severity.rank, default=None)
    if sys.stdout.isatty() and worst and worst.severity is not Severity.INFO:
        line = f"journeymap rule {worst.rule} explains {worst.rule}"
        click.echo(click.style(line, dim=True) if use_colour() else line)
