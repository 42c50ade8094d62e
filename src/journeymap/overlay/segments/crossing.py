"""Which groups of two columns can be set against each other, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from journeymap.overlay.segments.division import FEWEST, Division

__all__ = ["ALL", "Cell", "Crossing", "crossings"]

Cell = tuple[int, int, int, int]
"""A division's number and its group's, and those of a later division; `ALL` stands for any group."""

ALL = -1


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two groups of a column that both have enough cases in every value of another.

    Args:
        column, within: the two divisions.
        groups: the numbers of the groups set against each other.
        values: the numbers of the other division's groups.
    """

    column: Division
    within: Division
    groups: tuple[int, int]
    values: tuple[int, ...]

    def whole(self, group: int) -> Cell:
        """All cases of one of the groups."""
        return self.cell(group, ALL)

    def cell(self, group: int, value: int) -> Cell:
        """The cases of one of the groups that have a value of the other column."""
        left, right = (self.column.number, group), (self.within.number, value)
        return (*left, *right) if left < right else (*right, *left)

    @property
    def cells(self) -> Iterator[Cell]:
        """All cells that it takes."""
        for group in self.groups:
            yield self.whole(group)
            yield from (self.cell(group, value) for value in self.values)


def crossings(divisions: Sequence[Division], sizes: Mapping[Cell, int]) -> list[Crossing]:
    """Every two groups of every column, crossed with every other column in which both have 20 cases in each value.

    Args:
        divisions: all of them, with their sizes.
        sizes: cases by cell.
    """
    found = []
    for column, within in permutations(divisions, 2):
        if len(within.large) < 2:
            continue
        for groups in combinations(column.large, 2):
            crossing = Crossing(column, within, groups, within.large)
            cells = (crossing.cell(group, value) for group in groups for value in crossing.values)
            if all(sizes.get(cell, 0) >= FEWEST for cell in cells):
                found.append(crossing)
    return found
