"""Marks on a finished map: a frame and a sign at every step that changed, each leading to its changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from journeymap.render.map.canvas import number
from journeymap.render.map.text.clean import escape, plain
from journeymap.results.diff import Grade

__all__ = ["INKS", "SIGNS", "Mark", "marked"]

CARD = re.compile(
    r'<g data-step="(?P<step>[^"]*)">\s*(?:<title>[^<]*</title>\s*)?'
    r'<rect x="(?P<x>[-\d.]+)" y="(?P<y>[-\d.]+)" width="(?P<wide>[\d.]+)" height="(?P<high>[\d.]+)"'
)
RECT = re.compile(r'<rect x="(?P<x>[-\d.]+)" y="(?P<y>[-\d.]+)" width="(?P<wide>[\d.]+)" height="(?P<high>[\d.]+)"')
INKS = {Grade.BREAKING: "#a13f00", Grade.NOTABLE: "#005a8f", Grade.COSMETIC: "#566070"}
SIGNS = {"+": "+", "-": "−", ">": "→", "~": "~"}
DASHES = {Grade.BREAKING: "", Grade.NOTABLE: "7 3", Grade.COSMETIC: "2 3"}
RADIUS, GAP = 9.5, 3.5


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be seen at a step: sign and colour, where it leads, and words for who cannot see it."""

    sign: str
    grade: Grade
    href: str
    title: str
    anchor: str


def marked(svg: str, marks: Mapping[str, Mark], unplanned: Mapping[str, str]) -> str:
    """The map with its marks; `unplanned` are the numbers of steps that stand in pills, by id."""
    boxes = {unescape(found["step"]): _box(found) for found in CARD.finditer(svg)}
    boxes |= {step: box for step, figure in unplanned.items() if (box := _pill(svg, figure)) is not None}
    drawn = "\n".join(
        _drawn(mark, boxes[step], framed=step in unplanned) for step, mark in marks.items() if step in boxes
    )
    # A picture holds no links; a group may.
    head, end, rest = svg.replace(' role="img"', ' role="group"', 1).rpartition("</svg>")
    return CARD.sub(lambda found: _frame(marks, found) + found[0], head) + f"{drawn}\n{end}{rest}" if drawn else svg


Box = tuple[float, float, float, float]


def _box(found: re.Match[str]) -> Box:
    return (float(found["x"]), float(found["y"]), float(found["wide"]), float(found["high"]))


def _pill(svg: str, figure: str) -> Box | None:
    """The rectangle behind the words that begin with a step's number."""
    words = re.search(rf"<text [^>]*>{re.escape(figure)} ", svg)
    behind = list(RECT.finditer(svg, 0, words.start())) if words else []
    return _box(behind[-1]) if behind else None


def _frame(marks: Mapping[str, Mark], found: re.Match[str]) -> str:
    """A frame behind a card, so that its number and star stay in sight."""
    mark = marks.get(unescape(found["step"]))
    return "" if mark is None else _around(_box(found), mark.grade) + "\n"


def _around(box: Box, grade: Grade, fill: str = "#fff") -> str:
    x, y, wide, high = box
    dashes = f' stroke-dasharray="{DASHES[grade]}"' if DASHES[grade] else ""
    return (
        f'<rect x="{number(x - GAP)}" y="{number(y - GAP)}" width="{number(wide + 2 * GAP)}" '
        f'height="{number(high + 2 * GAP)}" rx="9" fill="{fill}" stroke="{INKS[grade]}" stroke-width="2.4"{dashes}/>'
    )


def _drawn(mark: Mark, box: Box, *, framed: bool) -> str:
    """The sign, and an area over the whole card that leads to the changes."""
    x, y, wide, high = box
    ink = INKS[mark.grade]
    right, low = x + wide - 5, y + high
    return (
        f'<a id="{escape(plain(mark.anchor))}" href="{escape(plain(mark.href))}" class="mark">'
        f"<title>{escape(plain(mark.title))}</title>{_around(box, mark.grade, 'none') if framed else ''}"
        f'<rect x="{number(x - GAP)}" y="{number(y - GAP)}" width="{number(wide + 2 * GAP)}" '
        f'height="{number(high + 2 * GAP)}" rx="9" fill="{ink}" fill-opacity="0.08" stroke="{ink}" stroke-width="0"/>'
        f'<circle cx="{number(right)}" cy="{number(low)}" r="{RADIUS:g}" fill="{ink}" stroke="#fff" stroke-width="1.5"/>'
        f'<text x="{number(right)}" y="{number(low + 5)}" font-size="14" font-weight="700" fill="#fff" '
        f'text-anchor="middle">{escape(SIGNS[mark.sign])}</text></a>'
    )
