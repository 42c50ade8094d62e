"""The chevrons of the stages, each with its goal and the time planned for it."""

from __future__ import annotations

from journeymap.render.map.canvas import Canvas, Cell, number
from journeymap.render.map.facts import waits
from journeymap.render.map.palette import HEADS, MUTED
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Story
from journeymap.render.map.text.measure import Fitted, fit, width

__all__ = ["stages"]

TIP = 9.0


def stages(sheet: Sheet) -> Block:
    """A chevron a stage, all as high as the fullest one."""
    story = sheet.story
    times = {stage: _time(story, stage) for stage, _, _ in sheet.stages}
    title = lane(story.w("Stage"), _note(sheet, any(times.values())))
    heads = [
        (stage, *sheet.edges(first, last), *_head(sheet, stage, times[stage], sheet.edges(first, last)))
        for stage, first, last in sheet.stages
    ]
    above, below = (4.0, 3.0) if sheet.tight else (6.0, 6.0)
    height = max(title.height - 4, *(above + texts_high + below for *_, texts_high in heads))

    def draw(canvas: Canvas, top: float, height: float) -> None:
        title.draw(canvas, top)
        for stage, left, right, name, time, goal, _ in heads:
            _chevron(canvas, (left, top, right, top + height), HEADS[stage % 2], stage == sheet.stages[0][0])
            start, end = left + _inset(stage == sheet.stages[0][0]), right - TIP - 4
            cell = (left, top, right, top + height)
            y = canvas.lines(start, top + above, name, cell=cell)
            if time and _beside(name, time, end - start):
                canvas.text(end, top + above + 14, time, fill=MUTED, anchor="end", cell=cell)
            elif time:
                y = canvas.lines(start, y, fit(time, end - start), fill=MUTED, cell=cell)
            canvas.lines(start, y, goal, fill=MUTED, cell=cell)

    return Block("stages", height, draw, context=True, ruled=False)


def _inset(first: bool) -> float:
    return 10.0 if first else 16.0


def _beside(name: Fitted, time: str, room: float) -> bool:
    return len(name.lines) == 1 and name.width + width(time) + 10 <= room


def _head(sheet: Sheet, stage: int, time: str, edges: tuple[float, float]) -> tuple[Fitted, str, Fitted, float]:
    """The texts of a chevron and the height they take."""
    story, part = sheet.story, sheet.story.stages[stage]
    room = edges[1] - TIP - 4 - edges[0] - _inset(stage == sheet.stages[0][0])
    words = story.say(part.name) or story.say(part.id) or story.w("no stage yet")
    goal = fit(story.say(part.goal), room)
    name = _name(words, room)
    extra = fit(time, room).height if time and not _beside(name, time, room) else 0.0
    return name, time, goal, name.height + extra + goal.height


def _name(words: str, room: float) -> Fitted:
    """As large as the longest word allows."""
    large = fit(words, room, 14.0, bold=True)
    return large if width(max(words.split(" "), key=len), 14.0, bold=True) <= room else fit(words, room, bold=True)


def _note(sheet: Sheet, timed: bool) -> str:
    story = sheet.story
    if not timed:
        return story.w("goal") if any(story.stages[stage].goal for stage, _, _ in sheet.stages) else ""
    measured = any(wait.measured and not wait.step.side for wait in waits(story.whole).values())
    return story.w("goal, sum of medians") if measured else story.w("goal, planned time")


def _time(story: Story, stage: int) -> str:
    """Waits (measured medians, else planned) and times of the stage's main line, added up; "" where nothing is known."""
    known, line = waits(story.whole), [step for step in story.whole.line if step.stage == stage]
    found = [(known[step.id].low, known[step.id].high) for step in line if step.id in known and known[step.id].high]
    found += [(step.part.takes.low, step.part.takes.high) for step in line if step.part.takes is not None]
    return story.n.duration(sum(low for low, _ in found), sum(high for _, high in found)) if found else ""


def _chevron(canvas: Canvas, box: Cell, fill: str, first: bool) -> None:
    left, top, right, bottom = box
    x, end, middle = number(left if first else left + 1.5), number(right - TIP), number((top + bottom) / 2)
    notch = "" if first else f"L{number(left + 1.5 + TIP)} {middle}"
    canvas.path(
        f"M{x} {number(top)}H{end}L{number(right)} {middle}L{end} {number(bottom)}H{x}{notch}z",
        fill=fill,
    )
