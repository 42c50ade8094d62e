"""Values of a what-if's changes as numbers, and grids: how many what-ifs one with lists stands for."""

from __future__ import annotations

from math import prod

from journeymap.model.data import Change, Shift, WhatIf
from journeymap.model.quantities import as_number, plain_minus

__all__ = ["MOST", "combinations", "share_of", "shifts_of", "single_shifts"]

MOST = 1000
"""So many what-ifs are answered in one run."""


def share_of(text: str) -> float | None:
    """A share or a relative change as a number; None where it is none.

    >>> share_of("-30%"), share_of("0.08"), share_of("most")
    (-0.3, 0.08, None)
    """
    plain = plain_minus(text).strip()
    number = as_number(plain.removesuffix("%").strip())
    return number / 100 if number is not None and plain.endswith("%") else number


def single_shifts(shift: Shift) -> list[tuple[Shift, tuple[int, ...]]]:
    """The changes that a shift stands for, one for each value of a list, each with its place in that list.

    A shift without a list stands for itself.
    """
    name = next((name for name in ("by", "points", "to") if isinstance(getattr(shift, name), tuple)), None)
    if name is None:
        return [(shift, ())]
    return [(shift.model_copy(update={name: value}), (index,)) for index, value in enumerate(getattr(shift, name))]


def shifts_of(change: Change) -> dict[str, Shift]:
    """The numbers that a change changes, by their field."""
    shifts = {key: getattr(change, key) for key in ("drop_off", "share", "wait", "takes")}
    return {key: shift for key, shift in shifts.items() if shift is not None}


def combinations(idea: WhatIf) -> int:
    """How many what-ifs one stands for, as its lists say; counted, not made."""
    return prod(size for change in idea.changes for shift in shifts_of(change).values() for size in shift.sizes)
