"""What several commands do alike: open a sound journey, put text where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from journeymap.api import JourneyMap

__all__ = ["open_sound", "put"]


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


def put(text: str, output: str | None, *, colour: bool = False) -> None:
    """Write `text` to the file `output`, or to the terminal where none is named, its colours kept where that is asked for."""
    if output is None:
        click.echo(text, nl=False, color=colour or None)
        return
    from journeymap.settings.files import write_atomic

    write_atomic(output, text)
