"""`journeymap rule NAME`: one rule, explained."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("rule", short_help="explain one of them, with an example")
@click.argument("name")
def command(name: str) -> None:
    """Explain the rule NAME: what it finds, why that matters, an example and a better one, how to switch it off."""
    from journeymap.cli.terminal import use_colour
    from journeymap.formats.rule_text import rule_text
    from journeymap.lint.pages.catalogue import look_up

    colour = use_colour()
    click.echo(rule_text(look_up(name), colour=colour), nl=False, color=colour or None)
