"""Rows of cards under the steps they belong to: pains and opportunities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.render.map.canvas import Canvas, number
from journeymap.render.map.measure import Fitted, fit, width
from journeymap.render.map.palette import CARD, MUTED
from journeymap.render.map.sheet import Block, Lane, Sheet

__all__ = ["Card", "Head", "Style", "card_rows"]

INSET, EDGE, BAR, HEAD = 10.0, 6.0, 4.0, 15.0

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
    """A card of a column, or of a whole stage (`column` None): first line, text, and a small last line."""

    stage: int
    column: int | None
    head: tuple[Head, ...]
    text: str
    foot: str
    style: Style


Piece = tuple[str, str, bool, float, float]
"""Text, colour, weight, type size and distance from the left of the row."""


@dataclass(frozen=True, slots=True)
class _Placed:
    card: Card
    left: float
    right: float
    row: int
    head: tuple[tuple[Piece, ...], ...]
    text: Fitted
    foot: Fitted

    @property
    def height(self) -> float:
        foot = self.foot.height + 2 if self.foot.lines else 0.0
        return 6 + HEAD * len(self.head) + self.text.height + foot + 6


def card_rows(sheet: Sheet, name: str, title: Lane, cards: Sequence[Card]) -> Block | None:
    """Cards of whole stages first, then those of the columns, one below the other; rows as high as they need."""
    visible = [card for card in cards if any(card.stage == stage for stage, _, _ in sheet.stages)]
    visible = [card for card in visible if card.column is None or sheet.holds(card.column)]
    placed = _place(sheet, visible)
    if not placed:
        return None
    rows = sorted({card.row for card in placed})
    heights = [max(card.height for card in placed if card.row == row) for row in rows]
    height = max(title.height, 6 + sum(heights) + 5 * (len(heights) - 1) + 6)

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        title.draw(canvas, top)
        y = top + 6
        for row, high in zip(rows, heights, strict=True):
            for card in placed:
                if card.row == row:
                    _draw(canvas, card, y, high)
            y += high + 5

    return Block(name, height, draw)


def _place(sheet: Sheet, cards: Sequence[Card]) -> list[_Placed]:
    whole: dict[int, list[Card]] = defaultdict(list)
    single: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        if card.column is None:
            whole[card.stage].append(card)
        else:
            single[card.column].append(card)
    placed: list[_Placed] = []
    for stage, first, last in sheet.stages:
        placed += [_fitted(card, *sheet.edges(first, last), row) for row, card in enumerate(whole[stage])]
    above = max((len(group) for stage, group in whole.items()), default=0)
    for column, group in single.items():
        for row, card in enumerate(group):
            left, right = sheet.edges(column)
            if _free_beside(sheet, column, row, single) and fit(card.text, right - left - 24).height > 30:
                right = sheet.edges(column + 1)[1]
            placed.append(_fitted(card, left, right, above + row))
    return placed


def _free_beside(sheet: Sheet, column: int, row: int, single: dict[int, list[Card]]) -> bool:
    """Whether the next column is of the same stage and has no card in this row."""
    inside = any(first <= column < last for _, first, last in sheet.stages)
    return inside and len(single.get(column + 1, ())) <= row


def _fitted(card: Card, left: float, right: float, row: int) -> _Placed:
    left, right = left + 4, right - 4
    room = right - left - INSET - EDGE
    return _Placed(card, left, right, row, _flow(card.head, room), fit(card.text, room), fit(card.foot, room, 10.0))


def _flow(head: Sequence[Head], room: float) -> tuple[tuple[Piece, ...], ...]:
    """The parts of the first line side by side as far as they fit, else in rows."""
    rows: list[list[Piece]] = [[]]
    x = 0.0
    for text, colour, bold in head:
        fitted = fit(text, room, bold=bold)
        for line in fitted.lines:
            wide = width(line, fitted.size, bold)
            if rows[-1] and x + wide > room:
                rows.append([])
                x = 0.0
            rows[-1].append((line, colour, bold, fitted.size, x))
            x += wide + 5
    return tuple(tuple(row) for row in rows if row)


def _draw(canvas: Canvas, placed: _Placed, top: float, high: float) -> None:
    style = placed.card.style
    left, right, bottom = placed.left, placed.right, top + high
    dashes = ' stroke-dasharray="2 3"' if style.dashed else ""
    canvas.path(
        f"M{number(left)} {number(top)}H{number(right - 4)}q4 0 4 4V{number(bottom - 4)}q0 4 -4 4H{number(left)}z",
        fill=style.fill,
        stroke=style.line,
        wide=1.2,
        more=dashes.strip(),
    )
    canvas.rect(left - 0.6, top - 0.6, BAR, high + 1.2, fill=style.bar)
    cell = (left, top, right, bottom)
    x, y = left + INSET, top + 5
    for row in placed.head:
        for text, colour, bold, size, start in row:
            canvas.text(x + start, y + 12, text, fill=colour, bold=bold, size=size, cell=cell)
        y += HEAD
    y = canvas.lines(x, y, placed.text, cell=cell)
    canvas.lines(x, y + 2, placed.foot, fill=MUTED, cell=cell)
