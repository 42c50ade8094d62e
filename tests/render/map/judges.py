"""Judges of a finished picture: what an SVG says of itself, read back from its text without the program that wrote it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from xml.etree import ElementTree as ET

from journeymap.render.map.text.measure import width

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset({"svg", "title", "desc", "metadata", "g", "rect", "circle", "path", "text"})
WORDED = frozenset({"title", "desc", "metadata", "text"})
ATTRIBUTES = frozenset(
    [
        "viewBox",
        "width",
        "height",
        "role",
        "lang",
        "id",
        "aria-labelledby",
        "transform",
        "data-step",
        "data-band",
        "x",
        "y",
        "rx",
        "cx",
        "cy",
        "r",
        "d",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "font-family",
        "font-size",
        "font-weight",
        "text-anchor",
    ]
)
NUMBER = r"-?(?:\d+\.?\d*|\.\d+)"
VALUES = {
    "fill": r"none|#(?:[0-9A-Fa-f]{3}){1,2}",
    "stroke": r"none|#(?:[0-9A-Fa-f]{3}){1,2}",
    "transform": rf"translate\({NUMBER}(?:[ ,]{NUMBER})?\)",
    "font-weight": "[4-7]00",
    "text-anchor": "start|middle|end",
    "stroke-linecap": "round|butt",
    "stroke-linejoin": "round",
    "stroke-dasharray": rf"{NUMBER}(?: {NUMBER})*",
    "role": "img",
    "d": r"[MmLlHhVvCcQqAaSsTtZz0-9 .,-]+",
    "viewBox": rf"{NUMBER} {NUMBER} {NUMBER} {NUMBER}",
} | dict.fromkeys(("x", "y", "rx", "cx", "cy", "r", "width", "height", "stroke-width", "font-size"), NUMBER)
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\ufe0e\ufe0f\u20e3\u200d]")
CONTROLS = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u202a-\u202e\u2060-\u206f\ufeff]")
LOOSE = re.compile(r"\d (?:%|d|h|min|s|wk|mo|y)(?![a-z])")
PIECES = re.compile(rf"[A-Za-z]|{NUMBER}")
INHERITED = ("fill", "stroke", "stroke-width", "font-size", "font-weight", "text-anchor")


@dataclass(frozen=True)
class Shape:
    """Something drawn: what was inherited is in `looks`; `order` counts what was painted before it."""

    kind: str
    own: Mapping[str, str]
    looks: Mapping[str, str]
    dx: float
    dy: float
    order: int
    words: str = ""

    def at(self, name: str) -> float:
        return float(self.own.get(name, 0))

    @property
    def fill(self) -> str:
        return self.looks.get("fill", "#000")

    @property
    def stroke(self) -> str:
        return self.looks.get("stroke", "none")

    @property
    def size(self) -> float:
        return float(self.looks.get("font-size", 16))

    @cached_property
    def outline(self) -> list[list[tuple[float, float]]]:
        """The corners of each part."""
        if self.kind == "path":
            return [[(x + self.dx, y + self.dy) for x, y in part] for part in flat(self.own["d"])]
        left, top, right, bottom = self.box
        return [[(left, top), (right, top), (right, bottom), (left, bottom)]]

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom; a text's is as wide as the widest font of the stack makes it."""
        if self.kind == "text":
            wide = width(self.words, self.size, self.looks.get("font-weight") == "700")
            left = (
                self.at("x")
                + self.dx
                - {"start": 0.0, "middle": wide / 2, "end": wide}[self.looks.get("text-anchor", "start")]
            )
            y = self.at("y") + self.dy
            return left, y - 0.88 * self.size, left + wide, y + 0.25 * self.size
        if self.kind == "circle":
            x, y, r = self.at("cx") + self.dx, self.at("cy") + self.dy, self.at("r")
            return x - r, y - r, x + r, y + r
        if self.kind == "rect":
            x, y = self.at("x") + self.dx, self.at("y") + self.dy
            return x, y, x + self.at("width"), y + self.at("height")
        points = [point for part in self.outline for point in part]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        left, top, right, bottom = self.box
        if not (left <= x <= right and top <= y <= bottom):
            return False
        if self.kind == "circle":
            r = (right - left) / 2
            return (x - left - r) ** 2 + (y - top - r) ** 2 <= r * r
        return self.kind == "rect" or sum(_crossings(part, x, y) for part in self.outline) % 2 == 1


@dataclass(frozen=True)
class Picture:
    """An SVG as read back."""

    width: float
    height: float
    scale: float
    """Printed px a px of the drawing."""
    shapes: tuple[Shape, ...]
    titles: tuple[str, ...]

    @cached_property
    def texts(self) -> list[Shape]:
        return [shape for shape in self.shapes if shape.kind == "text"]

    @cached_property
    def filled(self) -> list[Shape]:
        return [shape for shape in self.shapes if shape.kind != "text" and shape.fill != "none"]

    def ground(self, x: float, y: float, before: int) -> str:
        """The colour that shows at a point, once all that comes before `before` is painted."""
        return _top(self.filled, x, y, before)

    def near(self, box: tuple[float, ...]) -> list[Shape]:
        """The filled shapes that share something with a box, in the order they are painted."""
        return [shape for shape in self.filled if _meet(shape.box, box)]


def _top(shapes: list[Shape], x: float, y: float, before: int) -> str:
    return next((shape.fill for shape in reversed(shapes) if shape.order < before and shape.holds(x, y)), "#fff")


def read(svg: str) -> Picture:
    """The picture of an SVG."""
    top = ET.fromstring(svg)
    shapes = tuple(_shapes(top, {}, 0.0, 0.0, iter(range(10**9))))
    _, _, wide, high = map(float, top.get("viewBox", "").split())
    return Picture(
        wide,
        high,
        float(top.get("width", wide)) / wide,
        shapes,
        tuple(element.text or "" for element in top.iter(f"{SVG}title")),
    )


def _shapes(
    element: ET.Element, looks: Mapping[str, str], dx: float, dy: float, orders: Iterator[int]
) -> Iterator[Shape]:
    kind = element.tag.removeprefix(SVG)
    looks = {**looks, **{name: element.attrib[name] for name in INHERITED if name in element.attrib}}
    moved = [float(part) for part in re.findall(NUMBER, element.get("transform", ""))]
    dx, dy = dx + (moved[0] if moved else 0), dy + (moved[1] if len(moved) > 1 else 0)
    if kind in ("rect", "circle", "path", "text"):
        yield Shape(kind, element.attrib, looks, dx, dy, next(orders), element.text or "")
    for child in element if kind in ("svg", "g") else ():
        yield from _shapes(child, looks, dx, dy, orders)


def flat(d: str) -> list[list[tuple[float, float]]]:
    """A path's parts as polygons; curves in eight pieces, arcs as their chord."""
    pieces, parts = PIECES.findall(d), []
    x = y = 0.0
    command, at = "", 0

    def take(count: int) -> list[float]:
        nonlocal at
        at += count
        return [float(piece) for piece in pieces[at - count : at]]

    while at < len(pieces):
        if pieces[at].isalpha():
            command, at = pieces[at], at + 1
        lower = command.lower()
        bx, by = (x, y) if command.islower() else (0.0, 0.0)
        if lower == "z":
            parts[-1].append(parts[-1][0])
            x, y = parts[-1][0]
            continue
        if lower in "hv":
            (value,) = take(1)
            x, y = (bx + value, y) if lower == "h" else (x, by + value)
            parts[-1].append((x, y))
            continue
        count = {"m": 2, "l": 2, "t": 2, "q": 4, "s": 4, "c": 6, "a": 7}[lower]
        values = take(count)
        if lower == "a":
            values = values[5:]
        points = [(bx + px, by + py) for px, py in zip(values[::2], values[1::2], strict=True)]
        if lower == "m":
            parts.append([points[0]])
            command = "l" if command == "m" else "L"
        else:
            parts[-1] += _bent([(x, y), *points])
        x, y = points[-1]
    return parts


def _bent(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points on a Bézier curve, without its first (de Casteljau)."""
    if len(points) == 2:
        return points[1:]
    found = []
    for step in range(1, 9):
        t, row = step / 8, points
        while len(row) > 1:
            row = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(row)]
        found.append(row[0])
    return found


def _crossings(part: list[tuple[float, float]], x: float, y: float) -> int:
    """How many edges a ray to the right meets."""
    return sum(
        (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax)
        for (ax, ay), (bx, by) in pairwise([*part, part[0]])
    )


def portable(svg: str, prefix: str = "") -> list[str]:
    """What of a picture is not in the portable subset."""
    try:
        top = ET.fromstring(svg)
    except ET.ParseError as fault:
        return [f"is no XML: {fault}"]
    found = [f"{word} in the file" for word in ("<!", "<?", "]]>") if word in svg]
    ids: list[str] = []
    for element in top.iter():
        kind = element.tag.removeprefix(SVG)
        if kind not in ELEMENTS:
            found.append(f"<{kind}>")
            continue
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES:
                found.append(f"{name}= of <{kind}>")
            elif name in VALUES and not re.fullmatch(VALUES[name], value):
                found.append(f'{name}="{value}" of <{kind}>')
        ids += [element.attrib["id"]] if "id" in element.attrib else []
        found += _text_faults(element, kind)
    found += [f"two elements have the id {one}" for one in sorted(set(ids)) if ids.count(one) > 1]
    return found + [f"the id {one} lacks its prefix" for one in ids if not one.startswith(prefix)]


def _text_faults(element: ET.Element, kind: str) -> Iterator[str]:
    words = element.text or ""
    if (element.tail or "").strip():
        yield f"{element.tail!r} after <{kind}>"
    if kind not in WORDED:
        if words.strip():
            yield f"{words!r} in <{kind}>"
        return
    if CONTROLS.search(words):
        yield f"a control character in {words!r}"
    if kind == "text":
        if list(element):
            yield "an element in <text>"
        if not words.strip(" \u00a0") or words != words.strip() or "\n" in words or "\t" in words or "  " in words:
            yield f"blanks in {words!r}"
        if EMOJI.search(words) or "\u2212" in words:
            yield f"a sign that falls back to another font in {words!r}"


def loose_units(svg: str) -> list[str]:
    """Texts in which a line may end between a number and its unit."""
    return [text.words for text in read(svg).texts if LOOSE.search(text.words)]


@cache
def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[int, ...]:
    """Red, green and blue, each 0..255."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return tuple(int(digits[index : index + 2], 16) for index in (0, 2, 4))


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in rgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def pale_texts(picture: Picture, least: float = 4.5) -> list[str]:
    """Texts whose contrast with what lies below them is less than `least` somewhere, or that something covers."""
    found = []
    for text in picture.texts:
        left, top, right, bottom = text.box
        y, near = (top + bottom) / 2, picture.near(text.box)
        points = (left + 1, (left + right) / 2, right - 1)
        worst = min((_top(near, x, y, text.order) for x in points), key=lambda ground: contrast(text.fill, ground))
        if contrast(text.fill, worst) < least:
            found.append(f'"{text.words}" {text.fill} on {worst}: {contrast(text.fill, worst):.2f}')
        elif any(shape.order > text.order and shape.holds(x, y) for shape in near for x in points):
            found.append(f'"{text.words}" is painted over')
    return found


def pale_graphics(picture: Picture, telling: frozenset[str], least: float = 3.0) -> list[str]:
    """Lines and faces in the colours that tell something, whose contrast with what lies below them is less than `least`."""
    found = set()
    for shape in picture.shapes:
        colour = shape.fill if shape.stroke == "none" else shape.stroke
        if shape.kind == "text" or colour not in telling:
            continue
        left, top, right, _ = shape.box
        x, y = shape.outline[0][0] if shape.kind == "path" else ((left + right) / 2, top - 1)
        grounds = [picture.ground(x, y + away, shape.order) for away in (0, -2)]  # a line may be the edge of something
        if all(contrast(colour, ground) < least for ground in grounds):
            found.add(f"<{shape.kind}> {colour} on {grounds[0]}: {contrast(colour, grounds[0]):.2f}")
    return sorted(found)


def spilled_texts(picture: Picture, grounds: frozenset[str], slack: float = 0.6) -> list[str]:
    """Texts on a card or a head that do not end on it; shapes in the colours of `grounds` hold nothing together."""
    found = []
    for text in picture.texts:
        left, top, right, bottom = text.box
        x, y = (left + right) / 2, (top + bottom) / 2
        below = (shape for shape in reversed(picture.filled) if shape.order < text.order and shape.holds(x, y))
        under = next((shape for shape in below if shape.fill not in grounds or shape.stroke != "none"), None)
        if under is None or under.kind == "circle":
            continue
        box = under.box
        if left < box[0] - slack or right > box[2] + slack or top < box[1] - slack or bottom > box[3] + slack:
            found.append(f'"{text.words}" spills over the edge of its {under.kind} {under.fill}')
    return found


def struck_texts(picture: Picture, telling: frozenset[str]) -> list[str]:
    """Texts through which a line goes that tells something and that nothing blots out behind them.

    Boxes are those of the widest font, and reach above and below small letters, so that a line may touch them.
    """
    lines = [
        shape for shape in picture.shapes if shape.kind == "path" and shape.fill == "none" and shape.stroke in telling
    ]
    found = []
    for text in picture.texts:
        left, top, right, bottom = text.box
        aside, above = 1 + 0.06 * (right - left), 0.3 * text.size
        inner = (left + aside, top + above, right - aside, bottom - above)
        for line in lines:
            if not _meet(line.box, inner):
                continue
            if any(_cuts(a, b, inner) for part in line.outline for a, b in pairwise(part)) and not _blotted(
                picture, text, line
            ):
                found.append(f'"{text.words}" is struck by a line {line.stroke}')
                break
    return found


def _blotted(picture: Picture, text: Shape, line: Shape) -> bool:
    """Whether something is painted between a line and the text on it."""
    left, top, right, bottom = text.box
    x, y = (left + right) / 2, (top + bottom) / 2
    return any(line.order < shape.order < text.order and shape.holds(x, y) for shape in picture.filled)


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _cuts(a: tuple[float, float], b: tuple[float, float], box: tuple[float, ...]) -> bool:
    """Whether a straight line goes through a box (Liang and Barsky, 1984)."""
    (ax, ay), (bx, by) = a, b
    enter, leave = 0.0, 1.0
    for step, room in ((ax - bx, ax - box[0]), (bx - ax, box[2] - ax), (ay - by, ay - box[1]), (by - ay, box[3] - ay)):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    return enter < leave


def crossed_texts(picture: Picture, slack: float = 0.6) -> list[str]:
    """Texts whose boxes share more than `slack` px in both directions, or that leave the page."""
    found, active = [], []
    for text in sorted(picture.texts, key=lambda text: text.box):
        left, top, right, bottom = text.box
        if left < -slack or top < -slack or right > picture.width + slack or bottom > picture.height + slack:
            found.append(f'"{text.words}" leaves the page')
        active = [other for other in active if other.box[2] - slack > left]
        found += [
            f'"{text.words}" overlaps "{other.words}"'
            for other in active
            if top < other.box[3] - slack and other.box[1] < bottom - slack
        ]
        active.append(text)
    return found


def small_texts(picture: Picture, paper: float | None = None) -> list[str]:
    """Texts that are printed smaller than 7 points, the picture fitted to a paper that is `paper` px wide."""
    scale = 0.75 * (paper / picture.width if paper else picture.scale)
    return [
        f'"{text.words}" is printed at {text.size * scale:.2f} points'
        for text in picture.texts
        if text.size * scale < 6.995
    ]
