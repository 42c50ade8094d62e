"""Cells: numbers of customers that a result shows or gives away, and which of them add up to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

__all__ = ["NOISE", "Cell", "Cells", "Name", "Path", "Sum", "estimate_paths"]

Path = tuple[str | int, ...]
"""Keys and positions that lead to a value of the plain data."""

Name = tuple[str | int | None, ...]
"""What a cell is called."""

NOISE = 1e-6


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of customers (or visits).

    Args:
        value: the number; shares are turned into one.
        small: whether nobody is to know it.
        hides: what is taken out of the result to hide it; nothing for a number that is not shown itself, and could
            be found by subtraction.
        worth: what is worth more is hidden later, where something must be.
    """

    value: float
    small: bool
    hides: tuple[Path, ...] = ()
    worth: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """Cells that add up to another, or (None) to a number that everybody knows."""

    total: Name | None
    parts: tuple[Name, ...]

    @property
    def names(self) -> tuple[Name, ...]:
        """All cells in it."""
        return self.parts if self.total is None else (self.total, *self.parts)


def estimate_paths(at: Path) -> list[Path]:
    """Where the figures of an estimate stand."""
    return [(*at, key) for key in ("estimate", "low", "high", "variance", "clusters")]


class Cells:
    """All cells of a result, by name.

    Args:
        least: so many customers may be shown.
    """

    def __init__(self, least: int) -> None:
        self.least = least
        self.known: dict[Name, Cell] = {}
        self.sums: list[Sum] = []

    def is_small(self, value: float | None) -> bool:
        """Whether a number is of too few; nobody at all may be shown."""
        return value is not None and NOISE < value < self.least - NOISE

    def add(
        self, name: Name, value: float | None, *hides: Path, also: Sequence[float | None] = (), worth: int = 0
    ) -> None:
        """Note a number that is shown; `also` are others that it gives away, such as those of whom it is a share."""
        if value is not None:
            small = any(map(self.is_small, (value, *also)))
            self.known[name] = Cell(value, small, hides, worth)

    def add_share(self, name: Name, share: float | None, of: float | None, *hides: Path, worth: int = 0) -> None:
        """Note a share of so many: those it counts and the others, neither of whom may be few."""
        if share is not None and of:
            self.add(name, share * of, *hides, also=((1 - share) * of,), worth=worth)

    def add_estimate(
        self, name: Name, at: Path, found: dict[str, Any] | None, of: float | None, *hides: Path, worth: int = 0
    ) -> None:
        """Note an estimate of a share of so many (unsaid: of its cases), which stands at `at`; `hides` goes with it."""
        if found is None or found["estimate"] is None:
            return
        share, whole = found["estimate"], found["clusters"] if of is None else of
        also = ((1 - share) * whole, found["clusters"])
        self.add(name, share * whole, *estimate_paths(at), *hides, also=also, worth=worth)

    def add_up(self, total: Name | None, parts: Iterable[Name]) -> None:
        """Note that cells add up to another, where they do; what is no cell counts as nothing."""
        there = tuple(part for part in parts if part in self.known)
        whole = self.known.get(total) if total is not None else None
        if total is not None and whole is None:
            return
        if whole is None or abs(fsum(self.known[part].value for part in there) - whole.value) <= NOISE:
            self.sums.append(Sum(total, there))

    def add_difference(self, more: Name, less: Name) -> None:
        """Note that the difference of two numbers is one of customers as well."""
        if more in self.known and less in self.known:
            between: Name = ("between", *more, "and", *less)
            self.add(between, max(0.0, self.known[more].value - self.known[less].value))
            self.add_up(more, (less, between))
