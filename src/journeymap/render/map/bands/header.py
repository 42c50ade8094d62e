"""What the map says in a sentence, who travels, and up to four figures."""

from __future__ import annotations

from journeymap.render.map.canvas import Canvas
from journeymap.render.map.felt import apart, together
from journeymap.render.map.figures import Figure, figures
from journeymap.render.map.headline import headline
from journeymap.render.map.palette import BAR, GRID, INK, MARGIN, MUTED, NEXT_PERSONA, PORTRAIT
from journeymap.render.map.sheet import Block, Sheet
from journeymap.render.map.story import Story
from journeymap.render.map.text.measure import Fitted, fit, width

__all__ = ["header"]

AVATAR = 58.0
PERSONA, PERSONA_WIDE, ROOMY = 330.0, 420.0, 1480.0
"""The most that the persona takes, on a page that is narrow and on one from `ROOMY` px on."""
HEADLINE_GOOD, HEADLINE_LEAST = 420.0, 330.0
GAP = 28.0
VALUE = 28.0

Line = tuple[Fitted, str, float]
"""A text, its colour and the space above it."""
Tile = tuple[Fitted, str, Fitted, Fitted]
"""Label, value, note and aside."""


def header(sheet: Sheet) -> Block:
    """Headline, persona and figures side by side; on a narrow page the figures stand in a row of their own."""
    story, room = sheet.story.whole, sheet.right - MARGIN
    lines = (PERSONA if room < ROOMY else PERSONA_WIDE) - AVATAR
    person, rest = _person(story, lines), _rest(story, lines)
    aside = rest if len(rest) > 1 and room >= ROOMY and not figures(story) else []
    person += [] if aside else rest
    person_wide = AVATAR + _widest(person) + GAP if person else 0.0
    rest_wide = _widest(aside) + GAP if aside else 0.0
    person_wide += rest_wide
    tiles = _tiles(story, room - person_wide - GAP)
    tiles_wide = sum(wide for _, _, wide in tiles)
    if tiles_wide > room:
        tiles = [_tile(figure, room / len(tiles) - 32) for figure in figures(story)]
        tiles_wide = sum(wide for _, _, wide in tiles)
    beside = room - person_wide - tiles_wide - GAP >= HEADLINE_LEAST
    title = _headline(sheet, headline(story), room - person_wide - (tiles_wide + GAP if beside and tiles else 0))
    person_high = max(_high(person), _high(aside))
    tiles_high = max((high for _, high, _ in tiles), default=0.0)
    person_high = max(person_high, 48.0 if person else 0.0)
    clear = tiles_wide + person_wide <= room  # figures in a row of their own need not stand below the persona
    left = max(title.height, 0.0 if clear else person_high) + 14
    high = max(title.height, tiles_high) if beside or not tiles else left + tiles_high
    above, below = (4.0, 5.0) if sheet.tight else (8.0, 14.0)
    height = above + max(high, person_high) + below

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        canvas.lines(MARGIN, top + above - 2, title)
        if person:
            right = sheet.right - (tiles_wide + GAP if beside and tiles else 0)
            _draw_person(canvas, right - person_wide + GAP, top + above, person)
            _draw_lines(canvas, right - rest_wide + GAP, top + above, aside)
        x = sheet.right - tiles_wide if beside else MARGIN
        y = top + above + (0.0 if beside else left)
        for index, (figure, _, wide) in enumerate(tiles):
            if beside or index:
                canvas.line(((x, y), (x, y + tiles_high)), stroke=GRID)
            _draw_tile(canvas, x + (16 if beside or index else 0), y, figure)
            x += wide

    return Block("header", height, draw, ruled=False)


def _headline(sheet: Sheet, text: str, room: float) -> Fitted:
    """In at most three lines, smaller where it is long."""
    for size in (22.0, 18.0) if sheet.tight else (26.0, 22.0, 18.0):
        fitted = fit(text, room, size, bold=True)
        if len(fitted.lines) <= 3:
            return fitted
    return fit(text, room, 14.0, bold=True)


def _tiles(story: Story, room: float) -> list[tuple[Tile, float, float]]:
    """The figures as wide as their words, as far as that leaves room for the headline."""
    found = figures(story)
    for widest, left in (
        (210.0, HEADLINE_GOOD),
        (180.0, HEADLINE_GOOD),
        (165.0, HEADLINE_LEAST),
        (150.0, HEADLINE_LEAST),
    ):
        tiles = [_tile(figure, widest) for figure in found]
        if sum(wide for _, _, wide in tiles) <= room - left:
            return tiles
    return [_tile(figure, 210.0) for figure in found]


def _person(story: Story, room: float) -> list[Line]:
    """The lines on the persona whose main line is drawn."""
    w = story.w
    persona = story.journey.personas.get(story.persona)
    if persona is None:
        return [(fit(w("no persona yet"), room), MUTED, 14.0)] if story.draft else []
    goal = "; ".join(story.say(goal) for goal in persona.goals) or story.say(story.journey.goal)
    lines = [
        (fit(story.persona_name(story.persona), room, 14.0, bold=True), INK, 0.0),
        (fit(story.say(persona.about), room), MUTED, 0.0),
        (fit(f"{w('Goal')}: {goal}", room) if goal else fit("", room), INK, 3.0),
        (fit(story.spoken(persona.quote), room), INK, 3.0),
    ]
    return [line for line in lines if line[0].lines]


def _rest(story: Story, room: float) -> list[Line]:
    """A line on each other persona: where it is drawn."""
    w = story.w
    if story.persona not in story.journey.personas:
        return []
    strips, second = apart(story), w("second curve")
    lines = [(fit(_also(story, other, second), room, 10.0), NEXT_PERSONA, 3.0) for other in together(story)[1:]]
    below = {other: w("in a strip below") for other in strips}
    for_others = {other: w("on a map of its own") for other in story.others} | below
    lines += [(fit(_also(story, other, where), room, 10.0), MUTED, 1.0) for other, where in for_others.items()]
    return [line for line in lines if line[0].lines]


def _widest(lines: list[Line]) -> float:
    return max((text.width for text, _, _ in lines), default=0.0)


def _high(lines: list[Line]) -> float:
    return sum(space + text.height for text, _, space in lines)


def _also(story: Story, persona: str, how: str) -> str:
    return f"{story.persona_name(persona)}: {how}"


def _draw_person(canvas: Canvas, x: float, top: float, lines: list[Line]) -> None:
    middle, y = x + 22, top + 24
    canvas.circle(middle, y, 22, fill=PORTRAIT)
    canvas.circle(middle, y - 6, 7.5, fill=BAR)
    canvas.path(
        f"M{middle - 15:.1f} {y + 14.5:.1f}q2 -9.5 15 -9.5q13 0 15 9.5a22 22 0 0 1 -30 0z",
        fill=BAR,
    )
    _draw_lines(canvas, x + AVATAR, top, lines)


def _draw_lines(canvas: Canvas, x: float, top: float, lines: list[Line]) -> None:
    for text, fill, space in lines:
        top = canvas.lines(x, top + space, text, fill=fill)


def _tile(figure: Figure, widest: float) -> tuple[Tile, float, float]:
    """A figure's texts, its height and its width with the space to its left."""
    room = min(widest, max(104.0, *(width(text) for text in (figure.label, figure.note, figure.aside))))
    room = max(room, width(figure.value, VALUE, bold=True))
    label, note, aside = (fit(text, room) for text in (figure.label, figure.note, figure.aside))
    return (label, figure.value, note, aside), label.height + 36 + note.height + aside.height, room + 32


def _draw_tile(canvas: Canvas, x: float, top: float, tile: Tile) -> None:
    label, value, note, aside = tile
    y = canvas.lines(x, top, label, fill=MUTED)
    canvas.text(x, y + 27, value, size=VALUE, bold=True)
    y = canvas.lines(x, y + 36, note)
    canvas.lines(x, y, aside, fill=MUTED)
