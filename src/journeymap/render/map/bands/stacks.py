"""Where cards stand: under their own column, over empty neighbours where they need room, one below the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

__all__ = ["Anchored", "Spot", "alike", "stacked"]

WIDEST = 3
"""Columns that a card takes at most."""
GAP = 5.0
SAME = 16.0
"""Cards that begin together and end within a line of each other are made equal, px."""


class Anchored(Protocol):
    """What belongs to a stage, and to one of its columns unless `column` is None; a `loose` one may stand beside it."""

    @property
    def stage(self) -> int:
        """Its number."""

    @property
    def column(self) -> int | None:
        """Its number in the journey."""

    @property
    def loose(self) -> bool:
        """Whether it belongs between columns."""


C = TypeVar("C", bound=Anchored)


@dataclass(frozen=True, slots=True)
class Spot(Generic[C]):
    """A card with the first and last column it covers; top and height in px."""

    card: C
    first: int
    last: int
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends, in px."""
        return self.top + self.height


Size = Callable[[C, int, int], tuple[float, bool]]
"""The height of a card over the columns from the first to the last, in px, and whether it looks well there."""


def stacked(cards: Sequence[C], stages: Sequence[tuple[int, int, int]], size: Size[C]) -> list[Spot[C]]:
    """Give each card its place, from a top of 0 downwards.

    Args:
        cards: in the order in which they are read.
        stages: their number, first and last column.
        size: how high a card would be.
    """
    whole, single = _assigned(cards, stages)
    ground: dict[int, float] = defaultdict(float)
    spots: list[Spot[C]] = []
    for stage, first, last in stages:
        for card in whole[stage]:
            spots += _put([_spot(card, first, last, ground, size)], ground)
    for level in range(max((len(group) for group in single.values()), default=0)):
        spots += _put(_level(_row(level, single, stages, ground, size)), ground)
    return spots


def _row(
    level: int,
    single: dict[int, list[C]],
    stages: Sequence[tuple[int, int, int]],
    ground: dict[int, float],
    size: Size[C],
) -> list[Spot[C]]:
    """The cards that are so many-th of their columns, each in its best place; the highest choose first."""
    taken = {column for column, group in single.items() if len(group) > level}
    row: list[Spot[C]] = []
    for column in sorted(taken, key=lambda own: (-size(single[own][level], own, own)[0], own)):
        places = _places(column, taken, stages)
        spot = _best([_spot(single[column][level], *place, ground, size) for place in places], size)
        taken |= set(range(spot.first, spot.last + 1))
        row.append(spot)
    return row


def _assigned(
    cards: Sequence[C], stages: Sequence[tuple[int, int, int]]
) -> tuple[dict[int, list[C]], dict[int, list[C]]]:
    """Cards by stage and by column; loose ones go to the nearest empty column of their stage, if there is one."""
    whole: dict[int, list[C]] = defaultdict(list)
    single: dict[int, list[C]] = defaultdict(list)
    spans = {stage: range(first, last + 1) for stage, first, last in stages}
    for card in sorted(cards, key=lambda card: card.loose):
        if card.column is None:
            whole[card.stage].append(card)
            continue
        empty = [other for other in spans.get(card.stage, ()) if card.loose and not single.get(other)]
        single[_nearest(card.column, empty)].append(card)
    return whole, single


def _nearest(column: int, others: list[int]) -> int:
    """The nearest of other columns, of two equally near the one behind; `column` where there are none."""
    return min(others, key=lambda other: (abs(other - column), other < column), default=column)


def _places(column: int, taken: set[int], stages: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Where a card may stand: in its column, and over those beside it that are free; the narrowest first."""
    start, end = next(((first, last) for _, first, last in stages if first <= column <= last), (column, column))
    first = last = column
    while last < end and last + 1 not in taken:
        last += 1
    while first > start and first - 1 not in taken:
        first -= 1
    places = [
        (left, right) for left in range(first, column + 1) for right in range(column, last + 1) if right - left < WIDEST
    ]
    return sorted(places, key=lambda place: (place[1] - place[0], -place[0]))


def _best(spots: list[Spot[C]], size: Size[C]) -> Spot[C]:
    """The narrowest place in which a card looks well, or where it ends highest."""
    well = (spot for spot in spots if size(spot.card, spot.first, spot.last)[1])
    return next(well, None) or min(spots, key=lambda spot: (spot.bottom, spot.last - spot.first))


def _spot(card: C, first: int, last: int, ground: dict[int, float], size: Size[C]) -> Spot[C]:
    top = max(ground[column] for column in range(first, last + 1))
    return Spot(card, first, last, top, size(card, first, last)[0])


def alike(heights: Sequence[float]) -> list[float]:
    """Heights (px) of which those that are almost equal are made equal, so that a row has few."""
    kept, given = float("inf"), {}
    for height in sorted(heights, reverse=True):
        kept = height if kept - height > SAME else kept
        given[height] = kept
    return [given[height] for height in heights]


def _level(row: list[Spot[C]]) -> list[Spot[C]]:
    """Those that begin together and end almost together, made equal."""
    found: list[Spot[C]] = []
    for top in sorted({spot.top for spot in row}):
        spots = [spot for spot in row if spot.top == top]
        heights = alike([spot.height for spot in spots])
        found += [replace(spot, height=height) for spot, height in zip(spots, heights, strict=True)]
    return sorted(found, key=lambda spot: spot.first)


def _put(spots: list[Spot[C]], ground: dict[int, float]) -> list[Spot[C]]:
    for spot in spots:
        for column in range(spot.first, spot.last + 1):
            ground[column] = max(ground[column], spot.bottom + GAP)
    return spots
