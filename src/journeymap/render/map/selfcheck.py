"""Whether a drawn page is readable: no text over another, none over a mark, none outside its cell or the page."""

from __future__ import annotations

from journeymap.render.map.canvas import Box, Canvas

__all__ = ["faults"]

SLACK = 0.6
"""Px by which two boxes may touch: letters do not fill theirs."""


def faults(canvas: Canvas, wide: float, high: float) -> list[str]:
    """What is wrong with the texts on a page of `wide` times `high` px, a sentence each."""
    page = (0.0, 0.0, wide, high)
    found = [f'"{text.text}" leaves the page' for text in canvas.texts if not _inside(text, page)]
    found += [f'"{text.text}" leaves its cell' for text in canvas.texts if text.cell and not _inside(text, text.cell)]
    return found + _overlaps(canvas)


def _inside(text: Box, cell: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = cell
    return (
        text.left >= left - SLACK
        and text.right <= right + SLACK
        and text.top >= top - SLACK
        and text.bottom <= bottom + SLACK
    )


def _overlaps(canvas: Canvas) -> list[str]:
    """A sweep from left to right, so that only neighbours are compared."""
    found: list[str] = []
    active: list[Box] = []
    for box in sorted([*canvas.texts, *canvas.marks], key=lambda box: (box.left, box.top)):
        active = [other for other in active if other.right > box.left]
        found += [
            f'"{box.text or "a mark"}" overlaps "{other.text or "a mark"}"'
            for other in active
            if (box.text or other.text) and box.overlaps(other, SLACK)
        ]
        active.append(box)
    return found
