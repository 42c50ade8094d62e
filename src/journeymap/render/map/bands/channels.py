"""A row for each channel: a dot where a step takes place, a line along it, a curve where customers have to change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from journeymap.render.map.canvas import Box, Canvas, number
from journeymap.render.map.curve import Point, samples
from journeymap.render.map.marks import cross
from journeymap.render.map.measure import Fitted, fit, width
from journeymap.render.map.palette import ALARM, ALARM_TEXT, GRID, GUTTER, INK, MUTED, PAPER, SOFT
from journeymap.render.map.places import HARD, Places
from journeymap.render.map.sheet import Block, Lane, Sheet, lane
from journeymap.render.map.story import Step, Story

__all__ = ["channels", "loses_context"]

ROOM = GUTTER - 10


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows by channel: the name and the middle, measured from the top of the band."""

    names: dict[str, tuple[Fitted, float]]
    height: float

    def y(self, channel: str) -> float:
        return self.names[channel][1]


def channels(sheet: Sheet) -> Block | None:
    """The band, or None where no step on the map names a channel."""
    story = sheet.story
    used = {name for step in story.steps.values() for name in story.channels_of(step)}
    names = [name for name in story.journey.channels if name in used]
    if not names:
        return None
    title = lane(story.w("Channels"))
    rows = _rows(story, names, title)

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        title.draw(canvas, top)
        for name, y in rows.names.values():
            canvas.line(((sheet.left, top + y), (sheet.right, top + y)), stroke=GRID)
            canvas.lines(sheet.left - 10, top + y - name.height / 2, name, fill=MUTED, anchor="end")
        _draw_lines(canvas, sheet, rows, top)

    return Block("channels", max(title.height, rows.height), draw)


def loses_context(step: Step) -> bool:
    """Whether the journey says that nothing is carried over to this step."""
    return str(step.part.carries_over or "").strip().lower() == "none"


def _rows(story: Story, names: list[str], title: Lane) -> _Rows:
    """Rows beside the band's title where its words leave room, else below it."""
    first = width(story.channel_name(names[0]))
    y = 6.0 if title.title.width + 12 + first <= ROOM else title.height - 2
    rows = {}
    for index, name in enumerate(names):
        room = ROOM - (title.title.width + 12 if y < title.height and index == 0 else 0)
        fitted = fit(story.channel_name(name), room)
        high = max(17.0, fitted.height + 1)
        rows[name] = (fitted, y + high / 2)
        y += high
    return _Rows(rows, y + 8)


def _draw_lines(canvas: Canvas, sheet: Sheet, rows: _Rows, top: float) -> None:
    story = sheet.story
    line = [step for step in sheet.line(story.persona) if story.channels_of(step)]
    lost, curves = [], []
    for before, after in _side_pairs(sheet):
        shape, points = _way(sheet, rows, top, before, after)
        canvas.path(shape, stroke=SOFT, wide=1.6, more='stroke-dasharray="4 3"')
        curves += points
        lost += [points] if _switches(story, before, after) and loses_context(after) else []
    for before, after in pairwise(line):
        shape, points = _way(sheet, rows, top, before, after)
        broken = _switches(story, before, after) and loses_context(after)
        canvas.path(shape, stroke=ALARM if broken else INK, wide=3 if broken else 2)
        curves += points
        lost += [points] if broken else []
    before_dots = len(canvas.marks)
    for step in sheet.steps:
        _dots(canvas, sheet, rows, top, step)
    places = Places((sheet.left, top, sheet.right, top + rows.height), curves)
    for mark in canvas.marks[before_dots:]:
        places.take(mark)
    for points in lost:
        _cross(canvas, story, places, points)


def _side_pairs(sheet: Sheet) -> list[tuple[Step, Step]]:
    """Ways into, along and out of side steps, between neighbours."""
    story = sheet.story
    pairs = [(story.steps.get(way.source), story.steps.get(way.target)) for way in story.ways]
    found = [
        (before, after)
        for before, after in pairs
        if before and after and (before.side or after.side) and before.column < after.column
        if sheet.holds(before.column) and sheet.holds(after.column)
        if story.channels_of(before) and story.channels_of(after)
    ]
    return list(dict.fromkeys(found)) if len(found) <= 2 * len(sheet.steps) else []


def _switches(story: Story, before: Step, after: Step) -> bool:
    return not set(story.channels_of(before)) & set(story.channels_of(after))


def _way(sheet: Sheet, rows: _Rows, top: float, before: Step, after: Step) -> tuple[str, list[Point]]:
    """From dot to dot: straight along a row, an S between two."""
    story = sheet.story
    x, y = sheet.x(before.column), top + rows.y(story.channels_of(before)[0])
    end_x, end_y = sheet.x(after.column), top + rows.y(story.channels_of(after)[0])
    bend = min(x + sheet.column_width, end_x)
    middle = (x + bend) / 2
    piece = ((x, y), (middle, y), (middle, end_y), (bend, end_y))
    shape = f"M{number(x)} {number(y)}"
    if y != end_y:
        shape += f"C{number(middle)} {number(y)} {number(middle)} {number(end_y)} {number(bend)} {number(end_y)}"
    if bend < end_x or y == end_y:
        shape += f"H{number(end_x)}"
    along = range(int(bend), int(end_x), 9) if end_x > bend else ()
    return shape, [*samples(piece), *((float(x), end_y) for x in along)]


def _dots(canvas: Canvas, sheet: Sheet, rows: _Rows, top: float, step: Step) -> None:
    used = sheet.story.channels_of(step)
    if not used:
        return
    x, y = sheet.x(step.column), top + rows.y(used[0])
    more = f'stroke="{SOFT if step.side else INK}" stroke-width="{1.6 if step.side else 2}"'
    for other in used[1:]:
        also = top + rows.y(other)
        canvas.line(((x, y), (x, also)), stroke=SOFT, more='stroke-dasharray="1 3"')
        canvas.circle(x, also, 3.2, fill=PAPER, more=f'stroke="{SOFT}" stroke-width="1.4"')
        canvas.mark(x, also, 3)
    canvas.circle(x, y, 4 if step.side else 5, fill=PAPER, more=more)
    canvas.mark(x, y, 5)


def _cross(canvas: Canvas, story: Story, places: Places, points: list[Point]) -> None:
    """The mark of a lost context, with the words beside it where there is room; the legend explains it too."""
    words = story.w("starts over")
    middle = (points[0][1] + points[-1][1]) / 2
    at = min(points, key=lambda point: abs(point[1] - middle))
    cross(canvas, *at)
    places.take(Box(at[0] - 7, at[1] - 7, at[0] + 7, at[1] + 7))
    place = places.find([at], [(width(words, bold=True), 14.0)], 9.0)
    box = place.box
    if place.cost < HARD:
        places.take(box)
        canvas.text(box.left, box.top + 11.5, words, fill=ALARM_TEXT, bold=True)
