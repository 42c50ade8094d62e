"""The ribbon of waits between steps: planned or measured, against what was promised."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.render.map.canvas import Canvas
from journeymap.render.map.facts import Waiting, waits
from journeymap.render.map.measure import Fitted, fit
from journeymap.render.map.palette import ALARM, ALARM_TEXT, INK, MUTED, PAPER, SOFT
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step, Story, joined

__all__ = ["latest", "waiting"]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A wait as drawn, from `left` to `right`."""

    wait: Waiting
    left: float
    right: float
    label: Fitted


def waiting(sheet: Sheet) -> Block | None:
    """Waits of the main line, and below them those of side steps; None where there are none."""
    story = sheet.story
    line = sheet.line(story.persona)
    found = waits(story)
    main = [stretch for step in line if (stretch := _stretch(sheet, found, step, _following(line, step)))]
    aside = [step for step in sheet.steps if step.side]
    side = [stretch for step in aside if (stretch := _stretch(sheet, found, step, _neighbour(sheet, step)))]
    if not main and not side:
        return None
    measured = any(stretch.wait.measured for stretch in (*main, *side))
    title = lane(story.w("Waits"), story.w("median, else planned") if measured else story.w("planned"))
    upper = max((stretch.label.height for stretch in main), default=0.0) + 16 if main else 0.0
    lower = max((stretch.label.height for stretch in side), default=0.0) + 14 if side else 0.0
    height = max(title.height, 4 + upper + lower + 4)

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        title.draw(canvas, top)
        for stretch in main:
            _draw(canvas, stretch, top + 4 + upper - 8)
        for step in line if main else ():
            canvas.circle(sheet.x(step.column), top + 4 + upper - 8, 3.2, fill=MUTED)
        for stretch in side:
            _draw(canvas, stretch, top + 4 + upper + lower - 8)
            for x in (stretch.left, stretch.right):
                canvas.circle(
                    x, top + 4 + upper + lower - 8, 3.2, fill=PAPER, more=f'stroke="{MUTED}" stroke-width="1.4"'
                )

    return Block("waits", height, draw)


def latest(sheet: Sheet) -> tuple[float, float] | None:
    """Left and right of the wait that breaks its promise worst, where it is on this page."""
    found = [wait for wait in waits(sheet.story).values() if wait.late and not wait.step.side]
    if not found:
        return None
    worst = max(found, key=lambda wait: wait.low - (wait.promised or 0.0))
    line = sheet.line(sheet.story.persona)
    following = _following(line, worst.step)
    return (sheet.x(worst.step.column), sheet.x(following.column)) if following else None


def _following(line: list[Step], step: Step) -> Step | None:
    later = line[line.index(step) + 1 :] if step in line else []
    return later[0] if later else None


def _neighbour(sheet: Sheet, step: Step) -> Step | None:
    return next((other for other in sheet.steps if other.column == step.column + 1), None)


def _stretch(sheet: Sheet, found: dict[str, Waiting], step: Step, following: Step | None) -> _Stretch | None:
    wait = found.get(step.id)
    if wait is None:
        return None
    left = sheet.x(step.column)
    right = sheet.x(following.column) if following else sheet.right - 6
    if step.side:
        right = min(right, left + sheet.column_width)
    label = fit(_words(sheet.story, wait), max(36.0, right - left - 6), bold=wait.late)
    return _Stretch(wait, left, right, label)


def _words(story: Story, wait: Waiting) -> str:
    kept = not wait.measured and wait.low == wait.high == wait.promised
    known = story.n.duration(wait.low, wait.high) if (wait.high or wait.measured) and not kept else ""
    promise = story.w("promised {time}").format(time=story.n.duration(wait.promised)) if wait.promised else ""
    return joined((known, promise.replace(" ", "\N{NO-BREAK SPACE}")), ", ")


def _draw(canvas: Canvas, stretch: _Stretch, y: float) -> None:
    left, right, wait = stretch.left + 6, stretch.right - 6, stretch.wait
    if wait.late and wait.promised is not None:
        tick = left + (right - left) * wait.promised / wait.low
        canvas.rect(left, y - 2, tick - left, 4, fill=SOFT)
        canvas.rect(tick, y - 4, right - tick, 8, fill=ALARM)
        canvas.line(((tick, y - 6), (tick, y + 6)), stroke=INK, wide=1.4)
    else:
        canvas.line(((left, y), (right, y)), stroke=SOFT, wide=1.6)
    middle = (stretch.left + stretch.right) / 2
    fill = ALARM_TEXT if wait.late else MUTED
    canvas.lines(middle, y - 7 - stretch.label.height, stretch.label, fill=fill, anchor="middle")
