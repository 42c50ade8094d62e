"""The paths graph as a picture: Graphviz draws it, then it is cleaned so that it may stand inside a page."""

from __future__ import annotations

import re
import shutil
from xml.etree import ElementTree as ET

from journeymap.render.map.palette import FONTS, INK

__all__ = ["clean_svg", "paths_svg"]

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset(["svg", "g", "title", "path", "polygon", "polyline", "ellipse", "text"])
KEPT = frozenset(
    [
        "class",
        "cx",
        "cy",
        "d",
        "fill",
        "fill-opacity",
        "font-size",
        "points",
        "rx",
        "ry",
        "stroke",
        "stroke-dasharray",
        "stroke-opacity",
        "stroke-width",
        "transform",
        "viewBox",
        "x",
        "y",
    ]
)
SHAPES = frozenset(["d", "points", "x", "y", "cx", "cy", "rx", "ry", "font-size", "viewBox"])
USUAL = {"fill": INK, "font-size": "11"}
"""What most texts look like; said once, at the top."""
WAYS = frozenset(["planned", "unplanned", "untaken", "lost"])
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
COUNTED = re.compile(r"(cases|times)-(\d+)")
SPACE = re.compile(r" (?=-)|(?<=[A-Za-z]) | (?=[A-Za-z])")


def paths_svg(dot: str) -> str | None:
    """DOT text as an SVG that may be put into a page; None where this machine has no Graphviz.

    `dot` on PATH is used, else pygraphviz (the extra `graphviz`).
    """
    raw = _by_program(dot) or _by_library(dot)
    return clean_svg(raw) if raw else None


def clean_svg(raw: str) -> str | None:
    """Graphviz's SVG with only shapes, words and presentation attributes left; None where it is no SVG.

    Links, scripts, styles, comments and ids go; a step's group carries the step's id as `data-step`, a way's its kind as
    `data-way` and its numbers as `data-cases` and `data-times`.
    """
    try:
        root = ET.fromstring(raw)  # noqa: S314 - the text comes from Graphviz and declares no entities
    except ET.ParseError:
        return None
    if root.tag != f"{SVG}svg":
        return None
    _strip(root)
    for group in root.iter(f"{SVG}g"):
        _describe(group)
    root.attrib |= USUAL | {"role": "img", "font-family": FONTS, "text-anchor": "middle"} | _size(root)
    ET.register_namespace("", SVG[1:-1])
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def _strip(element: ET.Element) -> None:
    """Drop what is not drawn, unwrap links."""
    for child in list(element):
        _strip(child)
        if child.tag == f"{SVG}a":
            place = list(element).index(child)
            element.remove(child)
            for offset, inner in enumerate(list(child)):
                element.insert(place + offset, inner)
        elif not isinstance(child.tag, str) or child.tag.removeprefix(SVG) not in DRAWN:
            element.remove(child)
    _plain(element)


def _plain(element: ET.Element) -> None:
    """Keep only known attributes, lengths with one decimal, curves with none; text only where text belongs."""
    usual = USUAL if element.tag == f"{SVG}text" else {}
    for name, value in list(element.attrib.items()):
        if name not in KEPT or usual.get(name) in (value, NUMBER.sub(_short, value)):
            del element.attrib[name]
        elif name == "transform":
            element.set(name, value.removeprefix("scale(1 1) rotate(0) "))
        elif name == "points":
            element.set(name, NUMBER.sub(_short, _open(value)))
        elif name == "d" and element.get("fill") == "none":
            element.set(name, SPACE.sub("", NUMBER.sub(_whole, value)))
        elif name in SHAPES:
            element.set(name, NUMBER.sub(_short, value))
    if element.tag not in (f"{SVG}text", f"{SVG}title"):
        element.text = None
    element.tail = None


def _short(number: re.Match[str]) -> str:
    text = f"{float(number[0]):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _open(points: str) -> str:
    """Without the last point, which closes a shape that closes by itself."""
    first, _, rest = points.partition(" ")
    return points.removesuffix(f" {first}") if rest.endswith(f" {first}") else points


def _whole(number: re.Match[str]) -> str:
    return f"{round(float(number[0]))}"


def _describe(group: ET.Element) -> None:
    """Say which step or way a group is, and draw a step's box as what it is: a rectangle."""
    kinds = group.attrib.pop("class", "").split()
    title = group.find(f"{SVG}title")
    if title is not None:
        if "step" in kinds:
            group.set("data-step", title.text or "")
        group.remove(title)
    if "cluster" in kinds or "step" in kinds:
        for shape in group.iter(f"{SVG}path"):
            _as_box(shape)
    elif WAYS & set(kinds):
        _as_way(group, kinds)


def _as_way(group: ET.Element, kinds: list[str]) -> None:
    """Its kind, how many went it, how often."""
    group.set("data-way", next(kind for kind in kinds if kind in WAYS))
    for found in filter(None, map(COUNTED.fullmatch, kinds)):
        group.set(f"data-{found[1]}", found[2])


def _as_box(shape: ET.Element) -> None:
    """Graphviz writes rounded boxes as long curves; the same box as one rectangle."""
    numbers = [float(text) for text in NUMBER.findall(shape.attrib.pop("d", ""))]
    across, down = numbers[::2], numbers[1::2]
    if not across or len(across) != len(down):
        return
    shape.tag = f"{SVG}rect"
    sides = {"x": min(across), "y": min(down), "width": max(across) - min(across), "height": max(down) - min(down)}
    shape.attrib |= {name: f"{value:g}" for name, value in sides.items()} | {"rx": "6"}


def _size(root: ET.Element) -> dict[str, str]:
    """Width and height of the view box, which Graphviz measures in points, in pixels."""
    box = NUMBER.findall(root.get("viewBox", ""))
    if len(box) != 4:
        return {"width": "100%", "height": "100%"}
    return {name: f"{round(float(points) * 4 / 3)}" for name, points in zip(("width", "height"), box[2:], strict=True)}


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
