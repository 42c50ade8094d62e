"""How it feels: a curve for each persona, what was wanted, what was said at the extremes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from journeymap.render.map.bands.sayings import Saying, sayings
from journeymap.render.map.canvas import Box, Canvas
from journeymap.render.map.curve import Point, Segment, path, samples, segments
from journeymap.render.map.facts import emotion, feelings, unfelt
from journeymap.render.map.marks import face
from journeymap.render.map.measure import Fitted, fit
from journeymap.render.map.palette import GRID, GUTTER, INK, LINE, MARGIN, MUTED, NEUTRAL, NEXT_PERSONA, SOFT, WANTED
from journeymap.render.map.places import HARD, Places
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step, Story
from journeymap.settings.words import fixed

__all__ = ["feeling"]

LEAST_UNIT = 34.0
WIDEST = 360.0
"""A higher band only stretches the curve."""
ABOVE, BELOW = 26.0, 40.0
DOTS = 'stroke-dasharray="0.1 6" stroke-linecap="round"'


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where values stand: `zero` px below the top of the band, `unit` px for one step of the scale."""

    zero: float
    unit: float

    def y(self, value: float) -> float:
        return self.zero - value * self.unit


@dataclass(frozen=True, slots=True)
class _Curve:
    """A run of steps with emotions and no gap between them."""

    persona: str
    steps: tuple[Step, ...]
    pieces: tuple[Segment, ...]
    values: tuple[float, ...]
    side: bool = False


@dataclass(frozen=True, slots=True)
class _Picture:
    scale: _Scale
    curves: tuple[_Curve, ...]
    placed: tuple[tuple[Saying, Box], ...]
    crowded: bool


def feeling(sheet: Sheet) -> Block | None:
    """The band; in a draft without emotions it says so, else it is left out."""
    story = sheet.story
    if not any(feelings(story, persona) for persona in story.lines):
        return _nothing(sheet) if story.draft else None
    title, means = lane(story.w("Emotion"), room=66.0), _means(story)
    means_high = sum(note.height for note in means)
    unit = max(LEAST_UNIT, (means_high + 50 - ABOVE) / 2)
    least = ABOVE + 4 * unit + BELOW
    picture = _compose(sheet, least)
    for _ in range(4):
        if not picture.crowded:
            break
        least += 28
        picture = _compose(sheet, least)

    def draw(canvas: Canvas, top: float, height: float) -> None:
        title.draw(canvas, top)
        y = top + 36
        for note in means:
            y = canvas.lines(MARGIN, y, note, fill=MUTED)
        _draw(canvas, sheet, top, picture if height == least else _compose(sheet, height))

    return Block("emotion", max(least, title.height), draw, stretch=max(0.0, WIDEST - least))


def _nothing(sheet: Sheet) -> Block:
    title = lane(sheet.story.w("Emotion"))

    def draw(canvas: Canvas, top: float, height: float) -> None:
        title.draw(canvas, top)
        canvas.line(
            ((sheet.left, top + height / 2), (sheet.right, top + height / 2)),
            stroke=LINE,
            more='stroke-dasharray="2 3"',
        )
        canvas.text(sheet.left + 8, top + height / 2 - 5, sheet.story.w("no emotion given"), fill=MUTED)

    return Block("emotion", max(title.height, 44.0), draw)


def _means(story: Story) -> tuple[Fitted, ...]:
    """The mean of each curve, with the persona's name where there are two."""
    notes = []
    for persona in story.lines:
        found = feelings(story, persona)
        name = story.persona_name(persona, short=True) if len(story.lines) > 1 else ""
        if found:
            mean = story.w("mean {mean}").format(mean=story.n.signed(found.mean))
            notes.append(f"{name}: {mean}" if name else mean)
    room = GUTTER - 10
    return tuple(fit(note, room, 10.0) for note in notes)


def _compose(sheet: Sheet, height: float) -> _Picture:
    """Curves and labels for a band of that height."""
    unit = (height - ABOVE - BELOW) / 4
    scale = _Scale(ABOVE + 2 * unit, unit)
    curves = tuple(_curves(sheet, scale))
    points = [point for curve in curves for piece in curve.pieces for point in samples(piece)]
    wanted = _wanted(sheet, scale)
    points += [point for piece in wanted for point in samples(piece)]
    places = Places((sheet.left, 2.0, sheet.right, height - 2), points, [scale.y(value) for value in range(-2, 3)])
    for curve in curves:
        for step, value in zip(curve.steps, curve.values, strict=True):
            x, y = sheet.x(step.column), scale.y(value)
            places.take(Box(x - 10, y - 10, x + 10, y + 10))
    if sheet.story.draft:
        for step in unfelt(sheet.story, sheet.steps):
            x = sheet.x(step.column)
            places.take(Box(x - 6, scale.zero - 14, x + 6, scale.zero))
    placed, crowded = [], False
    for saying in sayings(sheet, bool(wanted)):
        x, y = sheet.x(saying.column), scale.y(saying.value)
        cost, box = places.find(x, y, saying.width, saying.height, saying.gap)
        if cost < HARD and (saying.needed or cost < saying.most):
            places.take(box)
            placed.append((saying, box))
        elif saying.needed:
            crowded = True
            if cost < HARD * 4:
                places.take(box)
                placed.append((saying, box))
    return _Picture(scale, curves, tuple(placed), crowded)


def _curves(sheet: Sheet, scale: _Scale) -> Iterator[_Curve]:
    """The other persona first, so that the main curve lies on top; then detours, then the main line."""
    for persona in reversed(list(sheet.story.lines)):
        felt = [(step, emotion(step, persona)) for step in sheet.line(persona)]
        if persona == sheet.story.persona:
            yield from _detours(sheet, scale, persona)
        run: list[tuple[Step, float]] = []
        for step, value in [*felt, (None, None)]:
            if step is not None and value is not None:
                run.append((step, value))
            elif run:
                yield _curve(sheet, scale, persona, run)
                run = []


def _curve(sheet: Sheet, scale: _Scale, persona: str, run: list[tuple[Step, float]], side: bool = False) -> _Curve:
    points: list[Point] = [(sheet.x(step.column), scale.y(value)) for step, value in run]
    return _Curve(persona, tuple(step for step, _ in run), tuple(segments(points)), tuple(v for _, v in run), side)


def _detours(sheet: Sheet, scale: _Scale, persona: str) -> Iterator[_Curve]:
    """Side steps, joined to the main line where it has a value beside them."""
    line = [step for step in sheet.line(persona) if emotion(step, persona) is not None]
    aside: list[Step] = []
    for step in [*sheet.steps, None]:
        if step is not None and step.side and emotion(step, persona) is not None:
            aside.append(step)
        elif aside and (step is None or not step.side):
            before = [other for other in line if other.column < aside[0].column][-1:]
            after = [other for other in line if other.column > aside[-1].column][:1]
            joined = [*before, *aside, *after]
            curve = _curve(
                sheet, scale, persona, [(other, emotion(other, persona) or 0.0) for other in joined], side=True
            )
            yield replace(curve, steps=tuple(aside), values=tuple(emotion(other, persona) or 0.0 for other in aside))
            aside = []


def _wanted(sheet: Sheet, scale: _Scale) -> list[Segment]:
    aims = [(step, step.part.aim) for step in sheet.line(sheet.story.persona) if step.part.aim is not None]
    return segments([(sheet.x(step.column), scale.y(aim)) for step, aim in aims])


def _draw(canvas: Canvas, sheet: Sheet, top: float, picture: _Picture) -> None:
    story, scale = sheet.story, picture.scale
    with canvas.group(f'transform="translate(0 {top:g})"'):
        _grid(canvas, sheet, scale)
        canvas.path(path(_wanted(sheet, scale)) or "M0 0", stroke=WANTED, wide=1.5, more='stroke-dasharray="6 4"')
        for curve in picture.curves:
            _line(canvas, story, curve)
    _faces(canvas, sheet, top, picture)
    for saying, box in picture.placed:
        y = box.top + top
        for text, fill, bold in saying.lines:
            canvas.text((box.left + box.right) / 2, y + 11.5, text, fill=fill, bold=bold, anchor="middle")
            y += 15


def _grid(canvas: Canvas, sheet: Sheet, scale: _Scale) -> None:
    for value in range(-2, 3):
        y = scale.y(value)
        canvas.line(((sheet.left, y), (sheet.right, y)), stroke=NEUTRAL if value == 0 else GRID)


def _line(canvas: Canvas, story: Story, curve: _Curve) -> None:
    """Pieces of one kind are one path; a piece is dotted where either end is assumed."""
    if curve.side:
        canvas.path(path(curve.pieces), stroke=SOFT, wide=1.6)
        return
    first = curve.persona == story.persona
    colour, wide = (INK, 2.6) if first else (NEXT_PERSONA, 1.8)
    run: list[Segment] = []
    kinds = [any(story.assumed(step.part.evidence) for step in pair) for pair in pairwise(curve.steps)]
    for index, piece in enumerate(curve.pieces):
        run.append(piece)
        if index + 1 == len(kinds) or kinds[index + 1] != kinds[index]:
            more = DOTS if kinds[index] else 'stroke-linecap="round"'
            canvas.path(path(run), stroke=colour, wide=wide, more=more)
            run = []


def _faces(canvas: Canvas, sheet: Sheet, top: float, picture: _Picture) -> None:
    story, taken = sheet.story, set[tuple[str, float]]()
    for curve in reversed(picture.curves):
        first = curve.persona == story.persona
        for step, value in zip(curve.steps, curve.values, strict=True):
            x, y = sheet.x(step.column), top + picture.scale.y(value)
            if not first and any(name == step.id and abs(felt - value) < 0.25 for name, felt in taken):
                continue
            taken.add((step.id, value))
            face(
                canvas,
                x,
                y,
                value,
                radius=9.0 if first and not curve.side else 7.0,
                hollow=story.assumed(step.part.evidence),
                square="" if first else NEXT_PERSONA,
            )
    for step in unfelt(story, sheet.steps) if story.draft else []:
        canvas.text(sheet.x(step.column), top + picture.scale.zero - 3, "?", fill=MUTED, anchor="middle")
    for value, word in ((2, fixed("delighted")), (0, fixed("neutral")), (-2, fixed("frustrated"))):
        y = top + picture.scale.y(value) + 4
        canvas.text(sheet.left - 10, y, story.w(word), fill=MUTED, anchor="end", size=10.0)
