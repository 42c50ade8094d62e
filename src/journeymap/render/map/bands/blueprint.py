"""The service blueprint: what customers see, the line of visibility, and what works behind it."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

from journeymap.model.steps import Lane as Item
from journeymap.render.map.bands.lane_boxes import BETWEEN, Entry, LaneBox, laid_out
from journeymap.render.map.bands.stacks import alike
from journeymap.render.map.canvas import Canvas
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
    cells = laid_out(sheet, _items(sheet, kind))
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


def _items(sheet: Sheet, kind: Kind) -> dict[tuple[int, int], Entry]:
    """Entries by column and slot; each in the slot in which its left neighbour has the same."""
    columns: dict[int, dict[int, Entry]] = defaultdict(dict)
    for step in sorted((*sheet.steps, *sheet.unplanned), key=lambda step: step.column):
        own, before = columns[step.column], columns.get(step.column - 1, {})
        for item in getattr(step.part, kind):
            words = _words(sheet.story, step, item, kind)
            if words[1] and words not in own.values():
                same = (slot for slot, known in before.items() if known == words and slot not in own)
                free = next(slot for slot in range(len(own) + 1) if slot not in own)
                own[next(same, free)] = words
    return {(column, slot): words for column, own in columns.items() for slot, words in own.items()}


def _words(story: Story, step: Step, item: Item, kind: Kind) -> Entry:
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


def _draw(canvas: Canvas, cell: LaneBox, y: float, high: float, kind: Kind) -> None:
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
    canvas: Canvas, cell: LaneBox, middle: float, start: float, box: tuple[float, float, float, float]
) -> None:
    """Name, and behind it in small type who does it."""
    left = middle - (cell.name.width + BETWEEN + cell.by.width) / 2
    baseline = start + 0.8 * cell.name.leading
    end = canvas.text(left, baseline, cell.name.lines[0], size=cell.name.size, cell=box)
    canvas.text(end + BETWEEN, baseline, cell.by.lines[0], size=cell.by.size, fill=MUTED, cell=box)
