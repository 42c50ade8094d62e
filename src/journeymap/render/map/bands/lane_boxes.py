"""The boxes of a lane of the blueprint: equal neighbours are one, and each takes the room that its words need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeymap.render.map.sheet import Sheet
from journeymap.render.map.text.measure import Fitted, fit, width

__all__ = ["BETWEEN", "Entry", "LaneBox", "laid_out"]

SIDE, NARROW, BETWEEN = 8.0, 5.0, 4.0
"""Room at the sides of a box's words, on a tight page, and between a name and who does it, px."""
SMALL = 10.0
"""On a tight page, the size at which a name is set where that saves a line."""
Entry = tuple[int, str, str]
"""Stage, what is done, who does it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The same entry in neighbouring columns."""

    slot: int
    first: int
    last: int
    words: Entry


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A box with its words; left and right in px."""

    left: float
    right: float
    slot: int
    name: Fitted
    by: Fitted
    beside: bool
    """Whether who does it stands behind the name rather than below it."""
    tight: bool

    @property
    def words(self) -> float:
        """The height of the words in px."""
        return self.name.height if self.beside else self.name.height + self.by.height

    @property
    def height(self) -> float:
        """The height of the box in px."""
        return self.words + (4 if self.tight else 6)


def laid_out(sheet: Sheet, items: Mapping[tuple[int, int], Entry]) -> list[LaneBox]:
    """Boxes slot by slot: each of one line where that can be, else with who does it below what is done.

    Args:
        sheet: the page.
        items: entries by column and slot.
    """
    boxes: list[LaneBox] = []
    for slot in sorted({slot for _, slot in items}):
        runs = list(_runs(items, slot))
        flat = _slot(sheet, runs, flat=True)
        boxes += flat if all(len(box.name.lines) == 1 and _flat(box) for box in flat) else _slot(sheet, runs)
    return boxes


def _flat(box: LaneBox) -> bool:
    return box.beside or not box.by.lines


def _slot(sheet: Sheet, runs: list[_Run], *, flat: bool = False) -> list[LaneBox]:
    """The boxes of a slot; of the empty room between two, each takes what its words need."""
    edges = [sheet.edges(run.first, run.last) for run in runs]
    needs = [_wide(sheet, run, flat) + 2 * _side(sheet) + 8 for run in runs]
    wants = [need > right - left for need, (left, right) in zip(needs, edges, strict=True)]
    cells = []
    for index, run in enumerate(runs):
        _, low, high = next(stage for stage in sheet.stages if stage[1] <= run.first <= stage[2])
        left, right = sheet.edges(low, high)
        if index and runs[index - 1].words[0] == run.words[0]:
            left = _share(edges[index][0], edges[index - 1][1], wants[index - 1])
        if index + 1 < len(runs) and runs[index + 1].words[0] == run.words[0]:
            right = _share(edges[index][1], edges[index + 1][0], wants[index + 1])
        cells.append(_cell(sheet, run, (left, right), needs[index], flat))
    return cells


def _share(own: float, other: float, wanted: bool) -> float:
    """How far a box may go into the room between its edge and another's, which may want half of it."""
    return (own + other) / 2 if wanted else other


def _runs(items: Mapping[tuple[int, int], Entry], slot: int) -> Iterator[_Run]:
    """Equal neighbours in a slot."""
    for column in sorted(column for column, other in items if other == slot):
        words = items[column, slot]
        if items.get((column - 1, slot)) != words:
            last = column
            while items.get((last + 1, slot)) == words:
                last += 1
            yield _Run(slot, column, last, words)


def _cell(sheet: Sheet, run: _Run, limits: tuple[float, float], need: float, flat: bool) -> LaneBox:
    """A box in the middle of its columns, as wide as they, or as its words `need` where the limits (px) allow."""
    _, name, by = run.words
    left, right = sheet.edges(run.first, run.last)
    wide = min(max(right - left, need), limits[1] - limits[0])
    left = min(max(limits[0], (left + right - wide) / 2), limits[1] - wide) + 4
    room = wide - 8 - 2 * _side(sheet)
    size = _size(sheet)
    if sheet.tight and len(fit(name, room, SMALL).lines) < len(fit(name, room, size).lines):
        size = SMALL
    beside = flat and bool(by) and width(name, size) + BETWEEN + width(by, 10.0) <= room + 0.1
    return LaneBox(left, left + wide - 8, run.slot, fit(name, room, size), fit(by, room, 10.0), beside, sheet.tight)


def _size(sheet: Sheet) -> float:
    return 11.0 if sheet.tight else 12.0


def _side(sheet: Sheet) -> float:
    return NARROW if sheet.tight else SIDE


def _wide(sheet: Sheet, run: _Run, flat: bool) -> float:
    """The width of an entry's words: on one line, or one below the other."""
    first, second = width(run.words[1], _size(sheet)), width(run.words[2], 10.0)
    return first + BETWEEN + second if flat and second else max(first, second)
