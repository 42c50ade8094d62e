"""`journeymap graph`: print the compiled graph."""

from __future__ import annotations

import click

from journeymap.cli.steps import open_sound, put, require_another

__all__ = ["command"]


@click.command("graph")
@click.argument("journey")
@click.option("--format", "form", type=click.Choice(["json", "dot", "mermaid", "graphml"]), default="json",
              show_default=True, help="What to write.")  # fmt: skip
@click.option("--decisive", is_flag=True,
              help="Mark where success is guaranteed whatever the customer does, where the next step settles it, where it is lost.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of the terminal.")
def command(*, journey: str, form: str, decisive: bool, output: str | None) -> int:
    """Print the graph that JOURNEY compiles to: touchpoints, outcomes and the planned ways between them.

    Errors in the file are printed instead (exit code 1), since the graph would be wrong; warnings do not stop it.
    """
    from journeymap.graph.export import FORMATS

    loaded = open_sound(journey)
    require_another(output, loaded)
    put(FORMATS[form](loaded.graph, loaded.decisive() if decisive else {}), output)
    return 0
