"""The colours of each theme, by the colour that the bands draw with (that of the light one)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from journeymap.diagnostics import JourneyError

__all__ = ["THEMES", "themed"]

THEMES: Final[Mapping[str, Mapping[str, str]]] = {"light": {}}
COLOURED: Final = re.compile(r'( (?:fill|stroke)=")(#[0-9A-Fa-f]{3,6})(?=")')


def themed(svg: str, theme: str) -> str:
    """A drawing in the colours of `theme`, baked into its attributes; text is escaped, so it holds no attribute.

    Raises:
        JourneyError: there is no theme of that name.
    """
    if theme not in THEMES:
        raise JourneyError(f'there is no theme "{theme}"', f"themes: {', '.join(THEMES)}")
    colours = THEMES[theme]
    return COLOURED.sub(lambda found: found[1] + colours.get(found[2], found[2]), svg) if colours else svg
