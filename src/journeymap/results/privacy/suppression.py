"""Which cells must be hidden so that no small one can be found, by itself or by subtracting others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from journeymap.results.privacy.cells import NOISE, Cells, Name, Sum
from journeymap.results.privacy.equations import Row, determined_columns

__all__ = ["hidden_cells"]

TRIED = 100
"""So many cells are tried whether they can be spared."""


def hidden_cells(cells: Cells) -> set[Name]:
    """The small cells, and as few and as unimportant others as it takes.

    A reader knows all that is shown and all sums. A small cell is given away where the sums determine it (their row
    echelon form has a row with that cell alone), or where all that is hidden in a sum is together small, or one each.
    Then the least important other cell of that sum is hidden as well, until nothing is given away.
    """
    hidden = {name for name, cell in cells.known.items() if cell.small}
    for _ in range(len(cells.known)):
        leaks = _given_away(cells, hidden)
        more = {name for name in (_next(cells, hidden, sums) for sums in leaks) if name is not None}
        if not more:
            break
        hidden |= more
    return _spared(cells, hidden)


def _spared(cells: Cells, hidden: set[Name]) -> set[Name]:
    """Without cells that were hidden for a small one and need not be after all: the most important are tried first."""
    beside = [name for name in hidden if not cells.known[name].small]
    for name in sorted(beside, key=lambda name: _importance(cells, name), reverse=True)[:TRIED]:
        fewer = hidden - {name}
        if not _given_away(cells, fewer):
            hidden = fewer
    return hidden


def _unknown(cells: Cells, hidden: AbstractSet[Name], name: Name) -> bool:
    """Whether a reader is not told this number."""
    return name in hidden or not cells.known[name].hides


def _given_away(cells: Cells, hidden: AbstractSet[Name]) -> list[list[Sum]]:
    """For each small cell that can be found, the sums that it is found from; of those that share a sum, one."""
    determined = _determined(cells, hidden)
    found = [[cells.sums[row] for row in sorted(rows)] for name, rows in determined.items() if cells.known[name].small]
    found += [[one] for one in cells.sums if _too_little(cells, hidden, one)]
    apart: list[list[Sum]] = []
    taken: set[int] = set()
    for sums in sorted(found, key=len):
        if taken.isdisjoint(map(id, sums)):
            apart.append(sums)
            taken.update(map(id, sums))
    return apart


def _too_little(cells: Cells, hidden: AbstractSet[Name], one: Sum) -> bool:
    """Whether what is hidden of a known total is together of few, or can only be one each."""
    unknown = [name for name in one.names if _unknown(cells, hidden, name)]
    if one.total in unknown or not any(cells.known[name].small for name in unknown):
        return False
    together = sum(cells.known[name].value for name in unknown)
    several = sum(1 for name in unknown if cells.known[name].value > NOISE)
    return cells.is_small(together) or together <= several + NOISE


def _next(cells: Cells, hidden: AbstractSet[Name], sums: Sequence[Sum]) -> Name | None:
    """The least important cell that is told in one of the sums: what is nobody's last, then by worth, then by number."""
    told = {name for one in sums for name in one.names if not _unknown(cells, hidden, name)}
    return min(told, key=lambda name: _importance(cells, name), default=None)


def _importance(cells: Cells, name: Name) -> tuple[bool, int, float, str]:
    cell = cells.known[name]
    return cell.value <= NOISE, cell.worth, cell.value, repr(name)


def _determined(cells: Cells, hidden: AbstractSet[Name]) -> dict[Name, frozenset[int]]:
    """The cells that are not told and that the sums determine, each with the numbers of those sums.

    Cells that stand in the same sums with the same signs cannot be told apart; one column stands for all of them.
    """
    where: dict[Name, list[tuple[int, float]]] = defaultdict(list)
    for number, one in enumerate(cells.sums):
        for name in one.names:
            if _unknown(cells, hidden, name):
                where[name].append((number, -1.0 if name == one.total else 1.0))
    alike: dict[tuple[tuple[int, float], ...], list[Name]] = defaultdict(list)
    for name, places in where.items():
        alike[tuple(places)].append(name)
    rows: dict[int, Row] = defaultdict(dict)
    for column, signs in enumerate(alike):
        for row, sign in signs:
            rows[row][column] = sign
    numbers = sorted(rows)
    found = determined_columns([rows[number] for number in numbers])
    groups = list(alike.values())
    return {
        groups[column][0]: frozenset(numbers[row] for row in of)
        for column, of in found.items()
        if len(groups[column]) == 1
    }
