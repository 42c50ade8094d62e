"""The service blueprint: what customers see, the line of visibility, and what works behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.model.steps import Lane as Item
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.measure import Fitted, fit
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


@dataclass(frozen=True, slots=True)
class _Cell:
    left: float
    right: float
    slot: int
    name: Fitted
    by: Fitted

    @property
    def height(self) -> float:
        return self.name.height + self.by.height + 6


def visibility(sheet: Sheet) -> Block | None:
    """The line of visibility, where anything stands behind or before it."""
    steps = [step.part for step in (*sheet.steps, *sheet.unplanned)]
    if not any(part.frontstage or part.backstage or part.support for part in steps):
        return None
    title = lane(sheet.story.w("Line of visibility"))

    def draw(canvas: Canvas, top: float, height: float) -> None:
        title.draw(canvas, top - 4)
        y = top + height / 2
        canvas.line(((sheet.left, y), (sheet.right, y)), stroke=INK, wide=1.4, more='stroke-dasharray="10 5"')

    return Block("visibility", title.height - 4, draw, ruled=False)


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
            for cell in cells:
                if cell.slot == slot:
                    _draw(canvas, cell, y, high, kind)
            y += high + 4

    return Block(kind, height, draw)


def _cells(sheet: Sheet, kind: Kind) -> list[_Cell]:
    """Cells slot by slot; equal neighbours become one."""
    items: dict[tuple[int, int], tuple[int, str, str]] = {}
    for step in (*sheet.steps, *sheet.unplanned):
        for item in getattr(step.part, kind):
            words = _words(sheet.story, step, item)
            used = [items[key] for key in items if key[0] == step.column]
            if words not in used:
                items[step.column, len(used)] = words
    cells = []
    for column, slot in sorted(items, key=lambda key: (key[1], key[0])):
        if items.get((column - 1, slot)) == items[column, slot]:
            continue
        last = column
        while items.get((last + 1, slot)) == items[column, slot]:
            last += 1
        left, right = sheet.edges(column, last)
        _, name, by = items[column, slot]
        room = right - left - 16
        cells.append(_Cell(left + 4, right - 4, slot, fit(name, room), fit(by, room, 10.0)))
    return cells


def _words(story: Story, step: Step, item: Item) -> tuple[int, str, str]:
    """Stage, name with the time it takes, and who does it unless the name says so."""
    takes = story.n.duration(item.takes.low, item.takes.high) if item.takes else ""
    known = story.journey.actors.get(item.by or "") or story.journey.systems.get(item.by or "")
    by = story.say(known.name) if known else ""
    name = story.say(item.name) or by
    return step.stage, joined((name, takes), ", "), "" if by.casefold() in name.casefold() else by


def _draw(canvas: Canvas, cell: _Cell, y: float, high: float, kind: Kind) -> None:
    wide = cell.right - cell.left
    if kind == "backstage":
        canvas.rect(cell.left, y, wide, high, fill=BACKSTAGE, rx=4)
    else:
        more = f'stroke="{SOFT}" stroke-width="1.2"'
        canvas.rect(cell.left, y, wide, high, fill=CARD, more=more, rx=11 if kind == "physical_evidence" else 4)
    middle, start = (cell.left + cell.right) / 2, y + (high - cell.name.height - cell.by.height) / 2
    box = (cell.left, y, cell.right, y + high)
    start = canvas.lines(middle, start, cell.name, anchor="middle", cell=box)
    canvas.lines(middle, start, cell.by, fill=MUTED, anchor="middle", cell=box)
