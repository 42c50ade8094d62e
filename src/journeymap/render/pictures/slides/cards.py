"""Shapes and the texts on them put together, so that a card can be moved as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.render.pictures.slides.parts import Bounds, Ellipse, Group, Outline, Part, Rect, Words

__all__ = ["as_cards"]

SLACK = 3.0
"""Px by which what is on a card may stand over its edge."""
LEAST = (16.0, 10.0)
MOST = (640.0, 240.0)
"""Width and height in px between which a shape is a card: no dot of a line, and no ground of a whole band."""
NAME = 60


def as_cards(parts: Iterable[Part]) -> list[Part]:
    """`parts` in the same order; a shape and what stands on it, of which at least one is a text, as a group."""
    found: list[Part] = []
    card: list[Part] = []
    for part in parts:
        if card and _inside(part.bounds, card[0].bounds):
            card.append(part)
            continue
        found += _closed(card)
        card = [part]
        if isinstance(part, Group):
            # a group that says what it is, is a card already
            card = [part if part.about else Group(part.name, tuple(as_cards(part.parts)))]
        if not _holds(part):
            found += card
            card = []
    return found + _closed(card)


def _holds(part: Part) -> bool:
    if not isinstance(part, Rect | Ellipse | Outline):
        return False
    left, top, right, bottom = part.bounds
    return LEAST[0] <= right - left <= MOST[0] and LEAST[1] <= bottom - top <= MOST[1]


def _inside(inner: Bounds, outer: Bounds) -> bool:
    return (
        inner[0] >= outer[0] - SLACK
        and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK
        and inner[3] <= outer[3] + SLACK
    )


def _closed(card: list[Part]) -> list[Part]:
    words = [part.text for part in card if isinstance(part, Words)]
    if not words or len(card) == 1:
        return card
    return [Group(" ".join(words)[:NAME], tuple(card))]
