"""Smooth curves that never rise above or fall below their points (Fritsch and Carlson 1980)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journeymap.render.map.canvas import number

__all__ = ["Point", "Segment", "path", "ribbon", "samples", "segments"]

Point = tuple[float, float]
Segment = tuple[Point, Point, Point, Point]
"""A cubic Bézier: start, two handles, end."""


def segments(points: Sequence[Point]) -> list[Segment]:
    """Monotone cubic pieces through points whose x rise.

    Source: F. N. Fritsch, R. E. Carlson, Monotone Piecewise Cubic Interpolation, SIAM J. Numer. Anal. 17 (1980).
    """
    slopes = [(b[1] - a[1]) / ((b[0] - a[0]) or 1.0) for a, b in pairwise(points)]
    tangents = _tangents(slopes)
    pieces = []
    for index, (a, b) in enumerate(pairwise(points)):
        third = (b[0] - a[0]) / 3
        first, second = tangents[index] * third, tangents[index + 1] * third
        pieces.append((a, (a[0] + third, a[1] + first), (b[0] - third, b[1] - second), b))
    return pieces


def _tangents(slopes: list[float]) -> list[float]:
    if not slopes:
        return []
    tangents = [slopes[0], *((a + b) / 2 if a * b > 0 else 0.0 for a, b in pairwise(slopes)), slopes[-1]]
    for index, slope in enumerate(slopes):
        if slope == 0:
            tangents[index] = tangents[index + 1] = 0.0
            continue
        a, b = tangents[index] / slope, tangents[index + 1] / slope
        if a * a + b * b > 9:
            scale = 3 / (a * a + b * b) ** 0.5
            tangents[index], tangents[index + 1] = scale * a * slope, scale * b * slope
    return tangents


def path(pieces: Sequence[Segment]) -> str:
    """The pieces as one SVG path."""
    if not pieces:
        return ""
    (x, y), *_ = pieces[0]
    text = f"M{number(x)} {number(y)}"
    for _, a, b, end in pieces:
        text += "C" + " ".join(f"{number(px)} {number(py)}" for px, py in (a, b, end))
    return text


def ribbon(pieces: Sequence[Segment], upper: Sequence[float], lower: Sequence[float], lane: tuple[float, float]) -> str:
    """The band around a curve, as a closed SVG path: the curve's own tangents between `upper` and `lower` y at its points.

    `lane` holds the least and the greatest y; handles are held inside, and a Bézier never leaves its handles' hull.
    """
    if not pieces:
        return ""

    def shifted(index: int, by: Sequence[float]) -> Segment:
        (ax, ay), (bx, b), (cx, c), (dx, dy) = pieces[index]
        first, last = by[index] - ay, by[index + 1] - dy
        return (ax, by[index]), (bx, _held(b + first, lane)), (cx, _held(c + last, lane)), (dx, by[index + 1])

    above = [shifted(index, upper) for index in range(len(pieces))]
    below = [shifted(index, lower)[::-1] for index in reversed(range(len(pieces)))]
    return f"{path(above)}L{path(below).removeprefix('M')}z"


def _held(y: float, lane: tuple[float, float]) -> float:
    return max(lane[0], min(lane[1], y))


def samples(piece: Segment, apart: float = 9.0) -> list[Point]:
    """Points along a piece about `apart` px from each other, its start not among them."""
    a, b, c, d = piece
    count = 2 + int(max(d[0] - a[0], abs(d[1] - a[1]) * 1.5) / apart)
    found = []
    for index in range(1, count + 1):
        t = index / count
        u = 1 - t
        k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        found.append(
            (
                k[0] * a[0] + k[1] * b[0] + k[2] * c[0] + k[3] * d[0],
                k[0] * a[1] + k[1] * b[1] + k[2] * c[1] + k[3] * d[1],
            )
        )
    return found
