"""Colours, type sizes and measures of the map (px at 96 dpi); contrasts are on white."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ALARM",
    "ALARM_TEXT",
    "ALARM_TINT",
    "BAR",
    "BODY",
    "CARD_EDGE",
    "COLUMN_LEAST",
    "FONTS",
    "GOOD",
    "GOOD_EDGE",
    "GOOD_TINT",
    "GRID",
    "GUTTER",
    "HEADS",
    "INK",
    "LEADING",
    "LINE",
    "MARGIN",
    "META",
    "MUTED",
    "NEXT_PERSONA",
    "PAIN_EDGE",
    "PAPER",
    "PLEASED",
    "RIBBON",
    "SOFT",
    "TINTS",
]

INK: Final = "#1b2430"
MUTED: Final = "#566070"
SOFT: Final = "#9aa5b1"
LINE: Final = "#7b8794"
GRID: Final = "#dfe4ea"
CARD_EDGE: Final = "#b9c2cc"
PAPER: Final = "#fff"

PLEASED: Final = "#0072B2"
ALARM: Final = "#D55E00"
"""Graphics only, never text."""
ALARM_TEXT: Final = "#A13F00"
ALARM_TINT: Final = "#fdf0e6"
PAIN_EDGE: Final = "#dcc6b8"
GOOD: Final = "#00704f"
GOOD_EDGE: Final = "#8fbcae"
GOOD_TINT: Final = "#e2f2ec"
NEXT_PERSONA: Final = "#6d4b9a"

TINTS: Final = ("#f2f4f7", "#fafbfc")
HEADS: Final = ("#dfe5ec", "#eaeef3")
BAR: Final = "#5d6b7e"
RIBBON: Final = "#dbe2ea"

FONTS: Final = "Noto Sans, Segoe UI, Helvetica, Arial, DejaVu Sans, sans-serif"
BODY: Final = 12.0
META: Final = 10.0
LEADING: Final = {9.5: 12.0, 10.0: 13.0, 11.0: 14.0, 12.0: 15.0, 14.0: 18.0, 18.0: 23.0, 22.0: 28.0, 26.0: 32.0}
"""Type size to line height."""

MARGIN: Final = 38.0
GUTTER: Final = 136.0
COLUMN_LEAST: Final = 95.0
"""25 mm: a narrower column cannot be read on a wall."""
