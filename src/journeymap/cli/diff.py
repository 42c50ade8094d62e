"""`journeymap diff`: name what changed between two versions of a journey."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.steps import put
from journeymap.cli.terminal import use_colour
from journeymap.diagnostics import JourneyError

if TYPE_CHECKING:
    from journeymap.diff.session import Comparison

__all__ = ["command"]

FORMATS = ("text", "json", "markdown", "html")
ENDINGS = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


class WithPaths(click.Command):
    """Tells what stands behind `--` apart: paths, where all before it are revisions."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the paths for the command."""
        if "--" in args:
            place = args.index("--")
            ctx.meta["paths"] = args[place + 1 :]
            args = args[:place]
        return super().parse_args(ctx, args)


@click.command("diff", cls=WithPaths, options_metavar="[OPTIONS]")
@click.argument("named", nargs=-1, metavar="OLD [NEW] [-- PATHS...]")
@click.option("--format", "form", type=click.Choice(FORMATS),
              help="text for people, json for programs, markdown for a pull request, html with both maps; "
                   "unsaid: by the ending of FILE, else text.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(["breaking", "notable", "never"]), default="never", show_default=True,
              help="The changes that make the exit code 1.")  # fmt: skip
@click.option(
    "--language",
    "--lang",
    "language",
    metavar="CODE",
    help="The language of the page's words and maps: pl; unsaid: English.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of the terminal.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    named: Sequence[str],
    form: str | None,
    fail_on: str,
    language: str | None,
    output: str | None,
) -> int:
    """Name what changed between two versions of journeys, for whom it matters.

    OLD and NEW are files or folders, or revisions of the git repository; one revision is compared with the files as
    they are now. Behind -- stand the files or folders to look at.

    \b
      journeymap diff as-is.yaml to-be.yaml
      journeymap diff main -- journeys/
      journeymap diff main...feature --format markdown

    Exit code 0: compared; 1: changes as grave as --fail-on says, or errors in the new version; 2: OLD, NEW or the call
    are wrong.
    """  # noqa: D301 - a real backspace, which click takes for lines that stay as they are
    from journeymap.diff.request import compare_named

    comparison = compare_named(named, ctx.meta.get("paths"))
    chosen = form or ENDINGS.get(Path(output or "").suffix.lower(), "text")
    if chosen == "html" and output is None and sys.stdout.isatty():
        raise JourneyError("a page is no text for a terminal", "name a file for it: -o diff.html")
    put(_written(comparison, chosen, language, to_terminal=output is None), output)
    difference = comparison.difference
    worst = difference.worst()
    grave = fail_on != "never" and worst is not None and worst.rank <= ("breaking", "notable").index(fail_on)
    if output is not None:
        from journeymap.formats.diff_folds import summary

        click.echo(f"{output} is written: {summary(difference)}")
    return 1 if grave or difference.errors("new") else 0


def _written(comparison: Comparison, form: str, language: str | None, *, to_terminal: bool) -> str:
    difference = comparison.difference
    if form == "json":
        from journeymap.formats.diff_json import diff_json

        return diff_json(difference)
    if form == "markdown":
        from journeymap.formats.diff_markdown import diff_markdown

        return diff_markdown(difference)
    if form == "html":
        from journeymap.render.diff import render_diff

        return render_diff(comparison, language)
    from journeymap.formats.diff_text import diff_text

    return diff_text(difference, colour=to_terminal and use_colour())
