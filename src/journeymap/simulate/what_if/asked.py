"""A what-if that is to be answered, and how it is refused: with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.diagnostics import JourneyError
from journeymap.model.base import Item
from journeymap.model.data import Change, WhatIf

__all__ = ["Asked", "refusal"]


@dataclass(frozen=True)
class Asked:
    """One what-if with single values: of a grid, one of its cells.

    Args:
        id: as in the file; in a grid with the values that were taken: `call-back-fast [drop-off -20%]`.
        name: what would be done, with the same values.
        idea: the what-if as written.
        changes: its changes, each number a single one.
    """

    id: str
    name: str
    idea: WhatIf
    changes: tuple[Change, ...]


def refusal(asked: Asked, part: Item, keys: tuple[str | int, ...], message: str, hint: str = "") -> JourneyError:
    """What cannot be computed, as an error that begins with the place in the file where it is asked for."""
    place = part.place
    where = f"{place.span(*keys)}: " if place.document.file else ""
    return JourneyError(f'{where}what-if "{asked.id}": {message}', hint)
