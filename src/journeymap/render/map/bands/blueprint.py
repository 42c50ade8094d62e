"""The service blueprint: what customers see, the line of visibility, and what works behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journeymap.model.steps import Lane as Item
from journeymap.render.map.bands.stacks import alike
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.measure import Fitted, fit, width
from journeymap.render.map.palette import BACKSTAGE, CARD, INK, MUTED, SOFT
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step, Story, joined
from journeymap.settings.words import fixed

__all__ = ["row", "visibility"]

Kind = Literal["physical_evidence", "frontstage", "backstage", "support"]
TITLES: dict[Kind, str] = {
    "physical_evidence": fixed("Evidence in hand"),
    "frontstage": fixed("Frontstage"),
    "backstage": fixed("Backstage"),
    "support": fixed("Support"),
}
SIDE, NARROW, BETWEEN = 8.0, 5.0, 4.0
"""Room at the sides of a box's words, on a tight page, and between a name and who does it, px."""
SMALL = 10.0
"""On a tight page, the size at which a name is set where that saves a line."""
Words = tuple[int, str, str]
"""Stage, what is done, who does it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The same entry in neighbouring columns."""

    slot: int
    first: int
    last: int
    words: Words


@dataclass(frozen=True, slots=True)
class _Cell:
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
        return self.words + (4 if self.tight else 6)


def visibility(sheet: Sheet) -> Block | None:
    """The line of visibility, where anything stands behind or before it."""
    steps = [step.part for step in (*sheet.steps, *sheet.unplanned)]
    if not any(part.frontstage or part.backstage or part.support for part in steps):
        return None
    title = lane(sheet.story.w("Line of visibility"))

    def draw(canvas: Canvas, top: float, height: float) -> None:
        title.draw(canvas, top - 7)
        y = top + height / 2
        canvas.line(((sheet.left, y), (sheet.right, y)), stroke=INK, wide=1.4, more='stroke-dasharray="10 5"')

    return Block("visibility", title.height - 9, draw, ruled=False)


def row(sheet: Sheet, kind: Kind) -> Block | None:
    """One lane of the blueprint; the same thing at neighbouring steps of a stage is drawn once."""
    cells = _cells(sheet, kind)
    if not cells:
        return None
    title = lane(sheet.story.w(TITLES[kind]))
    slots = sorted({cell.slot for cell in cells})
    heights = [max(cell.height for cell in cells if cell.slot == slot) for slot in slots]
    height = max(title.height, 4 + sum(heights) + 4 * len(slots))

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        title.draw(canvas, top)
        y = top + 4
        for slot, high in zip(slots, heights, strict=True):
            own = [cell for cell in cells if cell.slot == slot]
            for cell, size in zip(own, alike([cell.height for cell in own]), strict=True):
                _draw(canvas, cell, y, size, kind)
            y += high + 4

    return Block(kind, height, draw)


def _cells(sheet: Sheet, kind: Kind) -> list[_Cell]:
    """Cells slot by slot: each of one line where that can be, else of those who do it below what is done."""
    items = _items(sheet, kind)
    cells: list[_Cell] = []
    for slot in sorted({slot for _, slot in items}):
        runs = list(_runs(items, slot))
        flat = _slot(sheet, runs, flat=True)
        cells += flat if all(len(cell.name.lines) == 1 and _flat(cell) for cell in flat) else _slot(sheet, runs)
    return cells


def _flat(cell: _Cell) -> bool:
    return cell.beside or not cell.by.lines


def _slot(sheet: Sheet, runs: list[_Run], *, flat: bool = False) -> list[_Cell]:
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


def _items(sheet: Sheet, kind: Kind) -> dict[tuple[int, int], Words]:
    """Entries by column and slot; each in the slot in which its left neighbour has the same."""
    columns: dict[int, dict[int, Words]] = defaultdict(dict)
    for step in sorted((*sheet.steps, *sheet.unplanned), key=lambda step: step.column):
        own, before = columns[step.column], columns.get(step.column - 1, {})
        for item in getattr(step.part, kind):
            words = _words(sheet.story, step, item, kind)
            if words[1] and words not in own.values():
                same = (slot for slot, known in before.items() if known == words and slot not in own)
                free = next(slot for slot in range(len(own) + 1) if slot not in own)
                own[next(same, free)] = words
    return {(column, slot): words for column, own in columns.items() for slot, words in own.items()}


def _runs(items: dict[tuple[int, int], Words], slot: int) -> Iterator[_Run]:
    """Equal neighbours in a slot."""
    for column in sorted(column for column, other in items if other == slot):
        words = items[column, slot]
        if items.get((column - 1, slot)) != words:
            last = column
            while items.get((last + 1, slot)) == words:
                last += 1
            yield _Run(slot, column, last, words)


def _cell(sheet: Sheet, run: _Run, limits: tuple[float, float], need: float, flat: bool) -> _Cell:
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
    return _Cell(left, left + wide - 8, run.slot, fit(name, room, size), fit(by, room, 10.0), beside, sheet.tight)


def _size(sheet: Sheet) -> float:
    return 11.0 if sheet.tight else 12.0


def _side(sheet: Sheet) -> float:
    return NARROW if sheet.tight else SIDE


def _wide(sheet: Sheet, run: _Run, flat: bool) -> float:
    """The width of an entry's words: on one line, or one below the other."""
    first, second = width(run.words[1], _size(sheet)), width(run.words[2], 10.0)
    return first + BETWEEN + second if flat and second else max(first, second)


def _words(story: Story, step: Step, item: Item, kind: Kind) -> Words:
    """Stage, name with the time it takes, and who does it unless that is said already."""
    takes = story.n.duration(item.takes.low, item.takes.high) if item.takes else ""
    known = story.journey.actors.get(item.by or "") or story.journey.systems.get(item.by or "")
    by = story.say(known.name) if known else ""
    name = story.say(item.name) or by
    said = by.casefold() in name.casefold() or _is_shown(story, step, item, kind)
    if kind == "support":
        said = name.casefold().startswith(by.casefold().split(" ")[0])
    return step.stage, joined((name, takes), ", "), "" if said else by


def _is_shown(story: Story, step: Step, item: Item, kind: Kind) -> bool:
    """Whether the lane of systems names at the same step what does it."""
    known = story.journey.systems.get(item.by or "")
    shown = [other.by or story.say(other.name) for other in step.part.support]
    return kind == "backstage" and known is not None and (item.by in shown or story.say(known.name) in shown)


def _draw(canvas: Canvas, cell: _Cell, y: float, high: float, kind: Kind) -> None:
    wide = cell.right - cell.left
    if kind == "backstage":
        canvas.rect(cell.left, y, wide, high, fill=BACKSTAGE, rx=4)
    else:
        more = f'stroke="{SOFT}" stroke-width="1.2"'
        canvas.rect(cell.left, y, wide, high, fill=CARD, more=more, rx=10 if kind == "physical_evidence" else 4)
    middle, start = (cell.left + cell.right) / 2, y + (high - cell.words) / 2
    box = (cell.left, y, cell.right, y + high)
    if cell.beside:
        _side_by_side(canvas, cell, middle, start, box)
        return
    start = canvas.lines(middle, start, cell.name, anchor="middle", cell=box)
    canvas.lines(middle, start, cell.by, fill=MUTED, anchor="middle", cell=box)


def _side_by_side(
    canvas: Canvas, cell: _Cell, middle: float, start: float, box: tuple[float, float, float, float]
) -> None:
    """Name, and behind it in small type who does it."""
    left = middle - (cell.name.width + BETWEEN + cell.by.width) / 2
    baseline = start + 0.8 * cell.name.leading
    end = canvas.text(left, baseline, cell.name.lines[0], size=cell.name.size, cell=box)
    canvas.text(end + BETWEEN, baseline, cell.by.lines[0], size=cell.by.size, fill=MUTED, cell=box)
