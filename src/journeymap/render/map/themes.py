"""The colours of each theme, by the colour that the bands draw with (that of the light one)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from journeymap.diagnostics import JourneyError
from journeymap.render.map import palette as light

__all__ = ["THEMES", "themed"]

DARK: Final[Mapping[str, str]] = {
    light.PAPER: "#14191f",
    light.CARD: "#262f3a",
    light.INK: "#edf1f5",
    light.MUTED: "#a9b4c1",
    light.SOFT: "#788696",
    light.LINE: "#8b98a7",
    light.GRID: "#2d3640",
    light.NEUTRAL: "#475362",
    light.CARD_EDGE: "#465260",
    light.PLEASED: "#5ab8f5",
    light.ALARM: "#ff8b42",
    light.ALARM_TEXT: "#ffb487",
    light.ALARM_TINT: "#35261d",
    light.PAIN_EDGE: "#735343",
    light.GOOD: "#5fcea6",
    light.GOOD_EDGE: "#376b5a",
    light.GOOD_TINT: "#163a2f",
    light.NEXT_PERSONA: "#c3a6ec",
    light.WANTED: "#8492a2",
    light.UNSURE: "#2b4559",
    light.TINTS[0]: "#1c232b",
    light.TINTS[1]: "#171d24",
    light.HEADS[0]: "#313d4a",
    light.HEADS[1]: "#27313c",
    light.BAR: "#8797ab",
    light.RIBBON: "#313c49",
    light.BACKSTAGE: "#303b47",
    light.PORTRAIT: "#313d4a",
}
"""Not the light one turned round: the ground is the deepest, a card stands out by being lighter, alarm glows."""

GREY: Final[Mapping[str, str]] = {
    light.PAPER: "#fff",
    light.CARD: "#fff",
    light.INK: "#1a1a1a",
    light.MUTED: "#515151",
    light.SOFT: "#7e7e7e",
    light.LINE: "#707070",
    light.GRID: "#dcdcdc",
    light.NEUTRAL: "#b8b8b8",
    light.CARD_EDGE: "#a8a8a8",
    light.PLEASED: "#6a6a6a",
    light.ALARM: "#000",
    light.ALARM_TEXT: "#000",
    light.ALARM_TINT: "#e3e3e3",
    light.PAIN_EDGE: "#8c8c8c",
    light.GOOD: "#5a5a5a",
    light.GOOD_EDGE: "#a8a8a8",
    light.GOOD_TINT: "#ebebeb",
    light.NEXT_PERSONA: "#626262",
    light.WANTED: "#7a7a7a",
    light.UNSURE: "#d2d2d2",
    light.TINTS[0]: "#f5f5f5",
    light.TINTS[1]: "#fcfcfc",
    light.HEADS[0]: "#e2e2e2",
    light.HEADS[1]: "#ededed",
    light.BAR: "#6f6f6f",
    light.RIBBON: "#e0e0e0",
    light.BACKSTAGE: "#e6e6e6",
    light.PORTRAIT: "#e8e8e8",
}
"""For a laser printer: alarm is black and nothing else is; shape, thickness, dashes and words say the rest."""

THEMES: Final[Mapping[str, Mapping[str, str]]] = {"light": {}, "dark": DARK, "grey": GREY}
THICKER: Final[Mapping[str, float]] = {"grey": 1.5}
"""By how much lines of alarm are thicker where no colour tells them."""
COLOURED: Final = re.compile(r'( (?:fill|stroke)=")(#[0-9A-Fa-f]{3,6})(?=")')
ALARMED: Final = re.compile(f'( stroke="{light.ALARM}" stroke-width=")([0-9.]+)(?=")')


def themed(svg: str, theme: str) -> str:
    """A drawing in the colours of `theme`, baked into its attributes; text is escaped, so it holds no attribute.

    Raises:
        JourneyError: there is no theme of that name.
    """
    if theme not in THEMES:
        raise JourneyError(f'there is no theme "{theme}"', f"themes: {', '.join(THEMES)}")
    colours, thicker = THEMES[theme], THICKER.get(theme, 1.0)
    if thicker != 1:
        svg = ALARMED.sub(lambda found: f"{found[1]}{float(found[2]) * thicker:g}", svg)
    return COLOURED.sub(lambda found: found[1] + colours.get(found[2], found[2]), svg) if colours else svg
