"""Small drawings: faces, stars, arrow heads, the cross of a lost context."""

from __future__ import annotations

from math import cos, pi, sin

from journeymap.render.map.canvas import Canvas, number
from journeymap.render.map.palette import ALARM, ALARM_TEXT, CARD, INK, LINE, META, MUTED, PAPER, PLEASED

__all__ = ["arrow", "cross", "diamond", "face", "mood", "star", "unknown"]

GOOD_FROM, BAD_FROM = 0.3, -0.3
"""Between the two a face is neutral."""


def mood(value: float) -> str:
    """The colour of a face."""
    return PLEASED if value >= GOOD_FROM else ALARM if value <= BAD_FROM else MUTED


def face(
    canvas: Canvas, x: float, y: float, value: float, *, radius: float = 9.0, hollow: bool = False, square: str = ""
) -> None:
    """A face whose mouth follows `value` (-2 to 2); `hollow` for a guess, `square` the colour of another persona."""
    colour, k = square or mood(value), radius / 9
    small = hollow and k < 0.9
    dashes = f' stroke-dasharray="{"2 1.8" if small else "2.5 2.2"}"' if hollow else ""
    line = f'stroke="{colour}" stroke-width="{1.2 if small else 1.3 + 0.7 * k:.1f}"{dashes}'
    if square:
        side = radius * 0.9
        canvas.rect(x - side, y - side, 2 * side, 2 * side, fill=CARD, more=line, rx=3)
    else:
        canvas.circle(x, y, radius, fill=CARD, more=line)
    eyes = f"M{number(x - 3 * k)} {number(y - 2.2 * k)}h.01M{number(x + 3 * k)} {number(y - 2.2 * k)}h.01"
    canvas.path(eyes, stroke=colour, wide=round(2.6 * k, 1), more='stroke-linecap="round"')
    bend = max(-3.0, min(3.0, value * 2.0)) * k
    mouth = y + 3 * k - bend / 3
    canvas.path(
        f"M{number(x - 4 * k)} {number(mouth)}q{number(4 * k)} {number(2 * bend)} {number(8 * k)} 0",
        stroke=colour,
        wide=round(0.6 + k, 1),
    )
    canvas.mark(x, y, radius)


def diamond(canvas: Canvas, x: float, y: float, radius: float = 5.5, hollow: bool = False) -> None:
    """What was rated, beside what is told; `hollow` where too few rated it."""
    k, edge = number(radius), INK if hollow else PAPER
    shape = f"M{number(x)} {number(y - radius)}l{k} {k}l-{k} {k}l-{k} -{k}z"
    canvas.path(shape, fill=PAPER if hollow else INK, stroke=edge, wide=1.2)
    canvas.mark(x, y, radius - 1)


def unknown(canvas: Canvas, x: float, y: float) -> None:
    """A face that nobody has drawn yet."""
    canvas.circle(x, y, 7.5, fill=CARD, more=f'stroke="{LINE}" stroke-width="1.2" stroke-dasharray="2 3"')
    canvas.text(x, y + 3.6, "?", size=META, fill=MUTED, bold=True, anchor="middle")


def star(canvas: Canvas, x: float, y: float, radius: float = 7.5) -> None:
    """The star of a moment of truth, with a white edge."""
    corners = []
    for corner in range(10):
        away = radius if corner % 2 == 0 else radius * 0.4
        angle = -pi / 2 + corner * pi / 5
        corners.append(f"{number(x + away * cos(angle))} {number(y + away * sin(angle))}")
    canvas.path(f"M{'L'.join(corners)}z", fill=INK, stroke=PAPER, wide=1, more='stroke-linejoin="round"')
    canvas.mark(x, y, radius - 1)


def arrow(canvas: Canvas, x: float, y: float, towards: str, colour: str = LINE, *, size: float = 6.0) -> None:
    """An arrow head whose tip is at x, y."""
    half = size * 2 / 3
    shapes = {
        "right": f"l{-size:g} {-half:.1f}v{2 * half:.1f}z",
        "left": f"l{size:g} {-half:.1f}v{2 * half:.1f}z",
        "up": f"l{-half:.1f} {size:g}h{2 * half:.1f}z",
        "down": f"l{-half:.1f} {-size:g}h{2 * half:.1f}z",
    }
    canvas.path(f"M{number(x)} {number(y)}{shapes[towards]}", fill=colour)


def cross(canvas: Canvas, x: float, y: float, radius: float = 7.0) -> None:
    """A ring with a cross: context is lost here."""
    canvas.circle(x, y, radius, fill=CARD, more=f'stroke="{ALARM}" stroke-width="1.6"')
    k = radius * 0.4
    start = f"M{number(x - k)} {number(y - k)}l{2 * k:.1f} {2 * k:.1f}"
    canvas.path(f"{start}m0 {-2 * k:.1f}l{-2 * k:.1f} {2 * k:.1f}", stroke=ALARM_TEXT, wide=1.8)
    canvas.mark(x, y, radius)
