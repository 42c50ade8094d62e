"""Parts drawn larger: a poster is an A3 that is printed larger."""

from __future__ import annotations

from dataclasses import replace

from journeymap.render.pictures.slides.parts import Bounds, Ellipse, Group, Look, Outline, Part, Rect, Words

__all__ = ["grown"]


def grown(part: Part, by: float) -> Part:
    """`part` that many times as large and as far from the corner, with its letters and lines."""
    if isinstance(part, Group):
        return replace(part, parts=tuple(grown(inner, by) for inner in part.parts))
    if isinstance(part, Words):
        lengths = {name: getattr(part, name) * by for name in ("x", "baseline", "size", "leading", "width")}
        return replace(part, **lengths)
    look = _look(part.look, by)
    if isinstance(part, Outline):
        points = tuple((kind, tuple((x * by, y * by) for x, y in points)) for kind, points in part.segments)
        return Outline(points, look)
    if isinstance(part, Rect):
        return Rect(_bounds(part.bounds, by), part.radius * by, look)
    return Ellipse(_bounds(part.bounds, by), look)


def _bounds(bounds: Bounds, by: float) -> Bounds:
    left, top, right, bottom = bounds
    return left * by, top * by, right * by, bottom * by


def _look(look: Look, by: float) -> Look:
    return replace(look, width=look.width * by, dashes=tuple(length * by for length in look.dashes))
