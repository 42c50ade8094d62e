"""What several commands do alike: open a sound journey, put text where it belongs, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from journeymap.api import JourneyMap

__all__ = ["open_sound", "put", "require_another", "require_no_log"]


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


def require_another(output: str | None, journey: JourneyMap) -> None:
    """Raise JourneyError where `output` is a file that the journey is read from."""
    if output:
        from journeymap.api.outputs import require_apart

        require_apart([output], journey.read)


def require_no_log(output: str | None, log: str | list[str]) -> None:
    """Raise JourneyError where `output` is a file of the log, or where there is no such log."""
    if output is None:
        return
    from journeymap.api.outputs import require_no_source
    from journeymap.events.files import find_files, split_table

    sources = [Path(split_table(file)[0]) for file in find_files(log)]
    require_no_source([output] if output else [], sources, "log")
