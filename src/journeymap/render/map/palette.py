"""Colours, type sizes and measures of the map (px at 96 dpi).

A colour is here once, as bands draw it; `themes.py` says what it is in other themes, by this value. Texts have a contrast
of at least 4.5 with any ground they stand on, graphics that mean something 3.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ALARM",
    "ALARM_TEXT",
    "ALARM_TINT",
    "BACKSTAGE",
    "BAR",
    "BODY",
    "CARD",
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
    "NEUTRAL",
    "NEXT_PERSONA",
    "PAIN_EDGE",
    "PAPER",
    "PLEASED",
    "PORTRAIT",
    "RIBBON",
    "SOFT",
    "TINTS",
    "UNSURE",
    "WANTED",
]

INK: Final = "#1b2430"
MUTED: Final = "#566070"
SOFT: Final = "#717d8a"
LINE: Final = "#6c7886"
GRID: Final = "#dfe4ea"
NEUTRAL: Final = "#c3cbd4"
"""The line of neither good nor bad."""
CARD_EDGE: Final = "#b9c2cc"
PAPER: Final = "#fff"
"""The ground, and what is written or drawn on ink."""
CARD: Final = "#ffffff"
"""The face of a card; white as the paper is, but written in full, since other themes tell the two apart."""

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
WANTED: Final = "#7b8691"
UNSURE: Final = "#cbdeec"
"""The band of what was measured."""

TINTS: Final = ("#f2f4f7", "#fafbfc")
HEADS: Final = ("#dfe5ec", "#eaeef3")
BAR: Final = "#5d6b7e"
RIBBON: Final = "#dbe2ea"
BACKSTAGE: Final = "#e4e9ef"
PORTRAIT: Final = "#e6ebf1"

FONTS: Final = "Noto Sans, Segoe UI, Helvetica, Arial, DejaVu Sans, sans-serif"
BODY: Final = 12.0
META: Final = 10.0
LEADING: Final = {9.5: 12.0, 10.0: 13.0, 11.0: 14.0, 12.0: 15.0, 14.0: 18.0, 18.0: 23.0, 22.0: 28.0, 26.0: 32.0}
"""Type size to line height."""

MARGIN: Final = 38.0
GUTTER: Final = 136.0
COLUMN_LEAST: Final = 95.0
"""25 mm: a narrower column cannot be read on a wall."""
