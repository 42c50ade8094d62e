"""What several commands do alike: open a sound journey, measure it, put text where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from journeymap.cli.log_options import reading

if TYPE_CHECKING:
    from journeymap.api import JourneyMap
    from journeymap.results.overlay import Overlay

__all__ = ["measured", "open_sound", "put", "refuse_columns_without_log"]


def open_sound(file: str) -> JourneyMap:
    """The journey in `file`; its errors are printed and end the command with exit code 1, warnings do not stop it."""
    from journeymap.api import load

    loaded = load(file)
    if loaded.faults:
        from journeymap.formats.findings_text import findings_text
        from journeymap.results.checked import Checked

        click.echo(findings_text(Checked(loaded.faults, 1)), nl=False, err=True)
        raise click.exceptions.Exit(1)
    return loaded


def measured(journey: JourneyMap, log: str | None, columns: dict[str, Any]) -> Overlay | None:
    """The journey laid over `log`, where a log was named."""
    return journey.overlay(log, **reading(columns)) if log is not None else None


def refuse_columns_without_log(log: str | None, columns: dict[str, Any]) -> None:
    """Options that say how to read a log are misuse where no log is named."""
    options = reading(columns)
    if options and log is None:
        name = next(iter(options)).rstrip("_").replace("_", "-")
        raise click.UsageError(f"--{name} says how to read a log; name it with --events")


def put(text: str, output: str | None) -> None:
    """Write `text` to the file `output`, or to the terminal where none is named."""
    if output is None:
        click.echo(text, nl=False)
        return
    from journeymap.settings.files import write_atomic

    write_atomic(output, text)
