"""The parts of a drawn page: rectangles, ellipses, outlines, texts, and groups of them, with their places in px."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Bounds", "Ellipse", "Group", "Look", "Outline", "Part", "Rect", "Run", "Segment", "Words", "around"]

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom in px."""

Segment = tuple[str, tuple[tuple[float, float], ...]]
"""M, L, C, Q or Z, and the points behind it, counted from the page's corner."""


Run = tuple[str, str, bool]
"""A text with the blanks before it, its colour and weight."""


@dataclass(frozen=True, slots=True)
class Look:
    """Fill and line of a shape; a colour is "#1b2430" or "" for none, widths are in px."""

    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dashes: tuple[float, ...] = ()
    round_ends: bool = False
    round_corners: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `radius` rounds its corners."""

    bounds: Bounds
    radius: float
    look: Look


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse, nearly always a circle."""

    bounds: Bounds
    look: Look


@dataclass(frozen=True, slots=True)
class Outline:
    """A line or an area of straight and curved segments."""

    segments: tuple[Segment, ...]
    look: Look

    @property
    def bounds(self) -> Bounds:
        """The room of all points, which no curve leaves."""
        points = [point for _, points in self.segments for point in points]
        return (
            min(x for x, _ in points),
            min(y for _, y in points),
            max(x for x, _ in points),
            max(y for _, y in points),
        )


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one or more lines: x of its anchor, the first baseline, distance of lines, type size, all in px.

    `more` goes on behind the last line, in other colours or weights.
    """

    x: float
    baseline: float
    lines: tuple[str, ...]
    size: float
    leading: float
    colour: str
    bold: bool
    anchor: str
    width: float
    more: tuple[Run, ...] = ()

    @property
    def bounds(self) -> Bounds:
        """The room of the lines, in the widest font of the map."""
        left = self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        top = self.baseline - 0.8 * self.leading
        return left, top, left + self.width, top + len(self.lines) * self.leading

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(self.lines) + "".join(text for text, _, _ in self.more)


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together, what they are called, and what is said of them to whoever cannot see them."""

    name: str
    parts: tuple[Part, ...]
    about: str = ""

    @property
    def bounds(self) -> Bounds:
        """The room of all parts."""
        return around([part.bounds for part in self.parts])


Part = Rect | Ellipse | Outline | Words | Group


def around(bounds: list[Bounds]) -> Bounds:
    """The room that holds all these; there is at least one."""
    lefts, tops, rights, bottoms = zip(*bounds, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
