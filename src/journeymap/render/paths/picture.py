"""The paths graph as a picture: Graphviz draws it, then it is cleaned so that it may stand inside a page."""

from __future__ import annotations

import re
import shutil
from xml.etree import ElementTree as ET

__all__ = ["clean_svg", "paths_svg"]

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset(["svg", "g", "title", "path", "polygon", "polyline", "ellipse", "text"])
KEPT = frozenset(
    ["class", "cx", "cy", "d", "fill", "fill-opacity", "font-family", "font-size", "font-weight", "points", "rx", "ry", "stroke", "stroke-dasharray", "stroke-opacity", "stroke-width", "text-anchor", "transform", "viewBox", "x", "y"]
)
FONTS = "Noto Sans, Segoe UI, Helvetica, Arial, DejaVu Sans, sans-serif"


def paths_svg(dot: str, *, id_prefix: str = "paths-") -> str | None:
    """DOT text as an SVG that may be put into a page; None where this machine has no Graphviz.

    `dot` on PATH is used, else pygraphviz (the extra `graphviz`).
    """
    raw = _by_program(dot) or _by_library(dot)
    return clean_svg(raw, id_prefix=id_prefix) if raw else None


def clean_svg(raw: str, *, id_prefix: str = "paths-") -> str | None:
    """Graphviz's SVG with only shapes, words and presentation attributes left: no links, no styles, no comments."""
    try:
        root = ET.fromstring(raw)  # noqa: S314 - the text comes from Graphviz and holds no entities
    except ET.ParseError:
        return None
    _strip(root)
    for number, group in enumerate(root.iter(f"{SVG}g"), 1):
        _describe(group, f"{id_prefix}{number}")
    root.set("role", "img")
    root.set("width", _points(root, 2))
    root.set("height", _points(root, 3))
    ET.register_namespace("", SVG[1:-1])
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


def _strip(element: ET.Element) -> None:
    """Drop what is not drawn, unwrap links, keep only known attributes."""
    for child in list(element):
        _strip(child)
        if child.tag == f"{SVG}a":
            place = list(element).index(child)
            element.remove(child)
            for offset, inner in enumerate(list(child)):
                element.insert(place + offset, inner)
        elif not isinstance(child.tag, str) or child.tag.removeprefix(SVG) not in DRAWN:
            element.remove(child)
    for name in list(element.attrib):
        if name not in KEPT:
            del element.attrib[name]
    if element.tag == f"{SVG}text":
        element.set("font-family", FONTS)


def _describe(group: ET.Element, name: str) -> None:
    """Ids of our own; a step's group carries the step's id as data-step instead of a title."""
    group.set("id", name)
    kinds = group.get("class", "").split()
    title = group.find(f"{SVG}title")
    if title is not None:
        if "step" in kinds:
            group.set("data-step", title.text or "")
        group.remove(title)


def _points(root: ET.Element, place: int) -> str:
    """Width (2) or height (3) of the view box."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    return box[place] if len(box) == 4 else "100%"


def _by_program(dot: str) -> str | None:
    if shutil.which("dot") is None:
        return None
    import graphviz

    try:
        return str(graphviz.pipe("dot", "svg", dot.encode(), quiet=True).decode("utf-8"))
    except (graphviz.CalledProcessError, graphviz.ExecutableNotFound):
        return None


def _by_library(dot: str) -> str | None:
    try:
        import pygraphviz
    except ImportError:
        return None
    drawn: bytes = pygraphviz.AGraph(string=dot).draw(format="svg", prog="dot")
    return drawn.decode("utf-8")
