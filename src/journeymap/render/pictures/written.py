"""What is written on drawn pages, and where: the texts of an SVG in the portable subset."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

__all__ = ["SVG", "Heading", "Written", "heading", "parsed", "written"]

SVG: Final = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page says of itself: its size in px, language, title and description, how much larger it is than drawn."""

    width: float
    height: float
    language: str
    title: str
    description: str
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text, and the id of the step on whose card it stands."""

    text: str
    step: str = ""


def parsed(svg: str) -> ET.Element:
    """The elements of a drawn page."""
    return ET.fromstring(svg)  # noqa: S314 - drawn by this program, which declares no entities


def heading(page: ET.Element) -> Heading:
    """What stands at the top of a page."""
    width, height = (float(page.get(side, 0)) for side in ("width", "height"))
    title, description = (page.findtext(f"{SVG}{part}", "") for part in ("title", "desc"))
    drawn = float((page.get("viewBox") or f"0 0 {width} {height}").split()[2])
    return Heading(width, height, page.get("lang", ""), title, description, width / drawn if drawn else 1.0)


def written(page: ET.Element, step: str = "") -> Iterator[Written]:
    """All drawn texts of a page, in the order in which they are drawn."""
    for child in page:
        if child.tag == f"{SVG}text":
            yield Written("".join(child.itertext()), step)
        elif child.tag == f"{SVG}g":
            yield from written(child, child.get("data-step", step))
