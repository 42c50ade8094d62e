"""How it feels: the band of curves with its scale, its faces and its words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeymap.render.map.bands.curves import Curve, Scale, curves, draw_bands, draw_curve, draw_wanted, faces, wanted
from journeymap.render.map.bands.sayings import LEADING, Line, Saying, beside, draw_saying, moments, names, quotes
from journeymap.render.map.canvas import Box, Canvas
from journeymap.render.map.facts import feelings, unfelt
from journeymap.render.map.felt import leads, measured, ratings, summed, together
from journeymap.render.map.marks import diamond, face, unknown
from journeymap.render.map.palette import GRID, GUTTER, INK, LINE, MARGIN, MUTED, NEUTRAL, NEXT_PERSONA
from journeymap.render.map.places import FAR, HARD, Place, Places, apart
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.text.measure import Fitted, fit
from journeymap.settings.words import fixed

__all__ = ["feeling"]

LEAST_UNIT = 32.0
WIDEST = 400.0
"""A higher band only stretches the curve."""
ROOMY, TIGHT = (32.0, 46.0), (26.0, 40.0)
"""What is left above and below the scale in px, for words above the best and below the worst."""
AXIS = ((2, fixed("delighted")), (0, fixed("neutral")), (-2, fixed("frustrated")))


@dataclass(frozen=True, slots=True)
class _Label:
    lines: tuple[Line, ...]
    place: Place
    gap: float


@dataclass(frozen=True, slots=True)
class _Picture:
    scale: Scale
    curves: list[Curve]
    aims: Curve | None
    labels: tuple[_Label, ...]


def feeling(sheet: Sheet) -> Block | None:
    """The band; in a draft without emotions it says so, else it is left out."""
    story = sheet.story
    if not measured(story) and not any(feelings(story, persona) for persona in story.lines):
        return _nothing(sheet) if story.draft else None
    title, notes = lane(story.w("Emotion"), room=66.0), _notes(sheet)
    least = sum(_edges(sheet)) + 4 * LEAST_UNIT
    while _tops(notes, _scale(sheet, least))[-1] > least:
        least += 32
    for _ in range(3):
        if not _crowded(sheet, least):
            break
        least += 28

    def draw(canvas: Canvas, top: float, height: float) -> None:
        title.draw(canvas, top)
        for (note, fill), y in zip(notes, _tops(notes, _scale(sheet, height)), strict=False):
            canvas.lines(MARGIN, top + y, note, fill=fill)
        _draw(canvas, sheet, top, _compose(sheet, height))

    return Block("emotion", max(least, title.height), draw, stretch=max(0.0, WIDEST - least))


def _nothing(sheet: Sheet) -> Block:
    title = lane(sheet.story.w("Emotion"))

    def draw(canvas: Canvas, top: float, height: float) -> None:
        title.draw(canvas, top)
        middle = top + height / 2
        canvas.line(((sheet.left, middle), (sheet.right, middle)), stroke=LINE, more='stroke-dasharray="2 3"')
        canvas.text(sheet.left + 8, middle - 5, sheet.story.w("no emotion given"), fill=MUTED)

    return Block("emotion", max(title.height, 44.0), draw)


def _notes(sheet: Sheet) -> tuple[tuple[Fitted, str], ...]:
    """The mean of each curve, with the persona's name where there are two; how many ratings there are."""
    story, room = sheet.story, GUTTER - 10
    notes: list[tuple[Fitted, str]] = []
    shown = together(story)
    for persona in shown:
        found = summed(story.whole) if persona == story.persona else feelings(story.whole, persona)
        if found is None:
            continue
        mean = story.w("mean {mean}").format(mean=story.n.signed(found.mean))
        if len(shown) > 1:
            text = f"{story.persona_name(persona, short=True)}: {mean}"
            notes.append((fit(text, room, 10.0), INK if persona == story.persona else NEXT_PERSONA))
        else:
            notes.append((fit(mean, room), INK))
    answers = ratings(measured(story))
    if answers:
        text = story.w("ratings: {count}" if leads(story) else "ratings of all: {count}")
        notes.append((fit(text.format(count=story.n.count(answers)), room, 10.0), MUTED))
    return tuple(notes)


def _edges(sheet: Sheet) -> tuple[float, float]:
    return TIGHT if sheet.tight else ROOMY


def _scale(sheet: Sheet, height: float) -> Scale:
    above, below = _edges(sheet)
    unit = (height - above - below) / 4
    return Scale(above + 2 * unit, unit)


def _tops(notes: tuple[tuple[Fitted, str], ...], scale: Scale) -> list[float]:
    """Where each note begins so that it keeps off the words of the axis, and where the last ends."""
    y, tops = scale.y(2) + 10, []
    for note, _ in notes:
        for word in (scale.y(0), scale.y(-2)):
            if y < word + 8 and word - 9 < y + note.height:
                y = word + 8
        tops.append(y)
        y += note.height
    return [*tops, y]


def _places(sheet: Sheet, scale: Scale, height: float, found: list[Curve], aims: Curve | None) -> Places:
    """The room of a band of that height, with its curves and faces in it."""
    points = [point for curve in (*found, *([aims] if aims else [])) for point in curve.samples]
    places = Places((sheet.left, 2.0, sheet.right, height - 2), points, [scale.y(value) for value in range(-2, 3)])
    for curve, _, (x, y) in faces(found):
        if curve.kind in ("told", "rated"):
            places.take(Box(x - 5, y - 5, x + 5, y + 5))
        else:
            places.face(x, y, 10.0)
    for step in unfelt(sheet.story, sheet.steps) if sheet.story.draft else ():
        x = sheet.x(step.column)
        places.take(Box(x - 8, scale.zero - 8, x + 8, scale.zero + 8))
    return places


def _crowded(sheet: Sheet, height: float) -> bool:
    """Whether the words of the moments find no room in a band of that height; the other words may be left out."""
    scale = _scale(sheet, height)
    found = curves(sheet, scale)
    places = _places(sheet, scale, height, found, wanted(sheet, scale))
    for saying in moments(sheet, found):
        place, _ = _near(saying, places)
        if place.cost >= HARD:
            return True
        places.settle(place)
    return False


def _compose(sheet: Sheet, height: float) -> _Picture:
    """Curves and labels for a band of that height."""
    scale = _scale(sheet, height)
    found, aims = curves(sheet, scale), wanted(sheet, scale)
    labels = _labels(sheet, found, aims, _places(sheet, scale, height, found, aims))
    return _Picture(scale, found, aims, tuple(labels))


def _labels(sheet: Sheet, found: list[Curve], aims: Curve | None, places: Places) -> list[_Label]:
    """Every label that finds room, the most telling first."""
    labels: list[_Label] = []
    later = []
    for saying in moments(sheet, found):
        place, lines = _near(saying, places)
        if lines == saying.forms[0][:1] and saying.rest is not None:
            later.append(saying.rest)
        if place.cost < HARD * 4:
            places.settle(place)
            labels.append(_Label(lines, place, saying.gap))
    rest = (*later, *quotes(sheet, found), *beside(sheet, found), *names(sheet, found, aims))
    for saying in rest:
        place = saying.placed(places)
        if place.cost < min(saying.most, HARD):
            places.settle(place)
            labels.append(_Label(saying.forms[place.form], place, saying.gap))
    return labels


def _near(saying: Saying, places: Places) -> tuple[Place, tuple[Line, ...]]:
    """Words and quote together where that is near; else the words alone, by their face."""
    place = saying.placed(places)
    first = replace(place.box, bottom=place.box.top + LEADING)
    if saying.rest is None or (place.cost < saying.most and apart(first, *place.spot) <= FAR):
        return place, saying.forms[place.form]
    head = saying.forms[0][:1]
    alone = Saying(saying.spots, (head,), saying.gap, up=saying.up).placed(places)
    return alone, head


def _draw(canvas: Canvas, sheet: Sheet, top: float, picture: _Picture) -> None:
    with canvas.group(f'transform="translate(0 {top:g})"'):
        draw_bands(canvas, picture.scale, picture.curves)
        for value in range(-2, 3):
            y = picture.scale.y(value)
            canvas.line(((sheet.left, y), (sheet.right, y)), stroke=NEUTRAL if value == 0 else GRID)
        if picture.aims:
            draw_wanted(canvas, picture.aims)
        for curve in picture.curves:
            draw_curve(canvas, curve)
    for label in picture.labels:
        draw_saying(canvas, top, label.lines, label.place, label.gap)
    _faces(canvas, sheet, top, picture)
    for value, word in AXIS:
        y = top + picture.scale.y(value) + 4
        canvas.text(sheet.left - 10, y, sheet.story.w(word), fill=MUTED, anchor="end", size=10.0)


def _faces(canvas: Canvas, sheet: Sheet, top: float, picture: _Picture) -> None:
    """Faces on the curves, diamonds for ratings beside them."""
    story = sheet.story
    for curve, felt, (x, y) in faces(picture.curves):
        if curve.kind == "rated":
            diamond(canvas, x, top + y, hollow=not felt.sure)
        elif curve.kind != "told":
            radius, square = 9.0 if curve.kind == "main" else 7.0, NEXT_PERSONA if curve.kind == "next" else ""
            face(canvas, x, top + y, felt.value, radius=radius, hollow=not felt.sure, square=square)
    for step in unfelt(story, sheet.steps) if story.draft else []:
        unknown(canvas, sheet.x(step.column), top + picture.scale.zero)
