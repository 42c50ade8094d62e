"""The curves of the emotion band: one for each persona, detours, what was wanted, what was rated; and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from journeymap.render.map.canvas import Canvas
from journeymap.render.map.curve import Point, Segment, path, ribbon, samples, segments
from journeymap.render.map.felt import Felt, leads, measured, together, told
from journeymap.render.map.palette import INK, NEXT_PERSONA, PAPER, SOFT, UNSURE, WANTED
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import Step

__all__ = [
    "DOTS",
    "PLANNED",
    "WISHED",
    "Curve",
    "Scale",
    "curves",
    "draw_bands",
    "draw_curve",
    "draw_wanted",
    "faces",
    "wanted",
]

Kind = Literal["main", "next", "side", "told", "rated"]
"""The main curve, another persona's, a detour's, what is told beside a measured main curve, ratings beside a told one."""

DOTS: Final = 'stroke-dasharray="0.1 6" stroke-linecap="round"'
PLANNED: Final = 'stroke-dasharray="6 4"'
WISHED: Final = 'stroke-dasharray="12 3 2 3"'
STYLES: Final[Mapping[Kind, tuple[str, float]]] = {
    "main": (INK, 2.6),
    "next": (NEXT_PERSONA, 1.8),
    "side": (SOFT, 1.6),
    "told": (SOFT, 1.6),
    "rated": (INK, 1.2),
}
HALF: Final = 11.0
"""Half the width of the bar of a step on its own, in px."""
BESIDE: Final = 21.0
"""Px by which a rating stands to the right of the face that it is beside."""
ALONE: Final = 21.0
"""Half of the line in px that a step has which is the only one with a wish."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values stand: `zero` px below the top of the band, `unit` px for one step of the scale."""

    zero: float
    unit: float

    def y(self, value: float) -> float:
        """The y of a value, from the top of the band."""
        return self.zero - value * self.unit


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A run of steps with values and no gap between them; the faces of a detour are only those of its own steps."""

    kind: Kind
    persona: str
    felt: tuple[Felt, ...]
    points: tuple[Point, ...]
    pieces: tuple[Segment, ...]
    leaves: Step | None = None
    """The step of the main line before a detour."""

    @property
    def samples(self) -> list[Point]:
        """Points along the curve."""
        return [*self.points[:1], *(point for piece in self.pieces for point in samples(piece))]


def curves(sheet: Sheet, scale: Scale) -> list[Curve]:
    """From the back to the front: the other persona, what is told beside ratings, detours, the main curve, ratings."""
    story = sheet.story
    rated, main = measured(story), told(story, story.persona)
    line = sheet.line(story.persona)
    found: list[Curve] = []
    for persona in reversed(together(story)[1:]):
        found += _runs(sheet, scale, ("next", persona), told(story, persona), sheet.line(persona))
    if leads(story):
        found += _runs(sheet, scale, ("told", story.persona), main, line)
        return [*found, *_detours(sheet, scale, {**main, **rated}), *_runs(sheet, scale, ("main", ""), rated, line)]
    found += [*_detours(sheet, scale, main), *_runs(sheet, scale, ("main", story.persona), main, line)]
    aside = [[felt.step] for felt in rated.values() if felt.step not in line and sheet.holds(felt.step.column)]
    for part in (line, *aside):
        found += _runs(sheet, scale, ("rated", ""), rated, part)
    return found


def faces(found: list[Curve]) -> Iterator[tuple[Curve, Felt, Point]]:
    """Every value with its point, the front first; another persona's are left out where they lie on the first one's."""
    taken = set[tuple[str, float]]()
    for curve in reversed(found):
        for felt, point in zip(curve.felt, curve.points, strict=True):
            near = (abs(value - felt.value) < 0.25 for name, value in taken if name == felt.step.id)
            if curve.kind != "next" or not any(near):
                yield curve, felt, point
            if curve.kind in ("main", "side"):
                taken.add((felt.step.id, felt.value))


def wanted(sheet: Sheet, scale: Scale) -> Curve | None:
    """What was wanted, joined over the steps for which somebody said so; a step on its own has a short line."""
    line = sheet.line(sheet.story.persona)
    aims = [Felt(step, step.part.aim, True) for step in line if step.part.aim is not None]
    if not aims:
        return None
    curve = _curve(sheet, scale, "told", "", aims)
    if curve.pieces:
        return curve
    x, y = curve.points[0]
    start, first, second, end = ((x + away, y) for away in (-ALONE, -ALONE / 3, ALONE / 3, ALONE))
    return replace(curve, pieces=((start, first, second, end),))


def _runs(
    sheet: Sheet, scale: Scale, voice: tuple[Kind, str], values: Mapping[str, Felt], line: list[Step]
) -> Iterator[Curve]:
    run: list[Felt] = []
    for felt in [*(values.get(step.id) for step in line), None]:
        if felt is not None:
            run.append(felt)
        elif run:
            yield _curve(sheet, scale, *voice, run)
            run = []


def _curve(sheet: Sheet, scale: Scale, kind: Kind, persona: str, run: list[Felt]) -> Curve:
    beside = BESIDE if kind == "rated" else 0.0
    points = [(sheet.x(felt.step.column) + beside, scale.y(felt.value)) for felt in run]
    return Curve(kind, persona, tuple(run), tuple(points), tuple(segments(points)))


def _detours(sheet: Sheet, scale: Scale, values: Mapping[str, Felt]) -> Iterator[Curve]:
    """Side steps, joined to the main line where it has a value beside them."""
    line = [step for step in sheet.line(sheet.story.persona) if step.id in values]
    aside: list[Step] = []
    for step in [*sheet.steps, None]:
        if step is not None and step.side and step.id in values:
            aside.append(step)
        elif aside and (step is None or not step.side):
            before = [other for other in line if other.column < aside[0].column][-1:]
            after = [other for other in line if other.column > aside[-1].column][:1]
            joined = _curve(sheet, scale, "side", "", [values[other.id] for other in (*before, *aside, *after)])
            first = len(before)
            points = joined.points[first : first + len(aside)]
            own = tuple(values[other.id] for other in aside)
            yield Curve("side", "", own, points, joined.pieces, before[0] if before else None)
            aside = []


def draw_bands(canvas: Canvas, scale: Scale, found: list[Curve]) -> None:
    """The uncertainty of what was measured, behind everything; a step on its own has a short bar."""
    lane = (scale.y(2), scale.y(-2))
    for curve in found:
        for run in _bounded(curve):
            upper = [scale.y(felt.high or 0.0) for _, felt in run]
            lower = [scale.y(felt.low or 0.0) for _, felt in run]
            first, last = run[0][0], run[-1][0]
            if first < last:
                canvas.path(ribbon(curve.pieces[first:last], upper, lower, lane), fill=UNSURE)
            else:
                middle, high = (upper[0] + lower[0]) / 2, max(5.0, lower[0] - upper[0])
                canvas.rect(curve.points[first][0] - HALF, middle - high / 2, 2 * HALF, high, fill=UNSURE, rx=2.5)


def _bounded(curve: Curve) -> Iterator[list[tuple[int, Felt]]]:
    """Runs of points with bounds."""
    run: list[tuple[int, Felt]] = []
    for index, felt in [*enumerate(curve.felt), (-1, None)]:
        if felt is not None and felt.low is not None and felt.high is not None and curve.kind != "side":
            run.append((index, felt))
        elif run:
            yield run
            run = []


def draw_wanted(canvas: Canvas, curve: Curve) -> None:
    """Long and short dashes: no other line has them."""
    canvas.path(path(curve.pieces), stroke=WANTED, wide=1.5, more=WISHED)


def draw_curve(canvas: Canvas, curve: Curve) -> None:
    """Pieces of one kind are one path; a piece is dotted where either end is not sure."""
    colour, wide = STYLES[curve.kind]
    if curve.kind in ("side", "told"):
        if curve.pieces:
            canvas.path(path(curve.pieces), stroke=colour, wide=wide, more=PLANNED if curve.kind == "told" else "")
        for x, y in curve.points if curve.kind == "told" else ():
            canvas.circle(x, y, 2.8, fill=PAPER, more=f'stroke="{SOFT}" stroke-width="1.4"')
        return
    run: list[Segment] = []
    dotted = [not (one.sure and other.sure) for one, other in pairwise(curve.felt)]
    for index, piece in enumerate(curve.pieces):
        run.append(piece)
        if index + 1 == len(dotted) or dotted[index + 1] != dotted[index]:
            more = DOTS if dotted[index] else 'stroke-linecap="round"'
            canvas.path(path(run), stroke=colour, wide=wide, more=more)
            run = []
