"""A page with its fonts named letter by letter, so that nothing is left to whatever draws it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final
from xml.sax.saxutils import unescape

from journeymap.render.fonts.coverage import Fonts, drawn_by, needs_no_font
from journeymap.render.map.text.clean import escape

__all__ = ["INSTEAD", "lettered"]

FAMILY: Final = re.compile(r'(<svg [^>]*? font-family=")[^"]*(")')
TEXT: Final = re.compile(r"(<text [^>]*>)([^<]*)(?=</text>)")
INSTEAD: Final = "?"
"""Drawn for a letter that no font has."""


def lettered(svg: str, fonts: Fonts) -> str:
    """`svg` drawn with `fonts`: letters that the main one lacks name another, those that no font has are drawn as "?"."""
    svg = FAMILY.sub(lambda found: f"{found[1]}{escape(fonts.main.name)}{found[2]}", svg, count=1)
    if not (fonts.by_letter or fonts.missing or fonts.blanks):
        return svg
    return TEXT.sub(lambda found: found[1] + _spans(unescape(found[2], {"&quot;": '"'}), fonts), svg)


def _spans(text: str, fonts: Fonts) -> str:
    """A text in one other font where that has all its letters, else each run of letters in its own.

    Programs that draw SVG fill a gap of the main font with whichever font they meet first, and the whole text with it where
    it has all letters, without a look at its weight; so that must be said, too.
    """
    runs = [
        ("".join(letters for letters, _ in parts), family)
        for family, parts in groupby(_clusters(text, fonts), key=lambda part: part[1])
    ]
    shown = "".join(letters for letters, _ in runs)
    needed = {letter for letter in shown if not needs_no_font(letter)}
    others = {family for _, family in runs if family}
    whole = next((font.name for font in fonts.others if font.name in others and needed <= drawn_by(font)), "")
    return _span(shown, whole) if whole else "".join(_span(letters, family) for letters, family in runs)


def _span(text: str, family: str) -> str:
    return f'<tspan font-family="{escape(family)}">{escape(text)}</tspan>' if family else escape(text)


def _clusters(text: str, fonts: Fonts) -> Iterator[tuple[str, str]]:
    """Letters with the marks that belong to them, and the font of both; "" is the main one."""
    cluster, family = "", ""
    for letter in text:
        joins = unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf")
        if cluster and not joins:
            yield cluster, family
            cluster, family = "", ""
        cluster += _shown(letter, fonts, joins)
        family = family or fonts.by_letter.get(letter, "")
    yield cluster, family


def _shown(letter: str, fonts: Fonts, joins: bool) -> str:
    if letter in fonts.missing:
        return "" if joins else INSTEAD
    return "\u00a0" if letter in fonts.blanks else letter
