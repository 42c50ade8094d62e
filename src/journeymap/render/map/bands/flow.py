"""The measured flow: how many come to each step, and how many are lost there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from journeymap.render.map.bands.flow_words import (
    Line,
    arrived,
    base_words,
    left_words,
    loss_words,
    reach_words,
    small_words,
)
from journeymap.render.map.bands.ribbons import (
    WIDE,
    Detour,
    Stand,
    detours,
    draw_detour,
    draw_ribbon,
    ribbon_height,
)
from journeymap.render.map.canvas import Canvas, number
from journeymap.render.map.facts import FEW, Loss, losses, reach
from journeymap.render.map.palette import ALARM, ALARM_TINT, BAR, MUTED, PAPER, SOFT
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step
from journeymap.render.map.text.measure import Fitted, fit

__all__ = ["flow"]

BARS, TIGHT, TALLEST = 96.0, 64.0, 180.0
"""The height of all customers: as a rule, on a tight page, and at most, px."""
NOTE = 2
"""Free columns before the first bar that the words on what "left" means need."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """A step with its place (None where the log does not show it), its loss, the lines above and below."""

    step: Step
    x: float
    stand: Stand | None
    loss: Loss | None
    above: tuple[Line, ...]
    below: tuple[Line, ...]

    @property
    def through(self) -> bool:
        """Whether customers of the main line pass through it."""
        return not (self.step.side or self.step.optional)


@dataclass(frozen=True)
class _Flow:
    """The bars of a page and how they hang together."""

    bars: tuple[_Bar, ...]
    persona_line: frozenset[str]

    @cached_property
    def main(self) -> list[Stand]:
        """Where customers of the main line are counted; messages sent to them are not on their way."""
        return [
            bar.stand
            for bar in self.bars
            if bar.stand and bar.through and bar.step.id in self.persona_line and not bar.step.part.one_way
        ]

    @cached_property
    def detours(self) -> list[Detour]:
        return detours(self.main, [bar.stand for bar in self.bars if bar.stand and bar.step.side])

    def top(self, bar: _Bar, full: float) -> float:
        """How high above the ground a bar or what stands for it ends."""
        if bar.stand is None:
            return 0.0
        if bar.step.side:
            detour = next(found for found in self.detours if bar.stand in found.stands)
            return detour.bottom(full) + max(1.5, bar.stand.share * full)
        return bar.stand.share * full if bar.through else ribbon_height(self.main, bar.x) * full

    def height(self, full: float) -> float:
        """What bars and the lines above them need."""
        return max((self.top(bar, full) + _high(bar.above) + 6 for bar in self.bars), default=0.0)

    def tallest(self, full: float, room: float) -> float:
        """The most px that all customers may be, so that bars and lines fit `room` px; `full` fits in any case."""
        low, high = full, max(full, min(TALLEST, room))
        while high - low > 0.5:
            middle = (low + high) / 2
            low, high = (middle, high) if self.height(middle) <= room else (low, middle)
        return low


def flow(sheet: Sheet) -> Block | None:
    """Bars on the columns of the steps; None without an overlay."""
    story = sheet.story
    if story.overlay is None:
        return None
    found = _Flow(_bars(sheet), frozenset(step.id for step in sheet.line(story.persona)))
    note = _note(sheet, found.bars)
    explained = small_words(story, (bar.loss for bar in found.bars))
    title = lane(story.w("Measured flow"), base_words(story), "" if note else left_words(story), explained)
    full = TIGHT if sheet.tight else BARS
    over = max(full, found.height(full), note.height + 20 if note else 0.0) + 6
    height = max(title.height, over + max((_high(bar.below) for bar in found.bars), default=0.0) + 8)

    def draw(canvas: Canvas, top: float, room: float) -> None:
        title.draw(canvas, top)
        more = room - height
        _draw(canvas, sheet, found, top + over + more, found.tallest(full, over + more - 6))
        if note:
            _draw_note(canvas, sheet, note, top)

    return Block("flow", height, draw, stretch=TALLEST - full)


def _bars(sheet: Sheet) -> tuple[_Bar, ...]:
    story, room = sheet.story, sheet.column_width - 6
    found = losses(story)
    last = story.line[-1].id if story.line else ""
    bars = []
    for step in sheet.steps:
        row, share, loss = story.measured.get(step.id), reach(story, step), found.get(step.id)
        known = share is not None and row is not None and (row.cases or 0) >= FEW
        x = sheet.x(step.column)
        stand = Stand(x, share or 0.0, max(0.0, loss.points) if loss else 0.0) if known else None
        above = loss_words(story, loss, room) if known and loss else ()
        end = arrived(story, room) if step.id == last else ()
        bars.append(_Bar(step, x, stand, loss if known else None, end + above, reach_words(story, step, room)))
    return tuple(bars)


def _high(lines: Sequence[Line]) -> float:
    return sum(line.height for line, _ in lines)


def _note(sheet: Sheet, bars: Sequence[_Bar]) -> Fitted | None:
    """What "left" means, where columns before the first bar are free for it."""
    known = [bar for bar in bars if bar.stand]
    words = left_words(sheet.story)
    free = (known[0].x - sheet.left) / sheet.column_width - 0.5 if known else 0.0
    if not words or free < NOTE or not any(bar.loss and bar.loss.points > 0 for bar in known):
        return None
    return fit(words, free * sheet.column_width - 50, 10.0)


def _draw_note(canvas: Canvas, sheet: Sheet, note: Fitted, top: float) -> None:
    more = f'stroke="{ALARM}" stroke-width="1.2" stroke-dasharray="3 2"'
    canvas.rect(sheet.left + 10, top + 10, 20, 9, fill=PAPER, more=more)
    canvas.lines(sheet.left + 38, top + 8, note, fill=MUTED)


def _draw(canvas: Canvas, sheet: Sheet, found: _Flow, y: float, full: float) -> None:
    draw_ribbon(canvas, found.main, y, full)
    for detour in found.detours:
        draw_detour(canvas, detour, y, full)
    for bar in found.bars:
        top = y - found.top(bar, full)
        if bar.stand and bar.through:
            lost = min(bar.stand.share, bar.stand.lost) * full
            fill = SOFT if bar.step.part.one_way else BAR
            canvas.rect(bar.x - WIDE / 2, top + lost, WIDE, y - top - lost, fill=fill)
        if bar.stand and (bar.through or bar.step.side):
            _lost(canvas, bar.x, top, min(bar.stand.share, bar.stand.lost) * full, bar.loss)
        _words(canvas, bar, top, y)
    canvas.line(((sheet.left, y), (sheet.right, y)), stroke=SOFT)


def _words(canvas: Canvas, bar: _Bar, top: float, y: float) -> None:
    above, below = top - 4 - _high(bar.above), y + 2
    for line, colour in bar.above:
        above = canvas.lines(bar.x, above, line, fill=colour, anchor="middle")
    for line, colour in bar.below:
        below = canvas.lines(bar.x, below, line, fill=colour, anchor="middle")


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
