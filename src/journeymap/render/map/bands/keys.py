"""What the lines and signs of the emotion band mean, for the legend."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeymap.render.map.bands.curves import DOTS, PLANNED, WISHED
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.felt import Felt, apart, leads, measured, together, told
from journeymap.render.map.marks import diamond
from journeymap.render.map.palette import INK, META, NEXT_PERSONA, PAPER, SOFT, UNSURE, WANTED
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.text.measure import shorten

__all__ = ["Sign", "curve_signs", "strip_signs"]

SIGN = 24.0
LONGEST = 180.0

Sign = Callable[[Canvas, float, float], None]
"""Draws a sign from x on, around y."""


def curve_signs(sheet: Sheet) -> Iterator[tuple[Sign, str]]:
    """The signs of the emotion band that occur on this page, with their words."""
    story = sheet.story
    rated = [felt for felt in measured(story).values() if sheet.holds(felt.step.column)]
    yield from _measured(sheet, rated) if leads(story) else _told(sheet, rated)
    if any(step.part.aim is not None for step in sheet.line(story.persona)):
        yield _line(WANTED, 1.5, WISHED), story.w("wanted")


def strip_signs(sheet: Sheet) -> Iterator[tuple[Sign, str]]:
    """The signs of the strips of further personas, where the emotion band is on another page."""
    story = sheet.story
    found = [felt for name in apart(story) for felt in told(story, name).values() if sheet.holds(felt.step.column)]
    if not all(felt.sure for felt in found):
        yield _line(INK, 1.8, DOTS), story.w("assumed")


def _measured(sheet: Sheet, rated: list[Felt]) -> Iterator[tuple[Sign, str]]:
    w = sheet.story.w
    if any(felt.sure for felt in rated):
        yield _band, w("rated by customers, with 95% interval")
    if not all(felt.sure for felt in rated):
        yield _line(INK, 2.6, DOTS), w("fewer than 5 ratings")
    if any(sheet.shows(name) for name in told(sheet.story, sheet.story.persona)):
        yield _ringed, w("as the map tells it")


def _told(sheet: Sheet, rated: list[Felt]) -> Iterator[tuple[Sign, str]]:
    story, drawn = sheet.story, together(sheet.story)
    found = [felt for name in drawn for felt in told(story, name).values() if sheet.holds(felt.step.column)]
    for index, persona in enumerate(drawn if len(drawn) > 1 else ()):
        name = shorten(story.persona_name(persona, short=True), LONGEST, META)
        yield (_squared if index else _line(INK, 2.6)), name
    if len(drawn) < 2 and any(felt.sure for felt in found):
        yield _line(INK, 2.6), story.w("observed or measured")
    if not all(felt.sure for felt in found):
        yield _line(INK, 2.6, DOTS), story.w("assumed")
    if rated:
        yield _rated, story.w("rated by customers, with 95% interval")


def _line(colour: str, wide: float, more: str = "") -> Sign:
    return lambda canvas, x, y: canvas.line(((x, y), (x + SIGN, y)), stroke=colour, wide=wide, more=more)


def _band(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y - 5, SIGN, 10, fill=UNSURE)
    canvas.line(((x, y), (x + SIGN, y)), stroke=INK, wide=2.6)


def _ringed(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(((x, y), (x + SIGN, y)), stroke=SOFT, wide=1.6, more=PLANNED)
    canvas.circle(x + 12, y, 2.8, fill=PAPER, more=f'stroke="{SOFT}" stroke-width="1.4"')


def _squared(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(((x, y), (x + SIGN, y)), stroke=NEXT_PERSONA, wide=1.8)
    canvas.rect(x + 8, y - 4, 8, 8, fill=PAPER, more=f'stroke="{NEXT_PERSONA}" stroke-width="1.6"', rx=1.5)


def _rated(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x + 2, y - 5, 20, 10, fill=UNSURE, rx=2.5)
    diamond(canvas, x + 12, y, 4.5)
