"""Contacts that nobody planned: what customers do because something else did not work."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.render.map.canvas import Canvas
from journeymap.render.map.facts import FEW, emotion
from journeymap.render.map.marks import face
from journeymap.render.map.measure import Fitted, fit
from journeymap.render.map.palette import CARD, LINE, MUTED
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step, Story, joined

__all__ = ["unplanned"]


@dataclass(frozen=True, slots=True)
class _Pill:
    step: Step
    felt: float | None
    name: Fitted
    figures: Fitted
    left: float
    wide: float
    high: float


def unplanned(sheet: Sheet) -> Block | None:
    """A dashed pill for each, where it happens; pills that would touch stand one below the other."""
    if not sheet.unplanned:
        return None
    title = lane(sheet.story.w("Unplanned"), sheet.story.w("contacts nobody planned"))
    rows: list[list[_Pill]] = []
    for step in sheet.unplanned:
        pill = _pill(sheet, step)
        for row in rows:
            if all(pill.left > other.left + other.wide + 6 or other.left > pill.left + pill.wide + 6 for other in row):
                row.append(pill)
                break
        else:
            rows.append([pill])
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


def _pill(sheet: Sheet, step: Step) -> _Pill:
    """A pill around the right edge of its step's column, inside its stage."""
    story = sheet.story
    left, right = next((sheet.edges(first, last) for stage, first, last in sheet.stages if stage == step.stage))
    felt = emotion(step, story.persona)
    inset = 30.0 if felt is not None else 12.0
    room = right - left - 8 - inset - 10
    name = fit(f"{step.number} {step.name}", room, bold=True)
    figures = fit(_figures(story, step), room)
    wide = max(name.width, figures.width) + inset + 10
    middle = sheet.edges(step.column)[1]
    start = min(max(left + 4, middle - wide / 2), right - 4 - wide)
    return _Pill(step, felt, name, figures, start, wide, name.height + figures.height + 8)


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
    x = pill.left + 12
    if pill.felt is not None:
        hollow = story.assumed(pill.step.part.evidence)
        face(canvas, pill.left + 15, y + pill.high / 2, pill.felt, radius=7, hollow=hollow)
        x = pill.left + 30
    below = canvas.lines(x, y + 4, pill.name)
    canvas.lines(x, below, pill.figures, fill=MUTED)
