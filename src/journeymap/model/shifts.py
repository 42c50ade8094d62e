"""Values of a what-if's changes as numbers, and the single values of a grid."""

from __future__ import annotations

from journeymap.model.data import Shift
from journeymap.model.quantities import as_number, plain_minus

__all__ = ["share_of", "single_shifts"]


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
