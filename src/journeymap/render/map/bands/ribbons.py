"""Ribbons of the measured flow: those who go on along the main line, and those who make a detour above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeymap.render.map.canvas import Canvas, number
from journeymap.render.map.palette import RIBBON

__all__ = ["WIDE", "Detour", "Stand", "detours", "draw_detour", "draw_ribbon", "ribbon_height"]

WIDE = 44.0
"""The width of a bar in px."""
ABOVE = 4.0
"""How far a detour passes above the main line, px."""
THINNEST = 1.5


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a step's bar stands (px), the share that comes to it and the points that are lost there, 0..1."""

    x: float
    share: float
    lost: float

    @property
    def left(self) -> float:
        """The share that goes on."""
        return max(0.0, self.share - self.lost)


@dataclass(frozen=True, slots=True)
class Detour:
    """Steps off the main line one behind the other, and the steps of the line that they lie between."""

    stands: tuple[Stand, ...]
    before: Stand | None
    after: Stand | None

    def bottom(self, full: float) -> float:
        """How far above the ground it passes where all customers are `full` px."""
        below = max(self.before.left if self.before else 0.0, self.after.share if self.after else 0.0)
        return below * full + (ABOVE if below else 0.0)


def detours(main: Sequence[Stand], sides: Sequence[Stand]) -> list[Detour]:
    """Steps off the line by the steps of the line that they lie between."""
    found: dict[int, list[Stand]] = {}
    for side in sides:
        found.setdefault(sum(stand.x < side.x for stand in main), []).append(side)
    return [
        Detour(tuple(stands), main[place - 1] if place else None, main[place] if place < len(main) else None)
        for place, stands in sorted(found.items())
    ]


def ribbon_height(main: Sequence[Stand], x: float) -> float:
    """The share that passes at `x`, 0..1."""
    for before, after in pairwise(main):
        if before.x <= x <= after.x:
            return before.left + (after.share - before.left) * (x - before.x) / (after.x - before.x)
    return 0.0


def draw_ribbon(canvas: Canvas, main: Sequence[Stand], y: float, full: float) -> None:
    """From bar to bar along the main line, above the ground at `y`; all customers are `full` px."""
    for before, after in pairwise(main):
        start, end = before.x + WIDE / 2, after.x - WIDE / 2
        left, right = y - before.left * full, y - after.share * full
        canvas.path(f"M{number(start)} {number(left)}{_curve(start, left, end, right)}V{number(y)}H{number(start)}z",
                    fill=RIBBON)  # fmt: skip


def draw_detour(canvas: Canvas, detour: Detour, y: float, full: float) -> None:
    """Out of the main line, past its steps, and back into it."""
    level = y - detour.bottom(full)
    first, last = detour.stands[0], detour.stands[-1]
    before, after = detour.before, detour.after
    high = [(_thick(stand.share, full), _thick(stand.left, full)) for stand in detour.stands]
    x, top = first.x - WIDE / 2, level - high[0][0]
    start, upper, lower = (x, top, level)
    if before:
        start, upper = before.x + WIDE / 2, y - before.left * full
        lower = upper + min(high[0][0], before.left * full)
    shape = f"M{number(start)} {number(upper)}{_curve(start, upper, x, top)}"
    for (stand, (_, out)), following in zip(
        zip(detour.stands, high, strict=True), [*zip(detour.stands[1:], high[1:], strict=True), None], strict=True
    ):
        end = stand.x + WIDE / 2
        shape += f"V{number(level - out)}H{number(end)}"
        if following:
            shape += _curve(end, level - out, following[0].x - WIDE / 2, level - following[1][0])
    end = last.x + WIDE / 2
    if after:
        upper = y - after.share * full
        shape += _curve(end, level - high[-1][1], after.x - WIDE / 2, upper)
        into = upper + min(high[-1][1], after.share * full)
        shape += f"V{number(into)}{_curve(after.x - WIDE / 2, into, end, level)}"
    shape += f"V{number(level)}H{number(x)}{_curve(x, level, start, lower)}z"
    canvas.path(shape, fill=RIBBON)


def _thick(share: float, full: float) -> float:
    return max(THINNEST, share * full) if share else 0.0


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """From one height to another, level at both ends."""
    middle = number((x + to_x) / 2)
    return f"C{middle} {number(y)} {middle} {number(to_y)} {number(to_x)} {number(to_y)}"
