"""A row for each channel: a dot where a step takes place, a line along it, a curve where customers have to change."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.render.map.bands.ways import Dot, Way, dots, loses_context, used, ways
from journeymap.render.map.canvas import Box, Canvas, number
from journeymap.render.map.curve import Point, samples
from journeymap.render.map.marks import cross
from journeymap.render.map.palette import ALARM, ALARM_TEXT, GRID, GUTTER, INK, META, MUTED, NEXT_PERSONA, PAPER, SOFT
from journeymap.render.map.places import Places
from journeymap.render.map.sheet import Block, Lane, Sheet, lane
from journeymap.render.map.story import Story
from journeymap.render.map.text.measure import Fitted, fit, width

__all__ = ["channels", "loses_context"]

ROOM = GUTTER - 10
ROW = 17.0
LOST = 3.0
CLEAR, TOUCHED = 20.0, 58.0
"""A share that would cost more lies on a line; words of a lost context may touch one, not cross it."""
LINES = {"main": (INK, 2.0, ""), "next": (NEXT_PERSONA, 1.5, ""), "side": (SOFT, 1.6, 'stroke-dasharray="4 3"')}


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
    names = used(story)
    if not names:
        return None
    title = lane(story.w("Channels"))
    rows = _rows(sheet, names, title)

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        title.draw(canvas, top)
        for name, y in rows.names.values():
            canvas.line(((sheet.left, top + y), (sheet.right, top + y)), stroke=GRID)
            canvas.lines(sheet.left - 10, top + y - name.height / 2, name, fill=MUTED, anchor="end")
        _draw_lines(canvas, sheet, rows, top)

    return Block("channels", max(title.height, rows.height), draw)


def _rows(sheet: Sheet, names: list[str], title: Lane) -> _Rows:
    """Rows beside the band's title where its words leave room, else below it."""
    story, size = sheet.story, 11.0 if sheet.tight else 12.0
    first = width(story.channel_name(names[0]))
    beside = title.title.width + 12 + first <= ROOM
    y = 6.0 if beside else title.height - 2
    rows = {}
    for index, name in enumerate(names):
        room = ROOM - (title.title.width + 12 if beside and index == 0 else 0)
        fitted = fit(story.channel_name(name), room, size)
        high = max(ROW, fitted.height + (4 if len(fitted.lines) > 1 else 1))
        rows[name] = (fitted, y + high / 2)
        y += high
    return _Rows(rows, y + 8)


def _draw_lines(canvas: Canvas, sheet: Sheet, rows: _Rows, top: float) -> None:
    lost, curves = [], []
    for way in ways(sheet):
        shape, points = _shape(sheet, rows, top, way)
        stroke, wide, more = (ALARM, LOST, "") if way.lost else LINES[way.kind]
        canvas.path(shape, stroke=stroke, wide=wide, more=more)
        curves += points
        lost += [points] if way.lost else []
    before = len(canvas.marks)
    shown = [(dot, sheet.x(dot.step.column), top + rows.y(dot.channel)) for dot in dots(sheet)]
    for dot, x, y in shown:
        _dot(canvas, dot, x, y)
    places = Places((sheet.left, top - 3, sheet.right, top + rows.height), curves)
    for mark in canvas.marks[before:]:
        places.take(mark)
    for points in _apart(lost):
        _cross(canvas, sheet.story, places, points)
    for dot, x, y in shown:
        if dot.share is not None:
            _share(canvas, places, sheet.story.n.share(dot.share), x, y)


def _shape(sheet: Sheet, rows: _Rows, top: float, way: Way) -> tuple[str, list[Point]]:
    """From dot to dot: straight along a row, an S between two."""
    x, y = sheet.x(way.before.column), top + rows.y(way.start)
    end_x, end_y = sheet.x(way.after.column), top + rows.y(way.end)
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


def _dot(canvas: Canvas, dot: Dot, x: float, y: float) -> None:
    """A ring for the main persona, a square for the next, a small ring for one more channel, dashed if unplanned."""
    if dot.kind == "next":
        canvas.rect(x - 4, y - 4, 8, 8, fill=PAPER, more=f'stroke="{NEXT_PERSONA}" stroke-width="1.6"', rx=1.5)
    elif dot.kind == "main":
        canvas.circle(x, y, 5, fill=PAPER, more=f'stroke="{INK}" stroke-width="2"')
    else:
        dashes = ' stroke-dasharray="2 1.6"' if dot.kind == "unplanned" else ""
        radius = 4.0 if dot.kind == "side" else 3.2
        canvas.circle(x, y, radius, fill=PAPER, more=f'stroke="{SOFT}" stroke-width="1.6"{dashes}')
    canvas.mark(x, y, 5 if dot.kind in ("main", "side") else 4)


def _apart(lost: list[list[Point]]) -> list[list[Point]]:
    """Of crosses that would lie on each other the last, which is that of the main line."""
    kept: dict[tuple[int, int], list[Point]] = {}
    for points in lost:
        x, y = _middle(points)
        near = next((key for key in kept if abs(key[0] - x) < 16 and abs(key[1] - y) < 16), None)
        if near is not None:
            del kept[near]
        kept[int(x), int(y)] = points
    return list(kept.values())


def _middle(points: list[Point]) -> Point:
    y = (points[0][1] + points[-1][1]) / 2
    return min(points, key=lambda point: abs(point[1] - y))


def _cross(canvas: Canvas, story: Story, places: Places, points: list[Point]) -> None:
    """The mark of a lost context, with the words beside it where there is room; the legend explains it too."""
    words, at = story.w("starts over"), _middle(points)
    cross(canvas, *at)
    places.take(Box(at[0] - 7, at[1] - 7, at[0] + 7, at[1] + 7))
    place = places.find([at], [(width(words, bold=True), 12.0)], 9.5, reach=14.0)
    if place.cost < TOUCHED and not place.far:
        places.take(place.box)
        canvas.text(place.box.left, place.box.top + 10.5, words, fill=ALARM_TEXT, bold=True)


def _share(canvas: Canvas, places: Places, words: str, x: float, y: float) -> None:
    """How many of a step's visits come by this channel, beside its dot where there is room."""
    place = places.find([(x, y)], [(width(words, META), 12.0)], 6.0, reach=6.0)
    if place.cost < CLEAR and not place.far:
        places.take(place.box)
        canvas.text(place.box.left, place.box.top + 9.5, words, fill=MUTED, size=META)
