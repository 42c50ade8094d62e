"""`journeymap schema`: the JSON Schemas with which editors complete and explain journey files."""

from __future__ import annotations

import click

__all__ = ["command"]

KINDS = ("journey", "data", "library", "texts", "project")


@click.command("schema", short_help="print the JSON Schemas that editors use")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option("-o", "--output", "folder", metavar="DIR", help="Write the schemas into this folder instead.")
def command(kind: str | None, folder: str | None) -> None:
    """Print the JSON Schema of KIND (journey unless said), or write all of them into a folder.

    An editor that speaks YAML uses it with a first line such as

        # yaml-language-server: $schema=schemas/journey.schema.json
    """
    from pathlib import Path

    from journeymap.model.schema import FILES, schema_text
    from journeymap.settings.files import write_atomic

    kinds = [name for name in FILES if kind in (None, name)]
    if folder is None:
        click.echo(schema_text(kinds[0]), nl=False)
        return
    for name in kinds:
        target = Path(folder) / f"{name}.schema.json"
        write_atomic(target, schema_text(name))
        click.echo(f"{target} written", err=True)
