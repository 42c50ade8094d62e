"""Further personas: a thin strip each on the same columns, with its own curve, hardest moment and channels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from journeymap.graph.mainline import main_line, skipped_by
from journeymap.render.map.canvas import Box, Canvas, Cell
from journeymap.render.map.curve import Point, Segment, path, samples, segments
from journeymap.render.map.facts import Feelings, quote
from journeymap.render.map.felt import Felt, apart, channels_for, over, told
from journeymap.render.map.marks import face
from journeymap.render.map.palette import ALARM_TEXT, GRID, GUTTER, INK, MARGIN, META, MUTED, NEUTRAL, PAPER
from journeymap.render.map.places import Places
from journeymap.render.map.sheet import Block, Sheet
from journeymap.render.map.story import Step, Story
from journeymap.render.map.text.measure import Fitted, fit, width

__all__ = ["others"]

LEAST_UNIT, EDGE = 11.0, 10.0
"""Px for one step of the scale at least, and what is left above and below it."""
RADIUS = 6.5
DOTS = 'stroke-dasharray="0.1 4.5" stroke-linecap="round"'
MOST = 110.0

Words = tuple[str, str, bool, float]
"""Text, colour, weight, size."""
Label = tuple[Point, Words, float, int]
"""The point it belongs to, the words, the distance kept, whether it should stand above (1) or below (-1)."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """What a persona takes, feels and uses on this page; `gone` are the columns of the steps it leaves out."""

    persona: str
    line: tuple[Step, ...]
    runs: tuple[tuple[Felt, ...], ...]
    summed: Feelings | None
    channels: tuple[tuple[Step, str], ...]
    gone: frozenset[int]
    gutter: tuple[tuple[Fitted, str], ...]

    @property
    def height(self) -> float:
        """The height of the strip in px."""
        return max(4 * LEAST_UNIT + 2 * EDGE, 5 + sum(fitted.height for fitted, _ in self.gutter) + 5)


def others(sheet: Sheet) -> Block | None:
    """The band; None where every persona has its curve above, or none of the rest is felt for."""
    strips = [strip for persona in apart(sheet.story) if (strip := _strip(sheet, persona))]
    if not strips:
        return None

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        for index, strip in enumerate(strips):
            if index:
                canvas.line(((MARGIN, top), (sheet.right, top)), stroke=GRID)
            _draw(canvas, sheet, strip, top)
            top += strip.height

    return Block("others", sum(strip.height for strip in strips), draw)


def _strip(sheet: Sheet, persona: str) -> _Strip | None:
    story = sheet.story
    found = told(story, persona)
    line = [story.steps[name] for name in main_line(story.graph, skipped_by(story.graph, persona))]
    here = [step for step in line if sheet.holds(step.column)]
    felt = over({step.id: found[step.id] for step in line if step.id in found}, line)
    if felt is None:
        return None
    channels = [(step, name) for step in here if (name := _other_channel(story, step, persona))]
    gone = skipped_by(story.graph, persona)
    columns = frozenset(step.column for step in sheet.steps if step.id in gone)
    runs = tuple(tuple(run) for run in _runs(here, found))
    return _Strip(persona, tuple(here), runs, felt, tuple(channels), columns, _gutter(story, persona, felt))


def _other_channel(story: Story, step: Step, persona: str) -> str:
    """The channel that this persona uses at a step, where it is another than that of the main persona."""
    own = channels_for(step, persona)
    return story.channel_name(own[0]) if own and own[0] not in story.channels_of(step)[:1] else ""


def _runs(line: list[Step], found: dict[str, Felt]) -> Iterator[list[Felt]]:
    run: list[Felt] = []
    for felt in [*(found.get(step.id) for step in line), None]:
        if felt is not None:
            run.append(felt)
        elif run:
            yield run
            run = []


def _gutter(story: Story, persona: str, felt: Feelings) -> tuple[tuple[Fitted, str], ...]:
    """Name, first goal, mean and hardest moment."""
    known, room = story.journey.personas.get(persona), GUTTER - 10
    goal = story.say(known.goals[0]) if known and known.goals else ""
    mean = story.w("mean {mean}").format(mean=story.n.signed(felt.mean))
    hardest = story.w("hardest: step {number}").format(number=felt.hardest.number)
    both = f"{mean} · {hardest}"
    short = [both] if width(both, META) <= room else [mean, hardest]
    rows = [(fit(story.persona_name(persona, short=True), room, bold=True), INK), (fit(goal, room, META), MUTED)]
    rows += [(fit(text, room, META), INK) for text in short]
    return tuple((fitted, fill) for fitted, fill in rows if fitted.lines)


def _draw(canvas: Canvas, sheet: Sheet, strip: _Strip, top: float) -> None:
    y, cell = top + 5, (MARGIN, top, MARGIN + GUTTER - 4, top + strip.height)
    for fitted, fill in strip.gutter:
        y = canvas.lines(MARGIN, y, fitted, fill=fill, cell=cell)
    zero, unit = top + strip.height / 2, min(18.0, (strip.height - 2 * EDGE) / 4)
    _neutral(canvas, sheet, strip, zero)
    points = [[(sheet.x(felt.step.column), zero - felt.value * unit) for felt in run] for run in strip.runs]
    drawn = [segments(run) for run in points]
    for run, pieces in zip(strip.runs, drawn, strict=True):
        _curve(canvas, run, pieces)
    lane = (sheet.left, top + 1, sheet.right, top + strip.height - 1)
    places = _places(lane, zero, points, drawn)
    for run, spots in zip(strip.runs, points, strict=True):
        for index, (felt, spot) in enumerate(zip(run, spots, strict=True)):
            _face(canvas, felt, spot, _turns(run, index) or felt.step == (strip.summed and strip.summed.hardest))
    for label in _labels(sheet, strip, points, zero):
        _label(canvas, places, label)


def _neutral(canvas: Canvas, sheet: Sheet, strip: _Strip, y: float) -> None:
    """The neutral line, open where the persona leaves a step out."""
    if not strip.gone:
        canvas.line(((sheet.left, y), (sheet.right, y)), stroke=NEUTRAL)
        return
    start = sheet.left
    for column in [*sorted(strip.gone), None]:
        left, right = sheet.edges(column) if column is not None else (sheet.right, sheet.right)
        if left > start:
            canvas.line(((start, y), (left, y)), stroke=NEUTRAL)
        start = right


def _curve(canvas: Canvas, run: tuple[Felt, ...], pieces: list[Segment]) -> None:
    part: list[Segment] = []
    dotted = [not (one.sure and other.sure) for one, other in pairwise(run)]
    for index, piece in enumerate(pieces):
        part.append(piece)
        if index + 1 == len(dotted) or dotted[index + 1] != dotted[index]:
            more = DOTS if dotted[index] else 'stroke-linecap="round"'
            canvas.path(path(part), stroke=INK, wide=1.8, more=more)
            part = []


def _places(lane: Cell, zero: float, points: list[list[Point]], drawn: list[list[Segment]]) -> Places:
    places = Places(lane, [point for pieces in drawn for piece in pieces for point in samples(piece)], [zero])
    for x, y in (spot for run in points for spot in run):
        places.take(Box(x - 7, y - 7, x + 7, y + 7))
    return places


def _turns(run: tuple[Felt, ...], index: int) -> bool:
    """Whether the curve begins, ends, or turns here."""
    if index in (0, len(run) - 1):
        return True
    before, value, after = (felt.value for felt in run[index - 1 : index + 2])
    return (value - before) * (after - value) < 0


def _face(canvas: Canvas, felt: Felt, spot: Point, telling: bool) -> None:
    if telling:
        face(canvas, *spot, felt.value, radius=RADIUS, hollow=not felt.sure)
    else:
        canvas.circle(*spot, 2.8, fill=PAPER if not felt.sure else INK, more=f'stroke="{INK}" stroke-width="1.2"')
        canvas.mark(*spot, 2.8)


def _labels(sheet: Sheet, strip: _Strip, points: list[list[Point]], zero: float) -> Iterator[Label]:
    """The hardest moment with what was said there, steps left out, other channels, and what was said at the best."""
    story = sheet.story
    spots = {
        felt.step.id: spot
        for run, at in zip(strip.runs, points, strict=True)
        for felt, spot in zip(run, at, strict=True)
    }
    felt = strip.summed
    if felt and felt.hardest.id in spots:
        spot, fill = spots[felt.hardest.id], ALARM_TEXT if felt.lowest < 0 else INK
        yield spot, (story.n.signed(felt.lowest), fill, True, 12.0), RADIUS + 3, -1
        said = quote(story, felt.hardest, strip.persona)
        if said and width(said) <= 2.6 * max(sheet.column_width, 95.0):
            yield spot, (said, INK, False, 12.0), RADIUS + 3, -1
    for column in sorted(strip.gone):
        yield (sheet.x(column), zero), (story.w("leaves it out"), MUTED, False, META), -6.5, 0
    for step, name in strip.channels:
        spot = spots.get(step.id, (sheet.x(step.column), zero))
        yield spot, (story.w("via {channel}").format(channel=name), MUTED, False, META), RADIUS + 2, 0


def _label(canvas: Canvas, places: Places, label: Label) -> None:
    """A label near its point; one that would need a line to it is left out."""
    spot, (text, fill, bold, size), gap, up = label
    place = places.find([spot], [(width(text, size, bold), 1.15 * size)], gap, up=up)
    if place.cost < MOST and not place.far:
        places.take(place.box)
        canvas.text(place.box.left, place.box.top + 0.9 * size, text, fill=fill, bold=bold, size=size)
