"""Parts of a page as DrawingML (ISO/IEC 29500-1, chapters 19 and 20): what a slide is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from journeymap.render.pictures.slides.parts import Bounds, Ellipse, Group, Look, Outline, Part, Rect, Words

__all__ = ["PER_PX", "Drawing", "colour"]

PER_PX: Final = 9525
"""English metric units in a px: 914,400 an inch, of which a px is a 96th."""
POINTS: Final = 75
"""Hundredths of a point in a px."""
NAME: Final = 60
BOX: Final = '<a:prstGeom prst="{}"><a:avLst>{}</a:avLst></a:prstGeom>'
ALIGNED: Final = {"start": "l", "middle": "ctr", "end": "r"}
COMMANDS: Final = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Q": "quadBezTo", "Z": "close"}


@dataclass
class Drawing:
    """Writes the parts of one slide and counts their ids.

    Attributes:
        language: of the texts, for whoever checks their spelling: pl-PL.
        title: the text that is the slide's title, if any.
    """

    language: str = "en-US"
    title: Words | None = None
    ids: Iterator[int] = field(default_factory=lambda: count(2))

    def write(self, part: Part) -> str:
        """One part, and all that are in it."""
        if isinstance(part, Group):
            return self._group(part)
        if isinstance(part, Words):
            return self._words(part)
        if isinstance(part, Rect):
            return self._rect(part)
        if isinstance(part, Ellipse):
            return self._shape("dot", part.bounds, BOX.format("ellipse", ""), part.look)
        return self._outline(part)

    def _group(self, group: Group) -> str:
        place = _place(group.bounds)
        inner = place.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        named = self._named(group.name, group.about)
        return (
            f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{place}{inner}</a:xfrm></p:grpSpPr>"
            f"{''.join(map(self.write, group.parts))}</p:grpSp>"
        )

    def _rect(self, rect: Rect) -> str:
        left, top, right, bottom = rect.bounds
        least = min(right - left, bottom - top)
        if not rect.radius or not least:
            return self._shape("box", rect.bounds, BOX.format("rect", ""), rect.look)
        part = min(50_000, round(rect.radius / least * 100_000))
        rounded = BOX.format("roundRect", f'<a:gd name="adj" fmla="val {part}"/>')
        return self._shape("box", rect.bounds, rounded, rect.look)

    def _outline(self, outline: Outline) -> str:
        kinds = "".join(kind for kind, _ in outline.segments)
        if kinds == "ML":
            return self._line(outline)
        left, top, right, bottom = outline.bounds
        steps = "".join(_step(kind, points, left, top) for kind, points in outline.segments)
        wide, high = max(1, _emu(right - left)), max(1, _emu(bottom - top))
        hollow = ' fill="none"' if not outline.look.fill else ""
        path = f'<a:path w="{wide}" h="{high}"{hollow}>{steps}</a:path>'
        shape = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'
        )
        return self._shape("shape" if outline.look.fill else "line", outline.bounds, shape, outline.look)

    def _line(self, outline: Outline) -> str:
        """A straight line is one that can be turned by its ends."""
        ((x, y),), ((to_x, to_y),) = (points for _, points in outline.segments)
        turned = (' flipH="1"' if to_x < x else "") + (' flipV="1"' if to_y < y else "")
        place = f"<a:xfrm{turned}>{_place(outline.bounds)}</a:xfrm>"
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{self._named('line')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{place}{BOX.format('line', '')}{_stroke(outline.look)}</p:spPr></p:cxnSp>"
        )

    def _shape(self, name: str, bounds: Bounds, shape: str, look: Look) -> str:
        return (
            f"<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr><a:xfrm>{_place(bounds)}</a:xfrm>{shape}{_fill(look.fill)}{_stroke(look)}</p:spPr></p:sp>"
        )

    def _words(self, words: Words) -> str:
        """A text box without margins; its lines end where they end on the map, however wide the font is."""
        title = words is self.title
        kind = (
            ("<p:cNvSpPr/>", '<p:nvPr><p:ph type="title"/></p:nvPr>')
            if title
            else ('<p:cNvSpPr txBox="1"/>', "<p:nvPr/>")
        )
        first = (self._run(words, line, words.colour, words.bold) for line in words.lines)
        lines = f"<a:br>{self._letters(words, words.colour, words.bold)}</a:br>".join(first)
        lines += "".join(self._run(words, *run) for run in words.more)
        return (
            f"<p:sp><p:nvSpPr>{self._named(words.text)}{kind[0]}{kind[1]}</p:nvSpPr>"
            f"<p:spPr><a:xfrm>{_place(words.bounds)}</a:xfrm>{BOX.format('rect', '')}<a:noFill/></p:spPr>"
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
            f'<a:lstStyle/><a:p><a:pPr marL="0" indent="0" algn="{ALIGNED[words.anchor]}"><a:lnSpc>'
            f'<a:spcPts val="{round(words.leading * POINTS)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f"<a:buNone/></a:pPr>{lines}</a:p></p:txBody></p:sp>"
        )

    def _run(self, words: Words, text: str, hue: str, bold: bool) -> str:
        return f"<a:r>{self._letters(words, hue, bold)}<a:t>{escape(text)}</a:t></a:r>"

    def _letters(self, words: Words, hue: str, bold: bool) -> str:
        return (
            f'<a:rPr lang={quoteattr(self.language)} sz="{round(words.size * POINTS)}" b="{int(bold)}" i="0">'
            f'<a:solidFill>{colour(hue)}</a:solidFill><a:latin typeface="+mn-lt"/></a:rPr>'
        )

    def _named(self, name: str, about: str = "") -> str:
        described = f" descr={quoteattr(about)}" if about else ""
        return f'<p:cNvPr id="{next(self.ids)}" name={quoteattr(name[:NAME])}{described}/>'


def colour(value: str) -> str:
    """A colour of the map: "#1b2430" or "#fff"."""
    digits = value.removeprefix("#")
    whole = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    return f'<a:srgbClr val="{whole.upper()}"/>'


def _emu(px: float) -> int:
    return round(px * PER_PX)


def _place(bounds: Bounds) -> str:
    left, top, right, bottom = map(_emu, bounds)
    return f'<a:off x="{left}" y="{top}"/><a:ext cx="{right - left}" cy="{bottom - top}"/>'


def _step(kind: str, points: tuple[tuple[float, float], ...], left: float, top: float) -> str:
    inside = "".join(f'<a:pt x="{_emu(x - left)}" y="{_emu(y - top)}"/>' for x, y in points)
    return f"<a:{COMMANDS[kind]}>{inside}</a:{COMMANDS[kind]}>"


def _fill(value: str) -> str:
    return f"<a:solidFill>{colour(value)}</a:solidFill>" if value else "<a:noFill/>"


def _stroke(look: Look) -> str:
    if not look.stroke or not look.width:
        return "<a:ln><a:noFill/></a:ln>"
    corners = "<a:round/>" if look.round_corners else '<a:miter lim="400000"/>'
    ends = "rnd" if look.round_ends else "flat"
    return (
        f'<a:ln w="{_emu(look.width)}" cap="{ends}"><a:solidFill>{colour(look.stroke)}</a:solidFill>'
        f"{_dashes(look)}{corners}</a:ln>"
    )


def _dashes(look: Look) -> str:
    """Dashes and gaps in thousandths of a percent of the line's width."""
    if not look.dashes:
        return ""
    lengths = look.dashes * (2 if len(look.dashes) % 2 else 1)
    parts = [max(1, round(length / look.width * 100_000)) for length in lengths]
    pairs = "".join(f'<a:ds d="{on}" sp="{off}"/>' for on, off in zip(parts[::2], parts[1::2], strict=True))
    return f"<a:custDash>{pairs}</a:custDash>"
