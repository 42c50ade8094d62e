"""`journeymap graph`: print the compiled graph."""

from __future__ import annotations

import click

from journeymap.diagnostics import Severity

__all__ = ["command"]


@click.command("graph")
@click.argument("journey")
@click.option("--format", "form", type=click.Choice(["json", "dot", "mermaid", "graphml"]), default="json",
              show_default=True, help="What to write.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of the terminal.")
def command(journey: str, form: str, output: str | None) -> int:
    """Print the graph that JOURNEY compiles to: touchpoints, outcomes and the planned ways between them.

    Errors in the file are printed instead (exit code 1), since the graph would be wrong; warnings do not stop it.
    """
    from journeymap.api import load
    from journeymap.graph.export import FORMATS

    loaded = load(journey)
    errors = [finding for finding in loaded.check() if finding.severity is Severity.ERROR]
    if errors:
        from journeymap.formats.findings_text import findings_text

        click.echo(findings_text(errors, 1), nl=False, err=True)
        return 1
    text = FORMATS[form](loaded.graph)
    if output is None:
        click.echo(text, nl=False)
        return 0
    from journeymap.settings.files import write_atomic

    write_atomic(output, text)
    return 0
