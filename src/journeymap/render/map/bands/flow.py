"""The measured flow: how many come to each step, and how many are lost there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from journeymap.render.map.canvas import Canvas, number
from journeymap.render.map.facts import FEW, Loss, losses, reach
from journeymap.render.map.measure import Fitted, fit
from journeymap.render.map.palette import ALARM, ALARM_TEXT, ALARM_TINT, BAR, INK, MUTED, PAPER, RIBBON, SOFT
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step, Story, joined
from journeymap.settings.numbers import NBSP, NONE

__all__ = ["flow"]

BARS, TALLEST = 96.0, 180.0
WIDE = 44.0
LOUD = 0.05
"""A loss of 5 points of all or more is said in full."""

Line = tuple[Fitted, str]


@dataclass(frozen=True, slots=True)
class _Bar:
    """A step's bar: the share that comes, its loss, the lines above, below."""

    step: Step
    share: float | None
    loss: Loss | None
    above: tuple[Line, ...]
    below: tuple[Line, ...]


def flow(sheet: Sheet) -> Block | None:
    """Bars on the columns of the steps; None without an overlay."""
    story = sheet.story
    if story.overlay is None:
        return None
    found = losses(story)
    bars = [_bar(sheet, step, found.get(step.id)) for step in sheet.steps]
    cases = story.n.count(story.overlay.observed.cases)
    title = lane(story.w("Measured flow"), story.w("share of {count} cases that reach the step").format(count=cases),
                 _horizon(story))  # fmt: skip
    base = max([BARS, *(_top(bar, BARS) + sum(line.height for line, _ in bar.above) + 6 for bar in bars)]) + 6
    foot = max((sum(line.height for line, _ in bar.below) for bar in bars), default=0.0)
    height = max(title.height, base + foot + 8)

    def draw(canvas: Canvas, top: float, room: float) -> None:
        title.draw(canvas, top)
        full, y = BARS + room - height, top + base + room - height
        _ribbons(canvas, sheet, bars, y, full)
        for bar in bars:
            _draw(canvas, sheet, bar, y, full)
        canvas.line(((sheet.left, y), (sheet.right, y)), stroke=SOFT)

    return Block("flow", height, draw, stretch=TALLEST - BARS)


def _horizon(story: Story) -> str:
    """What "left" means here: the longest wait that the log can show."""
    horizons = [row.horizon_s for row in story.measured.values() if row.horizon_s]
    if not horizons:
        return ""
    low, high = min(horizons), max(horizons)
    return story.w("left: no next step within {time}, or a failure").format(time=story.n.duration(low, high))


def _top(bar: _Bar, full: float) -> float:
    """How high a bar is where all customers are `full` px."""
    return (bar.share or 0.0) * full if not bar.step.side else 14.0


def _bar(sheet: Sheet, step: Step, loss: Loss | None) -> _Bar:
    story, room = sheet.story, sheet.column_width - 6
    share = reach(story, step)
    row = story.measured.get(step.id)
    few = row is not None and (row.cases or 0) < FEW
    below: list[tuple[str, str, bool, float]] = []
    if row is None or (share is None and not row.hidden):
        below.append((story.w("not in the log"), MUTED, False, 10.0))
    elif row.hidden or share is None:
        below.append((NONE, MUTED, False, 10.0))
    elif few:
        below.append((story.w("fewer than {count} cases").format(count=FEW), MUTED, False, 10.0))
    else:
        below.append((story.n.share(share), MUTED if step.side else INK, not step.side, 12.0))
        below.append((f"n{NBSP}{story.n.count(row.cases or 0)}", MUTED, False, 10.0))
        below.append((story.w("on the side") if step.side else "", MUTED, False, 10.0))
    above = _loss_lines(story, loss) if loss and not few else []
    return _Bar(step, None if few else share, None if few else loss, _fitted(above, room), _fitted(below, room))


def _fitted(lines: list[tuple[str, str, bool, float]], room: float) -> tuple[Line, ...]:
    return tuple((fit(text, room, size, bold=bold), colour) for text, colour, bold, size in lines if text)


def _loss_lines(story: Story, loss: Loss) -> list[tuple[str, str, bool, float]]:
    """A loss of weight in three parts, a small one in a muted line."""
    n, w = story.n, story.w
    points = n.decimal(-loss.points * 100)
    if round(loss.points * 100, 1) == 0:
        return []
    if loss.points < LOUD:
        return [(joined((points, n.share(loss.share))), MUTED, False, 10.0)]
    bounds = f"({n.between(loss.low, loss.high)})" if loss.low is not None and loss.high is not None else ""
    lines = [
        (w("{count} points").format(count=points), ALARM_TEXT, True, 12.0),
        (joined((n.share(loss.share), bounds), " "), INK, False, 10.0),
    ]
    if loss.failed >= 0.005:
        lines.append((w("{share} failed").format(share=n.share(loss.failed)), MUTED, False, 10.0))
    return lines


def _aside(step: Step) -> bool:
    """Whether customers pass along a step rather than through it: optional ones, and messages sent to them."""
    return step.optional or step.part.one_way


def _ribbons(canvas: Canvas, sheet: Sheet, bars: list[_Bar], y: float, full: float) -> None:
    """From bar to bar along the main line: those who go on."""
    line = {step.id for step in sheet.line(sheet.story.persona)}
    known = [bar for bar in bars if bar.share is not None and bar.step.id in line and not _aside(bar.step)]
    for before, after in pairwise(known):
        start, end = sheet.x(before.step.column) + WIDE / 2, sheet.x(after.step.column) - WIDE / 2
        lost = before.loss.points if before.loss else 0.0
        left = y - max(0.0, (before.share or 0) - lost) * full
        right, middle = y - (after.share or 0) * full, number((start + end) / 2)
        canvas.path(
            f"M{number(start)} {number(left)}C{middle} {number(left)} {middle} {number(right)} {number(end)} "
            f"{number(right)}V{number(y)}H{number(start)}z",
            fill=RIBBON,
        )


def _draw(canvas: Canvas, sheet: Sheet, bar: _Bar, y: float, full: float) -> None:
    x = sheet.x(bar.step.column)
    top = y - _top(bar, full)
    if bar.share is not None and not bar.step.side:
        high = bar.share * full
        lost = min(high, max(0.0, bar.loss.points) * full) if bar.loss else 0.0
        canvas.rect(x - WIDE / 2, y - high + lost, WIDE, high - lost, fill=SOFT if _aside(bar.step) else BAR)
        _lost(canvas, x, y - high, lost, bar.loss)
    if bar.share is not None and bar.step.side:
        canvas.rect(x - WIDE / 2, y - 8, WIDE, 8, fill=SOFT, rx=3)
    above = top - 4 - sum(line.height for line, _ in bar.above)
    for line, colour in bar.above:
        above = canvas.lines(x, above, line, fill=colour, anchor="middle")
    below = y + 2
    for line, colour in bar.below:
        below = canvas.lines(x, below, line, fill=colour, anchor="middle")


def _lost(canvas: Canvas, x: float, top: float, high: float, loss: Loss | None) -> None:
    """The lost part of a bar: a dashed box, or a dashed line where it is too thin for one."""
    dashes = 'stroke-dasharray="3 2"'
    if high >= 4:
        fill = ALARM_TINT if loss and loss.points >= 0.1 else PAPER
        more = f'stroke="{ALARM}" stroke-width="1.2" {dashes}'
        canvas.rect(x - WIDE / 2 + 0.6, top + 0.6, WIDE - 1.2, high - 1, fill=fill, more=more)
    elif high > 0.3:
        canvas.rect(x - WIDE / 2, top, WIDE, high, fill=PAPER)
        canvas.path(f"M{number(x - WIDE / 2)} {number(top + 0.6)}h{WIDE:g}", stroke=ALARM, wide=1.2, more=dashes)
