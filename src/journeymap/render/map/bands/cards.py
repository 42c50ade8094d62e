"""Cards under the steps they belong to: pains and opportunities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from journeymap.render.map.bands.stacks import Spot, stacked
from journeymap.render.map.canvas import Canvas, number
from journeymap.render.map.palette import CARD, MUTED
from journeymap.render.map.sheet import Block, Lane, Sheet
from journeymap.render.map.text.measure import SIZES, Fitted, fit, width

__all__ = ["Card", "Head", "Style", "card_rows", "in_parts"]

INSET, EDGE, BAR = 10.0, 6.0, 4.0
FEW_LINES = 2
"""A card with more lines of text takes the next column, where that is empty."""

Head = tuple[str, str, bool]
"""Text, colour, weight."""


@dataclass(frozen=True, slots=True)
class Style:
    """Colours of a card; `dashed` for what is only assumed."""

    bar: str
    line: str
    fill: str = CARD
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a column, or of a whole stage (`column` None): first line, text, and a small last line in parts."""

    stage: int
    column: int | None
    head: tuple[Head, ...]
    text: str
    foot: tuple[str, ...]
    style: Style
    loose: bool = False
    """Whether it belongs to a contact that nobody planned, which stands between the steps."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """The type and the room around it (px); `tight` where the page has little room."""

    tight: bool

    @property
    def body(self) -> float:
        return 11.0 if self.tight else 12.0

    @property
    def head(self) -> float:
        return 14.0 if self.tight else 15.0

    @property
    def pad(self) -> float:
        return 3.0 if self.tight else 6.0


Piece = tuple[str, str, bool, float, float]
"""Text, colour, weight, type size and distance from the left of the row."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A card's texts, broken for one width."""

    head: tuple[tuple[Piece, ...], ...]
    text: Fitted
    foot: Fitted
    measure: _Measure

    @property
    def height(self) -> float:
        foot = self.foot.height + 2 if self.foot.lines else 0.0
        return 2 * self.measure.pad + self.measure.head * len(self.head) + self.text.height + foot

    @property
    def well(self) -> bool:
        return len(self.text.lines) <= FEW_LINES and len(self.head) < 2 and self.text.size == self.measure.body


def card_rows(sheet: Sheet, name: str, title: Lane, cards: Sequence[Card]) -> Block | None:
    """Cards of whole stages first, then those of the columns; each ends where its text ends."""
    shown = [
        card
        for card in cards
        if (
            any(card.stage == stage for stage, _, _ in sheet.stages)
            if card.column is None
            else sheet.holds(card.column)
        )
    ]
    if not shown:
        return None
    measure = _Measure(sheet.tight)

    def size(card: Card, first: int, last: int) -> tuple[float, bool]:
        texts = _set(card, _room(sheet, first, last), measure)
        return texts.height, texts.well

    spots = stacked(shown, sheet.stages, size)
    height = max(title.height, 2 * measure.pad + max(spot.bottom for spot in spots))

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        title.draw(canvas, top)
        for spot in spots:
            _draw(canvas, sheet, spot, top + measure.pad, measure)

    return Block(name, height, draw)


def _room(sheet: Sheet, first: int, last: int) -> float:
    left, right = sheet.edges(first, last)
    return right - left - 8 - INSET - EDGE


@lru_cache(maxsize=1024)
def _set(card: Card, room: float, measure: _Measure) -> _Set:
    room = round(room, 3)
    heads = [_flow(card.head, room, size) for size in SIZES if size <= measure.body]
    head = next((rows for rows in heads if len(rows) == 1), heads[0])
    return _Set(head, fit(card.text, room, measure.body), in_parts(card.foot, room), measure)


def _flow(head: Sequence[Head], room: float, size: float) -> tuple[tuple[Piece, ...], ...]:
    """The parts of the first line side by side as far as they fit, else in rows; `size` in px."""
    rows: list[list[Piece]] = [[]]
    x = 0.0
    for text, colour, bold in head:
        fitted = fit(text, room, size, bold=bold)
        for line in fitted.lines:
            wide = width(line, fitted.size, bold)
            if rows[-1] and x + wide > room:
                rows.append([])
                x = 0.0
            rows[-1].append((line, colour, bold, fitted.size, x))
            x += wide + 5
    return tuple(tuple(row) for row in rows if row)


def in_parts(parts: Sequence[str], room: float) -> Fitted:
    """Parts in small type with a dot between those of one line; a line is ended between parts where that is enough."""
    found: list[str] = []
    for part in parts:
        together = f"{found[-1]} · {part}" if found else part
        if found and width(together, 10.0) <= room:
            found[-1] = together
        else:
            found += fit(part, room, 10.0).lines
    return Fitted(tuple(found), 10.0)


def _draw(canvas: Canvas, sheet: Sheet, spot: Spot[Card], origin: float, measure: _Measure) -> None:
    card, texts = spot.card, _set(spot.card, _room(sheet, spot.first, spot.last), measure)
    left, right = sheet.edges(spot.first, spot.last)
    left, right, top = left + 4, right - 4, origin + spot.top
    bottom = top + spot.height
    _box(canvas, card.style, (left, top, right, bottom))
    cell = (left, top, right, bottom)
    x, y = left + INSET, top + measure.pad - 1
    for row in texts.head:
        for text, colour, bold, size, start in row:
            canvas.text(x + start, y + 12, text, fill=colour, bold=bold, size=size, cell=cell)
        y += measure.head
    y = canvas.lines(x, y, texts.text, cell=cell)
    canvas.lines(x, y + 2, texts.foot, fill=MUTED, cell=cell)


def _box(canvas: Canvas, style: Style, edges: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = edges
    canvas.path(
        f"M{number(left)} {number(top)}H{number(right - 4)}q4 0 4 4V{number(bottom - 4)}q0 4 -4 4H{number(left)}z",
        fill=style.fill,
        stroke=style.line,
        wide=1.2,
        more='stroke-dasharray="2 3"' if style.dashed else "",
    )
    canvas.rect(left - 0.6, top - 0.6, BAR, bottom - top + 1.2, fill=style.bar)
