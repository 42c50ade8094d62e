"""`journeymap rules`: all that a check can find."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("rules", short_help="list what a check can find")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for programs.")  # fmt: skip
def command(form: str) -> None:
    """List all rules by kind, with how much a finding matters; those of plug-ins too."""
    from journeymap.cli.terminal import use_colour
    from journeymap.formats.rules_json import rules_json
    from journeymap.formats.rules_text import rules_text
    from journeymap.lint.pages.catalogue import catalogue

    known, colour = catalogue(), use_colour()
    text = rules_json(known) if form == "json" else rules_text(known, colour=colour)
    click.echo(text, nl=False, color=colour or None)
