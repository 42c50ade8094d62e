"""Empty lanes for a workshop: room for sticky notes where the journey says nothing yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from journeymap.render.map.canvas import Canvas, number
from journeymap.render.map.palette import GRID, LINE, MUTED, NEUTRAL
from journeymap.render.map.papers import PX_PER_MM, SIZES
from journeymap.render.map.sheet import Block, Lane, Sheet, lane
from journeymap.settings.words import fixed

__all__ = ["with_stickers"]

NOTES: Final = {"a0": 76.0, "a1": 51.0, "a2": 38.0}
"""The height of a note in mm as printed; on smaller pages there is room for a pen."""
PEN: Final = 64.0
GRID_HEIGHT: Final = 200.0
TITLES: Final = {
    "channels": fixed("Channels"),
    "emotion": fixed("Emotion"),
    "pains": fixed("Pains"),
    "opportunities": fixed("Opportunities"),
    "physical_evidence": fixed("Evidence in hand"),
    "frontstage": fixed("Frontstage"),
    "visibility": fixed("Line of visibility"),
    "backstage": fixed("Backstage"),
    "support": fixed("Support"),
}
SLOTTED: Final = ("pains", "opportunities", "physical_evidence", "frontstage", "backstage", "support")
AXIS: Final = ((2, fixed("delighted")), (0, fixed("neutral")), (-2, fixed("frustrated")))

Found = tuple[str, Block | None]


def with_stickers(sheet: Sheet, found: Sequence[Found]) -> list[Found]:
    """The bands, empty ones for those that have nothing; written ones get a row of empty slots below."""
    return [(name, _slotted(sheet, block) if block else _empty(sheet, name)) for name, block in found]


def _high(sheet: Sheet) -> float:
    page = sheet.story.options.page
    return NOTES[page] * PX_PER_MM * sheet.width / SIZES[page][0] if page in NOTES else PEN


def _empty(sheet: Sheet, name: str) -> Block | None:
    if name not in TITLES:
        return None
    title = lane(sheet.story.w(TITLES[name]))
    if name == "emotion":
        return _grid(sheet, title)
    if name == "visibility":
        return _line(sheet, title)

    def draw(canvas: Canvas, top: float, high: float) -> None:
        title.draw(canvas, top)
        _slots(canvas, sheet, top + 6, high - 12)

    return Block(name, max(title.height, _high(sheet) + 12), draw)


def _slotted(sheet: Sheet, block: Block) -> Block:
    """A written band with a row of empty slots."""
    if block.name not in SLOTTED:
        return block
    high = _high(sheet)

    def draw(canvas: Canvas, top: float, given: float) -> None:
        block.draw(canvas, top, given - high - 6)
        _slots(canvas, sheet, top + given - high - 6, high)

    return replace(block, height=block.height + high + 6, draw=draw, stretch=0.0)


def _slots(canvas: Canvas, sheet: Sheet, top: float, high: float) -> None:
    """A dotted place in every column, as one path."""
    boxes = []
    for column in sheet.columns:
        left, right = sheet.edges(column.index)
        boxes.append(f"M{number(left + 5)} {number(top)}H{number(right - 5)}V{number(top + high)}H{number(left + 5)}z")
    canvas.path("".join(boxes), stroke=NEUTRAL, wide=1, more='stroke-dasharray="2 4"')


def _grid(sheet: Sheet, title: Lane) -> Block:
    """The scale of emotion without a curve, with a light line down each column."""

    def draw(canvas: Canvas, top: float, high: float) -> None:
        title.draw(canvas, top)
        unit = (high - 40) / 4
        for value in range(-2, 3):
            y = top + 20 + (2 - value) * unit
            canvas.line(((sheet.left, y), (sheet.right, y)), stroke=NEUTRAL if value == 0 else GRID)
        for value, word in AXIS:
            y = top + 24 + (2 - value) * unit
            canvas.text(sheet.left - 10, y, sheet.story.w(word), fill=MUTED, anchor="end", size=10.0)
        for column in sheet.columns:
            x = sheet.x(column.index)
            canvas.line(((x, top + 20), (x, top + high - 20)), stroke=GRID, more='stroke-dasharray="2 4"')

    return Block("emotion", GRID_HEIGHT, draw, stretch=160.0)


def _line(sheet: Sheet, title: Lane) -> Block:
    def draw(canvas: Canvas, top: float, high: float) -> None:
        title.draw(canvas, top - 4)
        y = top + high / 2
        canvas.line(((sheet.left, y), (sheet.right, y)), stroke=LINE, wide=1.4, more='stroke-dasharray="10 5"')

    return Block("visibility", title.height - 4, draw, ruled=False)
