"""A picture with fewer bytes that looks the same: looks as classes, one for neighbours that look alike; shorter outlines."""

from __future__ import annotations

import re

from journeymap.render.report.lean.paints import LOOKS, Look, Paints
from journeymap.render.report.lean.strokes import shorter

__all__ = ["Picture"]

TAG = re.compile(r"<(?!/)([a-z]+)((?: [\w:-]+=\"[^\"]*\")*)\s*(/?)>(?:([^<]*)(</text>))?")
LEAVES = frozenset(["path", "rect", "circle", "text", "polygon", "ellipse"])
LOOK = re.compile(rf' ({"|".join(LOOKS)})="([^"]*)"')
OUTLINE = re.compile(r' d="([^"]*)"')
CORNERS = re.compile(r' points="([^"]*)"')
LINE = re.compile(r'<path d="([^"]*)"/>')
SPACE = ' xmlns="http://www.w3.org/2000/svg"'
"""What HTML knows by itself, and browsers write again into files."""
ZEROS = re.compile(r"(?<=\d)\.0+(?=$|[ ,])")


class Picture:
    """A picture of the page, written once all pictures have said what their shapes look like.

    >>> paints = Paints()
    >>> picture = Picture('<svg><text fill="#566070" x="1">a</text><text fill="#566070" x="2">b</text></svg>', paints)
    >>> picture.__html__()
    '<svg><g class="a"><text x="1">a</text><text x="2">b</text></g></svg>'
    """

    def __init__(self, svg: str, paints: Paints) -> None:
        self._paints = paints
        self._parts: list[str | Look] = []
        run: list[tuple[str, str]] = []
        alike: Look = ()
        end = 0
        svg = svg.replace(SPACE, "", 1)
        for found in TAG.finditer(svg):
            between = svg[end : found.start()].strip()
            head, look, rest, leaf = _read(found)
            if between or not leaf or look != alike:
                self._put(run, alike)
                self._parts.append(between)
                run = []
            if leaf:
                run.append((head, rest))
                alike = look
            else:
                self._worn(head, look, rest)
            end = found.end()
        self._put(run, alike)
        self._parts.append(svg[end:].strip())

    def __html__(self) -> str:
        return "".join(part if isinstance(part, str) else self._paints.worn(part) for part in self._parts)

    def _put(self, run: list[tuple[str, str]], look: Look) -> None:
        """Neighbours that look alike, in a group where there are several; lines become one."""
        leaves = _one_line(run, look)
        if len(leaves) == 1:
            head, rest = leaves[0]
            self._worn(head, look, rest)
        elif leaves:
            inner = "".join(head + rest for head, rest in leaves)
            self._worn("<g", look, f">{inner}</g>") if look else self._parts.append(inner)

    def _worn(self, head: str, look: Look, rest: str) -> None:
        self._parts.append(head)
        if look:
            self._paints.meet(look)
            self._parts.append(look)
        self._parts.append(rest)


def _read(found: re.Match[str]) -> tuple[str, Look, str, bool]:
    """The begin of a tag, what it looks like, the rest of it, and whether it is a shape."""
    name, said, closed, words, close = found.groups()
    look = tuple(sorted((key, ZEROS.sub("", value)) for key, value in LOOK.findall(said)))
    said = LOOK.sub("", said) if look else said
    if name == "polygon":
        name, said = "path", CORNERS.sub(r' d="M\1z"', said)
    if name == "path":
        said = OUTLINE.sub(lambda d: f' d="{shorter(d[1])}"', said)
    return f"<{name}", look, f"{said}{closed}>{words or ''}{close or ''}", name in LEAVES and bool(closed or close)


def _one_line(run: list[tuple[str, str]], look: Look) -> list[tuple[str, str]]:
    """Lines that follow each other as one with gaps; as they are where one may shine through another."""
    if len(run) < 2 or ("fill", "none") not in look or any("opacity" in name for name, _ in look):
        return run
    outlines = [LINE.fullmatch(head + rest) for head, rest in run]
    return [("<path", f' d="{"".join(one[1] for one in outlines if one)}"/>')] if all(outlines) else run
