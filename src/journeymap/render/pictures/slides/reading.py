"""A drawn page read back into its parts; lines of one wrapped text become one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final
from xml.etree import ElementTree as ET

from journeymap.render.map.palette import LEADING
from journeymap.render.map.text.measure import width
from journeymap.render.pictures.slides.outlines import segments
from journeymap.render.pictures.slides.parts import Ellipse, Group, Look, Outline, Part, Rect, Words
from journeymap.render.pictures.written import SVG

__all__ = ["read_parts"]

TRANSLATED: Final = re.compile(r"translate\(([-\d.]+)(?:[ ,]+([-\d.]+))?\)")
HANDED_DOWN: Final = (
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "font-size", "font-weight", "text-anchor",
)  # fmt: skip
NEAR: Final = 0.15
"""Px by which places may differ that are meant to be the same: they are rounded to one decimal."""
DOT: Final = 0.1
"""A line shorter than this with round ends is a dot."""

BLANK: Final = 0.27
"""The width of a blank in em."""
GAP: Final = 0.9
"""Em between two texts that are one: a label and its value."""

Shift = tuple[float, float]
Given = Mapping[str, str]


def read_parts(page: ET.Element) -> list[Part]:
    """The parts of a page in the order in which they are drawn."""
    return _below(page, {}, (0.0, 0.0))


def _below(element: ET.Element, given: Given, shift: Shift) -> list[Part]:
    handed = dict(given)
    handed.update((name, element.attrib[name]) for name in HANDED_DOWN if name in element.attrib)
    moved = TRANSLATED.fullmatch(element.get("transform", ""))
    if moved:
        shift = (shift[0] + float(moved[1]), shift[1] + float(moved[2] or 0))
    return list(_joined(part for child in element for part in _read(child, handed, shift)))


def _read(element: ET.Element, given: Given, shift: Shift) -> Iterator[Part]:
    kind = element.tag.removeprefix(SVG)
    own = {**given, **element.attrib}
    x, y = shift
    if kind == "g":
        parts = tuple(_below(element, given, shift))
        about = element.findtext(f"{SVG}title", "")
        if parts:
            yield Group(_name(element, about), parts, about)
    elif kind == "rect":
        left, top = _number(own, "x") + x, _number(own, "y") + y
        bounds = (left, top, left + _number(own, "width"), top + _number(own, "height"))
        yield Rect(bounds, _number(own, "rx"), _look(own))
    elif kind == "circle":
        yield _circle(_number(own, "cx") + x, _number(own, "cy") + y, _number(own, "r"), _look(own))
    elif kind == "path":
        yield from _outline(Outline(segments(own.get("d", ""), shift), _look(own)))
    elif kind == "text" and (element.text or "").strip():
        yield _words(element.text or "", own, shift)


def _name(element: ET.Element, about: str) -> str:
    return element.get("data-band") or about.partition(". ")[0] or element.get("data-step") or "group"


def _number(given: Given, name: str, unsaid: float = 0.0) -> float:
    return float(given.get(name, unsaid))


def _look(given: Given) -> Look:
    fill, stroke = given.get("fill", "#000"), given.get("stroke", "none")
    return Look(
        fill="" if fill == "none" else fill,
        stroke="" if stroke == "none" else stroke,
        width=_number(given, "stroke-width", 1.0),
        dashes=tuple(map(float, given.get("stroke-dasharray", "").replace(",", " ").replace("none", "").split())),
        round_ends=given.get("stroke-linecap") == "round",
        round_corners=given.get("stroke-linejoin") == "round",
    )


def _circle(x: float, y: float, radius: float, look: Look) -> Ellipse:
    return Ellipse((x - radius, y - radius, x + radius, y + radius), look)


def _outline(shape: Outline) -> Iterator[Part]:
    """A path; one of dots only, such as the eyes of a face, as circles, which every program draws alike."""
    if not shape.segments:
        return
    strokes: list[list[tuple[float, float]]] = []
    for kind, points in shape.segments:
        if kind == "M":
            strokes.append([])
        strokes[-1] += points
    dots = all(max(abs(x - stroke[0][0]) + abs(y - stroke[0][1]) for x, y in stroke) <= DOT for stroke in strokes)
    if not (dots and shape.look.round_ends):
        yield shape
        return
    for stroke in strokes:
        yield _circle(*stroke[0], shape.look.width / 2, Look(fill=shape.look.stroke))


def _words(text: str, given: Given, shift: Shift) -> Words:
    size, bold = _number(given, "font-size", 12.0), given.get("font-weight", "400") >= "600"
    return Words(
        x=_number(given, "x") + shift[0],
        baseline=_number(given, "y") + shift[1],
        lines=(text,),
        size=size,
        leading=LEADING.get(size, 1.25 * size),
        colour=given.get("fill", "#000"),
        bold=bold,
        anchor=given.get("text-anchor", "start"),
        width=width(text, size, bold),
    )


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Texts whose next line follows at once, or which go on beside, are put together."""
    waiting: Words | None = None
    for part in parts:
        both = _together(waiting, part) if waiting is not None and isinstance(part, Words) else None
        if waiting is not None and both is None:
            yield waiting
        waiting = both or (part if isinstance(part, Words) else None)
        if waiting is None:
            yield part
    if waiting is not None:
        yield waiting


def _together(text: Words, other: Words) -> Words | None:
    if _follows(text, other):
        return replace(text, lines=text.lines + other.lines, width=max(text.width, other.width))
    if _goes_on(text, other):
        gap = other.x - text.x - text.width
        run = (" " * max(1, round(gap / (BLANK * text.size))) + other.text, other.colour, other.bold)
        return replace(text, more=(*text.more, run), width=other.x + other.width - text.x)
    return None


def _follows(text: Words, line: Words) -> bool:
    """Whether `line` is the next one of `text`: same left edge or middle, same letters, one line lower."""
    alike = (text.size, text.colour, text.bold, text.anchor) == (line.size, line.colour, line.bold, line.anchor)
    lower = line.baseline - text.baseline - len(text.lines) * text.leading
    return alike and not text.more and abs(text.x - line.x) <= NEAR and abs(lower) <= NEAR


def _goes_on(text: Words, other: Words) -> bool:
    """Whether `other` stands behind `text` on its line, as a value behind its label."""
    beside = text.baseline == other.baseline and text.size == other.size and len(text.lines) == 1
    gap = other.x - text.x - text.width
    return beside and text.anchor == other.anchor == "start" and -NEAR <= gap <= GAP * text.size
