"""The shape of an SVG path as absolute segments: moves, lines, curves of second and third degree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import acos, ceil, copysign, cos, degrees, hypot, pi, radians, sin, sqrt, tan
from typing import Final

from journeymap.render.pictures.slides.parts import Segment

__all__ = ["segments"]

TOKEN: Final = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
TAKES: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
"""How many numbers follow a command (SVG 1.1, section 8.3)."""

Point = tuple[float, float]


def segments(shape: str, shift: Point = (0.0, 0.0)) -> tuple[Segment, ...]:
    """The segments of a path's `d`, moved by `shift`.

    >>> segments("M1 2h3z")
    (('M', ((1.0, 2.0),)), ('L', ((4.0, 2.0),)), ('Z', ()))
    """
    pen = _Pen()
    for command, numbers in _commands(shape):
        pen.draw(command, numbers)
    return tuple((kind, tuple((x + shift[0], y + shift[1]) for x, y in points)) for kind, points in pen.drawn)


def _commands(shape: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; a command that is not repeated goes on, a move as a line."""
    tokens = TOKEN.findall(shape)
    index, command = 0, ""
    while index < len(tokens):
        if tokens[index].isalpha():
            command = tokens[index]
            index += 1
        elif command in "Mm":
            command = "L" if command == "M" else "l"
        count = TAKES[command.upper()]
        yield command, [float(token) for token in tokens[index : index + count]]
        index += count


class _Pen:
    """Where the drawing is, where it began, and the last control point, which S and T reflect."""

    def __init__(self) -> None:
        self.drawn: list[Segment] = []
        self.at: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.control: tuple[str, Point] = ("", (0.0, 0.0))

    def draw(self, command: str, numbers: list[float]) -> None:
        kind = command.upper()
        x, y = self.at if command.islower() else (0.0, 0.0)
        if kind == "Z":
            self._add("Z", ())
            self.at = self.start
        elif kind == "H":
            self._add("L", ((numbers[0] + x, self.at[1]),))
        elif kind == "V":
            self._add("L", ((self.at[0], numbers[0] + y),))
        elif kind == "A":
            end = (numbers[5] + x, numbers[6] + y)
            for points in _arc(self.at, end, numbers):
                self._add("C", points)
        else:
            points = tuple((numbers[i] + x, numbers[i + 1] + y) for i in range(0, len(numbers), 2))
            if kind in "ST":
                points = (self._reflected("C" if kind == "S" else "Q"), *points)
            self._add({"S": "C", "T": "Q"}.get(kind, kind), points)
            if kind == "M":
                self.start = self.at

    def _add(self, kind: str, points: tuple[Point, ...]) -> None:
        if kind != "M" and self.drawn and self.drawn[-1][0] == "Z":
            self.drawn.append(("M", (self.start,)))  # a line behind a closed shape goes on from where that began
        self.drawn.append((kind, points))
        self.control = (kind, points[-2]) if len(points) > 1 else ("", self.at)
        self.at = points[-1] if points else self.at

    def _reflected(self, kind: str) -> Point:
        if self.control[0] != kind:
            return self.at
        (x, y), (ahead, below) = self.at, self.control[1]
        return 2 * x - ahead, 2 * y - below


def _arc(start: Point, end: Point, numbers: list[float]) -> Iterator[tuple[Point, ...]]:
    """An elliptic arc as curves of third degree, at most a quarter turn each (SVG 1.1, appendix F.6.5)."""
    wide, high, turned, large, sweep = abs(numbers[0]), abs(numbers[1]), radians(numbers[2]), numbers[3], numbers[4]
    if start == end or not wide or not high:
        yield (start, end, end)
        return
    c, s = cos(turned), sin(turned)
    half = ((start[0] - end[0]) / 2, (start[1] - end[1]) / 2)
    x, y = c * half[0] + s * half[1], c * half[1] - s * half[0]
    grown = sqrt(max(1.0, (x / wide) ** 2 + (y / high) ** 2))
    wide, high = wide * grown, high * grown
    below = (wide * y) ** 2 + (high * x) ** 2
    away = sqrt(max(0.0, (wide * high) ** 2 / below - 1)) * (-1 if bool(large) == bool(sweep) else 1)
    cx, cy = away * wide * y / high, -away * high * x / wide
    first = _angle(1, 0, (x - cx) / wide, (y - cy) / high)
    turn = _angle((x - cx) / wide, (y - cy) / high, (-x - cx) / wide, (-y - cy) / high)
    turn += 0 if (turn > 0) == bool(sweep) else 2 * pi if sweep else -2 * pi
    middle = (c * cx - s * cy + (start[0] + end[0]) / 2, s * cx + c * cy + (start[1] + end[1]) / 2)

    def place(u: float, v: float) -> Point:
        return middle[0] + c * wide * u - s * high * v, middle[1] + s * wide * u + c * high * v

    count = max(1, ceil(abs(degrees(turn)) / 90 - 1e-9))
    step = turn / count
    k = 4 / 3 * tan(step / 4)
    for index in range(count):
        a, b = first + index * step, first + (index + 1) * step
        out = place(cos(a) - k * sin(a), sin(a) + k * cos(a))
        into = place(cos(b) + k * sin(b), sin(b) - k * cos(b))
        yield (out, into, end if index == count - 1 else place(cos(b), sin(b)))


def _angle(ux: float, uy: float, vx: float, vy: float) -> float:
    between = (ux * vx + uy * vy) / (hypot(ux, uy) * hypot(vx, vy))
    return copysign(acos(max(-1.0, min(1.0, between))), ux * vy - uy * vx)
