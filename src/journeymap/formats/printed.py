"""Parts of a page as plain text: as wide as the terminal, with emphasis or without."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType

__all__ = ["printed"]

WIDTH = 118
"""Columns of a page that is not a terminal's."""
NARROWEST = 96


def printed(parts: Iterable[RenderableType], *, colour: bool, width: int | None) -> str:
    """The parts one below the other.

    Args:
        parts: words, tables and the like.
        colour: whether a terminal shows it; else there are no escape codes.
        width: columns of the terminal; 118 when None.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width or WIDTH, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
