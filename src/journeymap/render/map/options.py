"""What can be asked of a map besides the journey and its measured results; cheap to import."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from journeymap.diagnostics import JourneyError
from journeymap.render.map.papers import SIZES

__all__ = ["BAND_NAMES", "PAGE_SIZES", "MapOptions", "asked"]

PAGE_SIZES: Final = tuple(SIZES)
"""What `page` may be."""
BAND_NAMES: Final = (
    "strip",
    "header",
    "stages",
    "steps",
    "waits",
    "unplanned",
    "channels",
    "emotion",
    "others",
    "pains",
    "opportunities",
    "physical_evidence",
    "frontstage",
    "visibility",
    "backstage",
    "support",
    "flow",
    "legend",
)
"""The bands by name, from top to bottom."""


@dataclass(frozen=True, slots=True)
class MapOptions:
    """How a map is drawn.

    Attributes:
        page: a4, a3, a2, a1, a0, slide, or auto for a page as large as the map.
        theme: light, dark or grey.
        hidden: names of bands that are left out.
        workshop: whether empty lanes for stickers are drawn where nothing is written.
        fold: whether each stage is one column, without its steps.
    """

    page: str = "a3"
    theme: str = "light"
    hidden: frozenset[str] = frozenset()
    workshop: bool = False
    fold: bool = False


def asked(page: str, theme: str, hide: Iterable[str], workshop: bool, fold: bool) -> MapOptions:
    """The options, held against the names there are; upper case and hyphens in a band's name do not matter.

    Raises:
        JourneyError: there is no such page size or band, or every band is hidden.
    """
    if page not in PAGE_SIZES:
        near = difflib.get_close_matches(page, PAGE_SIZES, 1)
        hint = f'did you mean "{near[0]}"?' if near else f"sizes: {', '.join(PAGE_SIZES)}"
        raise JourneyError(f'there is no page size "{page}"', hint)
    hidden = frozenset(map(_band, hide))
    if hidden.issuperset(BAND_NAMES):
        raise JourneyError("every band of the map is hidden, so that nothing is left to draw", "hide fewer bands")
    return MapOptions(page, theme, hidden, workshop, fold)


def _band(name: str) -> str:
    known = name.strip().lower().replace("-", "_").replace(" ", "_")
    if known not in BAND_NAMES:
        near = difflib.get_close_matches(known, BAND_NAMES, 1)
        guess = f'did you mean "{near[0]}"? ' if near else ""
        raise JourneyError(f'the map has no band "{name}"', f"{guess}bands: {', '.join(BAND_NAMES)}")
    return known
