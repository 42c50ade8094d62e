"""`journeymap init`: a project to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from journeymap.diagnostics import JourneyError

__all__ = ["command"]

TEMPLATES = ("claim", "subscription", "shop", "onboarding", "support", "blank")
LANGUAGES = ("en", "pl", "sl", "bs", "de")


@click.command("init", short_help="begin a project with an example that is clean")
@click.argument("folder", default=".")
@click.option("--template", type=click.Choice(TEMPLATES), default="claim", show_default=True, help="The example.")
@click.option(
    "--language",
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Of its texts.",
)
@click.option("--ci", type=click.Choice(["github", "gitlab", "none"]), default="github", show_default=True,
              help="Where changes are checked.")  # fmt: skip
def command(folder: str, template: str, language: str, ci: str) -> None:
    """Begin a project in FOLDER: an example journey, settings of editors, checks before each commit and in CI.

    Files that are there already are never overwritten.
    """
    from journeymap.scaffold.project import new_project
    from journeymap.settings.files import write_atomic

    files = new_project(template, language, None if ci == "none" else ci)
    there = [path for path in files if (Path(folder) / path).exists()]
    if any(path.startswith("journeys/") or path == "journeymap.yaml" for path in there):
        raise JourneyError(f"{', '.join(there)} in {folder} is there already, nothing was written",
                           "begin in an empty folder: journeymap init NAME")  # fmt: skip
    for path, text in files.items():
        if path not in there:
            write_atomic(Path(folder) / path, text)
            click.echo(f"  {path}")
    for path in there:
        click.echo(f"  {path} was there already and stays as it is")
    journey = next(path for path in files if path.startswith("journeys/"))
    where = "" if folder == "." else f"cd {folder}\n  "
    click.echo(f"\nNow try:\n  {where}journeymap check\n  journeymap render {journey} -o map.svg")
