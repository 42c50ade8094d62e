"""What of a journey's texts a picture cannot show, in one sentence each: emoji, and letters that no font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from journeymap.graph.compile import JourneyGraph
from journeymap.model.base import Item
from journeymap.model.journey import Journey
from journeymap.model.steps import Touchpoint
from journeymap.model.values import Text
from journeymap.render.fonts.further import script
from journeymap.render.map.clean import left_out
from journeymap.render.pictures.written import Written

__all__ = ["emoji_left_out", "letters_missing"]

NAMED: Final = 3
PLACES: Final = 3
CUT: Final = 30
"""How many letters and places a sentence names, and how much of a text stands for its place."""
PACKAGES: Final = dict.fromkeys(("cjk", "hiragana", "katakana", "hangul", "bopomofo"), "fonts-noto-cjk")
SELDOM_DRAWN: Final = frozenset(("sources", "data", "expect", "what_if", "x"))
"""Parts of a journey whose texts are on no map, or on it by chance."""


def emoji_left_out(graph: JourneyGraph, language: str | None) -> str:
    """Which emoji of the journey's texts are not drawn, and where they stand; "" where there are none."""
    said = graph.journey
    spoken = language or said.language or "en"
    places: dict[str, list[Written]] = {}
    for text in _texts(said, ""):
        for sign in left_out(str(Text.translated(text.text, spoken)) if isinstance(text.text, Text) else text.text):
            places.setdefault(sign, []).append(text)
    return f"emoji are not drawn: {_letters(places)}" if places else ""


def letters_missing(missing: Iterable[str], texts: Iterable[Written]) -> str:
    """Which letters no font has, and where they stand; "" where there are none."""
    absent = tuple(missing)
    if not absent:
        return ""
    places: dict[str, list[Written]] = {letter: [] for letter in absent}
    for text in texts:
        for letter in dict.fromkeys(text.text):
            if letter in places:
                places[letter].append(text)
    package = next((PACKAGES[script(letter)] for letter in absent if script(letter) in PACKAGES), "fonts-noto-core")
    return (
        f'no font here has {_letters(places)}: drawn as "?"; install a font that has '
        f"{'it' if len(absent) == 1 else 'them'}, such as {package}, or name one with --font FILE"
    )


def _letters(places: Mapping[str, list[Written]]) -> str:
    """The first letters with their names, how many more there are, and where all of them stand."""
    known = [f"{letter} ({unicodedata.name(letter, f'U+{ord(letter):04X}').lower()})" for letter in [*places][:NAMED]]
    more = len(places) - len(known)
    where = dict.fromkeys(_place(text) for texts in places.values() for text in texts)
    shown = ", ".join([*where][:PLACES]) + (f" and {len(where) - PLACES} more" if len(where) > PLACES else "")
    return f"{', '.join(known)}{f' and {more} more' if more else ''}" + (f" in {shown}" if shown else "")


def _place(text: Written) -> str:
    if text.step:
        return f'step "{text.step}"'
    return f'"{text.text if len(text.text) <= CUT else text.text[:CUT].rstrip() + "…"}"'


def _texts(value: Any, step: str) -> Iterator[Written]:
    """All texts of a part of the journey, with the step they belong to."""
    if isinstance(value, Text):
        yield Written(value, step)
    elif isinstance(value, Item):
        inside = (value.id or "") if isinstance(value, Touchpoint) else step
        for name in type(value).model_fields:
            if not (isinstance(value, Journey) and name in SELDOM_DRAWN):
                yield from _texts(getattr(value, name), inside)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part, step)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part, step)
