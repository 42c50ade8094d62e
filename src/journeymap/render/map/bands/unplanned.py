"""Contacts that nobody planned: what customers do because something else did not work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from journeymap.render.map.canvas import Canvas
from journeymap.render.map.facts import FEW, emotion
from journeymap.render.map.marks import face
from journeymap.render.map.palette import CARD, LINE, MUTED
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step, Story, joined
from journeymap.render.map.text.measure import Fitted, fit

__all__ = ["unplanned"]

GAP, EDGE, BLANK = 8.0, 10.0, 3.0
"""Px between pills, inside a pill at its ends, and between name and figures on one line."""
LONGEST = 460.0


@dataclass(frozen=True, slots=True)
class _Pill:
    """Name and figures in a frame around `anchor`, the right edge of the step's column; figures `inline` or below."""

    step: Step
    felt: float | None
    name: Fitted
    figures: Fitted
    anchor: float
    left: float = 0.0
    inline: bool = False

    @property
    def inset(self) -> float:
        return 30.0 if self.felt is not None else 12.0

    @property
    def wide(self) -> float:
        both = self.name.width + BLANK + self.figures.width if self.figures.lines else self.name.width
        return self.inset + EDGE + (both if self.inline else max(self.name.width, self.figures.width))

    @property
    def high(self) -> float:
        return 8 + (self.name.height if self.inline else self.name.height + self.figures.height)

    @property
    def right(self) -> float:
        return self.left + self.wide


def unplanned(sheet: Sheet) -> Block | None:
    """A dashed pill for each, where it happens: one line each if they fit beside each other, else two, else in rows."""
    if not sheet.unplanned:
        return None
    title = lane(sheet.story.w("Unplanned"), sheet.story.w("contacts"))
    rows = _row(sheet, _inline) or _row(sheet, _stacked) or _rows(sheet)
    heights = [max(pill.high for pill in row) for row in rows]
    height = max(title.height, 6 + sum(heights) + 6 * len(rows))

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        title.draw(canvas, top)
        y = top + 6
        for row, high in zip(rows, heights, strict=True):
            for pill in row:
                _draw(canvas, sheet.story, pill, y)
            y += high + 6

    return Block("unplanned", height, draw)


def _made(sheet: Sheet, step: Step, room: float) -> _Pill:
    story = sheet.story
    name = fit(f"{step.number} {step.name}", room, bold=True)
    figures = fit(_figures(story, step), room)
    return _Pill(step, emotion(step, story.persona), name, figures, sheet.edges(step.column)[1])


def _inline(sheet: Sheet, step: Step) -> _Pill | None:
    pill = replace(_made(sheet, step, 1e6), inline=True)
    return pill if pill.wide <= LONGEST else None


def _stacked(sheet: Sheet, step: Step) -> _Pill | None:
    return _made(sheet, step, LONGEST / 2)


def _row(sheet: Sheet, make: Callable[[Sheet, Step], _Pill | None]) -> list[list[_Pill]]:
    """All pills in one row, moved apart where they would touch; nothing where one would leave its place."""
    pills = [pill for step in sheet.unplanned if (pill := make(sheet, step))]
    if len(pills) < len(sheet.unplanned):
        return []
    edges = (sheet.left + 4, sheet.right - 4)
    lefts = [min(max(edges[0], pill.anchor - pill.wide / 2), edges[1] - pill.wide) for pill in pills]
    for _ in range(8):
        for index in range(len(pills) - 1):
            over = lefts[index] + pills[index].wide + GAP - lefts[index + 1]
            if over > 0:
                lefts[index] = max(edges[0], lefts[index] - over / 2)
                lefts[index + 1] = min(edges[1] - pills[index + 1].wide, lefts[index + 1] + over / 2)
    row = [replace(pill, left=left) for pill, left in zip(pills, lefts, strict=True)]
    apart = all(one.right + GAP <= other.left + 0.5 for one, other in pairwise(row))
    reach = sheet.column_width / 2
    near = all(pill.left - reach <= pill.anchor <= pill.right + reach and pill.left >= edges[0] - 0.5 for pill in row)
    return [row] if apart and near else []


def _rows(sheet: Sheet) -> list[list[_Pill]]:
    """Pills inside their stages; those that would touch stand one below the other."""
    rows: list[list[_Pill]] = []
    for step in sheet.unplanned:
        pill = _inside(sheet, step)
        for row in rows:
            if all(pill.left > other.right + GAP or other.left > pill.right + GAP for other in row):
                row.append(pill)
                break
        else:
            rows.append([pill])
    return rows


def _inside(sheet: Sheet, step: Step) -> _Pill:
    left, right = next(sheet.edges(first, last) for stage, first, last in sheet.stages if stage == step.stage)
    inset = 30.0 if emotion(step, sheet.story.persona) is not None else 12.0
    pill = _made(sheet, step, right - left - 8 - inset - EDGE)
    return replace(pill, left=min(max(left + 4, pill.anchor - pill.wide / 2), right - 4 - pill.wide))


def _figures(story: Story, step: Step) -> str:
    row, overlay = story.measured.get(step.id), story.overlay
    if row is None or overlay is None or row.cases is None or not overlay.observed.cases:
        return ""
    if row.cases < FEW:
        return story.w("fewer than {count} cases").format(count=FEW)
    times = story.w("{count} times").format(count=story.n.count(row.events or row.visits or 0))
    by = story.w("by {share} of cases").format(share=story.n.share(row.cases / overlay.observed.cases))
    return joined((times, by), ", ")


def _draw(canvas: Canvas, story: Story, pill: _Pill, y: float) -> None:
    more = f'stroke="{LINE}" stroke-width="1.2" stroke-dasharray="2 3"'
    canvas.rect(pill.left, y, pill.wide, pill.high, fill=CARD, more=more, rx=11)
    x = pill.left + pill.inset
    if pill.felt is not None:
        hollow = story.assumed(pill.step.part.evidence)
        face(canvas, pill.left + 15, y + pill.high / 2, pill.felt, radius=7, hollow=hollow)
    below = canvas.lines(x, y + 4, pill.name)
    if pill.inline:
        canvas.lines(x + pill.name.width + BLANK, y + 4, pill.figures, fill=MUTED)
    else:
        canvas.lines(x, below, pill.figures, fill=MUTED)
