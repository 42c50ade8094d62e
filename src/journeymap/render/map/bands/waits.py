"""The ribbon of waits between steps: planned or measured, against what was promised."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeymap.render.map.canvas import Canvas
from journeymap.render.map.facts import Waiting, waits
from journeymap.render.map.palette import ALARM, ALARM_TEXT, BODY, INK, MUTED, PAPER, SOFT
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step, Story, joined
from journeymap.render.map.text.measure import Fitted, fit

__all__ = ["latest", "waiting"]


TALL, ROW, GAP = 15.0, 14.0, 8.0
"""Height of a line of words, of the row of side steps, and what is kept between words."""
NEAR = 6
"""Words of this many waits to each side may be in the way."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A wait as drawn, from `left` to `right`, and where its words stand: their left edge, none where above its middle."""

    wait: Waiting
    left: float
    right: float
    label: Fitted
    beside: float | None = None

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def words(self) -> tuple[float, float]:
        """Left and right of its words."""
        left = self.middle - self.label.width / 2 if self.beside is None else self.beside
        return left, left + self.label.width


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
    main, side = _unwrapped(sheet, main), _beside(sheet, side) if main else _unwrapped(sheet, side)
    upper = max((stretch.label.height for stretch in main), default=0.0) + 16 if main else 0.0
    above = max((stretch.label.height for stretch in side if stretch.beside is None), default=0.0)
    lower = ROW + above if side else 0.0
    height = max(title.height, 4 + upper + lower + 4)

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        title.draw(canvas, top)
        y = top + 4 + upper - 8
        for stretch in main:
            _draw(canvas, stretch, y)
        for x in dict.fromkeys(x for stretch in main for x in (stretch.left, stretch.right)):
            if x <= sheet.right - 10:
                canvas.circle(x, y, 3.2, fill=MUTED)
        y = top + 4 + upper + lower - 8
        for stretch in side:
            _draw(canvas, stretch, y)
            for x in (stretch.left, stretch.right):
                canvas.circle(x, y, 3.2, fill=PAPER, more=f'stroke="{MUTED}" stroke-width="1.4"')

    return Block("waits", height, draw)


def _unwrapped(sheet: Sheet, row: list[_Stretch]) -> list[_Stretch]:
    """Words on one line where the words beside them leave room, the late ones first."""
    found, spans = list(row), [stretch.words for stretch in row]
    for index in sorted(range(len(row)), key=lambda index: not row[index].wait.late):
        if len(row[index].label.lines) < 2 and row[index].label.size == BODY:
            continue
        longer = replace(row[index], label=fit(_words(sheet.story, row[index].wait), 1e6, bold=row[index].wait.late))
        left, right = longer.words
        others = spans[max(0, index - NEAR) : index] + spans[index + 1 : index + 1 + NEAR]
        free = all(right + GAP <= start or end + GAP <= left for start, end in others)
        if free and left >= sheet.left + 2 and right <= sheet.right - 2:
            found[index], spans[index] = longer, (left, right)
    return found


def _beside(sheet: Sheet, row: list[_Stretch]) -> list[_Stretch]:
    """Words to the left and right of each pair of side waits; above them where that finds no room."""
    runs: list[list[_Stretch]] = []
    for stretch in row:
        if runs and abs(runs[-1][-1].right - stretch.left) < 1:
            runs[-1].append(stretch)
        else:
            runs.append([stretch])
    found: list[_Stretch] = []
    edge = sheet.left + 4
    for run in runs:
        first, *rest = (replace(one, label=fit(_words(sheet.story, one.wait), 1e6, bold=one.wait.late)) for one in run)
        first = replace(first, beside=first.left - GAP - first.label.width)
        rest = [replace(one, beside=one.right + GAP) for one in rest]
        if len(rest) > 1 or first.words[0] < edge:
            return _unwrapped(sheet, row)
        found += [first, *rest]
        edge = max([first.right, *(one.words[1] for one in rest)]) + GAP
    return found if edge <= sheet.right else _unwrapped(sheet, row)


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
    if wait is None or (wait.measured and step == sheet.story.line[-1]):  # after the last step only detours follow
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
    """A bar up to what was promised, a thick one for what comes later: in the alarm colour where it is measured."""
    left, right, wait = stretch.left + 6, stretch.right - 6, stretch.wait
    longest = wait.low if wait.measured else max(wait.low, wait.high)
    canvas.line(((left, y), (right, y)), stroke=SOFT, wide=1.6)
    if wait.promised and longest:
        whole = max(longest, wait.promised)
        tick, end = (left + (right - left) * part / whole for part in (wait.promised, longest))
        canvas.rect(left, y - 2, min(tick, end) - left, 4, fill=SOFT)
        if end > tick:
            canvas.rect(tick, y - 4, end - tick, 8, fill=ALARM if wait.late else SOFT)
        canvas.line(((tick, y - 6), (tick, y + 6)), stroke=INK, wide=1.4)
    fill = ALARM_TEXT if wait.late else MUTED
    if stretch.beside is None:
        canvas.lines(stretch.middle, y - 8 - stretch.label.height, stretch.label, fill=fill, anchor="middle")
    elif stretch.beside < stretch.left:
        canvas.lines(stretch.left - GAP, y - TALL / 2, stretch.label, fill=fill, anchor="end")
    else:
        canvas.lines(stretch.beside, y - TALL / 2, stretch.label, fill=fill)
