"""An SVG writer for the portable subset that keeps track of every text it places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from journeymap.render.map.palette import BODY, INK
from journeymap.render.map.text.clean import escape, plain
from journeymap.render.map.text.measure import Fitted, legible, width

__all__ = ["Box", "Canvas", "Cell", "number"]

Cell = tuple[float, float, float, float]
"""Left, top, right, bottom in px."""


@dataclass(frozen=True, slots=True)
class Box:
    """The room a text or a mark takes, the text itself (empty for a mark), and the cell it has to stay in."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    cell: Cell | None = None

    def overlaps(self, other: Box, by: float = 0.0) -> bool:
        """Whether the two share more than `by` px in both directions."""
        return (
            self.left < other.right - by
            and other.left < self.right - by
            and self.top < other.bottom - by
            and other.top < self.bottom - by
        )


def number(value: float) -> str:
    """A coordinate as short as can be: one decimal, no trailing zero."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


class Canvas:
    """Collects elements in the order they are drawn; texts and marks also as boxes for the self-check."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.texts: list[Box] = []
        self.marks: list[Box] = []

    def raw(self, part: str) -> None:
        """Add an element that is ready."""
        self.parts.append(part)

    @contextmanager
    def group(self, attributes: str = "", title: str = "") -> Iterator[None]:
        """A group of what is drawn inside the `with`; its `title` is what a reader sees on pointing at it."""
        self.parts.append(f"<g{' ' + attributes if attributes else ''}>")
        if title:
            self.parts.append(f"<title>{escape(plain(title))}</title>")
        yield
        self.parts.append("</g>")

    def rect(self, x: float, y: float, wide: float, high: float, *, fill: str, more: str = "", rx: float = 0) -> None:
        """A rectangle; `more` holds further attributes."""
        corner = f' rx="{number(rx)}"' if rx else ""
        self.parts.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(0, wide))}" height="{number(max(0, high))}"'
            f'{corner} fill="{fill}"{" " + more if more else ""}/>'
        )

    def circle(self, x: float, y: float, radius: float, *, fill: str, more: str = "") -> None:
        """A circle."""
        self.parts.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"'
            f"{' ' + more if more else ''}/>"
        )

    def path(self, shape: str, *, stroke: str = "", wide: float = 1, fill: str = "none", more: str = "") -> None:
        """A path; `wide` is its line in px."""
        line = f' stroke="{stroke}" stroke-width="{wide:g}"' if stroke else ""
        self.parts.append(f'<path d="{shape}" fill="{fill}"{line}{" " + more if more else ""}/>')

    def line(self, points: Sequence[tuple[float, float]], *, stroke: str, wide: float = 1, more: str = "") -> None:
        """A polyline; what goes straight along or down is written so."""
        x, y = (number(part) for part in points[0])
        shape = f"M{x} {y}"
        for point in points[1:]:
            before, (x, y) = (x, y), (number(part) for part in point)
            shape += f"H{x}" if y == before[1] else f"V{y}" if x == before[0] else f"L{x} {y}"
        self.path(shape, stroke=stroke, wide=wide, more=more)

    def mark(self, x: float, y: float, radius: float) -> None:
        """Say that something stands at x, y that no text may cover."""
        self.marks.append(Box(x - radius, y - radius, x + radius, y + radius))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = BODY,
        fill: str = INK,
        bold: bool = False,
        anchor: str = "start",
        cell: Cell | None = None,
    ) -> float:
        """One line of text with its baseline at `y`; returns the x at which it ends."""
        shown, size = text.strip(" \u00a0"), legible(size)
        if not shown:
            return x
        wide = width(shown, size, bold)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        self.texts.append(Box(left, y - 0.88 * size, left + wide, y + 0.25 * size, shown, cell))
        attributes = f' font-size="{size:g}"' if size != BODY else ""
        attributes += f' fill="{fill}"' if fill != INK else ""
        attributes += ' font-weight="700"' if bold else ""
        attributes += f' text-anchor="{anchor}"' if anchor != "start" else ""
        self.parts.append(f'<text x="{number(x)}" y="{number(y)}"{attributes}>{escape(shown)}</text>')
        return left + wide

    def lines(
        self,
        x: float,
        top: float,
        fitted: Fitted,
        *,
        fill: str = INK,
        anchor: str = "start",
        cell: Cell | None = None,
    ) -> float:
        """A fitted text below `top`; returns where it ends."""
        for index, line in enumerate(fitted.lines):
            baseline = top + index * fitted.leading + 0.8 * fitted.leading
            self.text(x, baseline, line, size=fitted.size, fill=fill, bold=fitted.bold, anchor=anchor, cell=cell)
        return top + fitted.height

    def run(self, x: float, y: float, parts: Iterable[tuple[str, str, bool]], *, size: float = BODY) -> float:
        """Texts one behind the other, each with fill and weight, a blank between them; returns where the last ends."""
        blank = 0.4 * size
        for text, fill, bold in parts:
            if text:
                x = self.text(x, y, text, size=size, fill=fill, bold=bold) + blank
        return x - blank

    def __str__(self) -> str:
        return "\n".join(self.parts)
