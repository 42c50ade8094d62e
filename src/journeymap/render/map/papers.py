"""Sizes of pages, and in which ways a map may be drawn on one: as it likes best first, smaller and tighter then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journeymap.render.map.palette import COLUMN_LEAST, GUTTER, MARGIN

__all__ = ["PAPERS", "PX_PER_MM", "SIZES", "Way", "columns_on", "ways"]

PAPERS: Final[dict[str, tuple[float, float]]] = {
    "a4": (297.0, 210.0),
    "a3": (420.0, 297.0),
    "a2": (594.0, 420.0),
    "a1": (841.0, 594.0),
    "a0": (1189.0, 841.0),
}
"""Width and height of a sheet in mm, landscape (ISO 216)."""
PX_PER_MM: Final = 96 / 25.4

SIZES: Final[dict[str, tuple[float, float]]] = {
    **{name: (float(round(wide * PX_PER_MM)), float(round(high * PX_PER_MM))) for name, (wide, high) in PAPERS.items()},
    "slide": (1280.0, 720.0),
    "auto": (1123.0, 0.0),
}
"""Width and height in px at 96 dpi; `auto` is one page as large as the map needs."""
POSTERS: Final = ("a2", "a1", "a0")
"""Drawn with the measures of an A3, and printed larger."""
ENLARGED: Final = 1 / 0.933
"""A drawing this much larger than its paper still prints its small type (10 px) at 7 points."""

POSTER_TYPE: Final = 1.2
"""On a poster small type (10 px) is printed at least so many times as large: at 9 points."""
EVEN: Final = 11.0
"""The last way gives up the difference between small type and that of cards (px), and is drawn so much larger."""
EVENED: Final = ENLARGED * EVEN / 10


@dataclass(frozen=True, slots=True)
class Way:
    """A drawing of that width and height (px), printed `scale` times as large; `tight` as on a sheet.

    `least` is the smallest type (px) in it, 0 where bands choose.
    """

    width: float
    height: float
    scale: float = 1.0
    tight: bool = False
    least: float = 0.0


def ways(page: str) -> tuple[Way, ...]:
    """How a map may be drawn on a page, the best way first.

    A poster shows the A3 larger. Where the A3 has not room enough, a poster's type gives up part of what it gained, but
    small type is never printed below 9 points.
    """
    wide, high = SIZES[page]
    if page not in POSTERS:
        larger = (1.0, ENLARGED)
        found = [Way(round(wide * f), round(high * f), 1.0, tight) for tight in (False, True) for f in larger]
        return (*found, Way(round(wide * EVENED), round(high * EVENED), 1 / EVENED, tight=True, least=EVEN))
    base, base_high = SIZES["a3"]
    most = wide / base / POSTER_TYPE
    factors = [1 + (most - 1) * step / 3 for step in range(4)]
    return tuple(_poster(wide, base * f, base_high * f, tight) for f in factors for tight in (False, True))


def _poster(paper: float, wide: float, high: float, tight: bool) -> Way:
    return Way(round(wide), round(high), paper / round(wide), tight)


def columns_on(width: float) -> int:
    """How many columns a drawing of that width has room for."""
    return max(1, int((width - 2 * MARGIN - GUTTER) / COLUMN_LEAST))
