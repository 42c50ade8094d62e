"""What of a journey's texts a picture cannot show, in one sentence each: emoji, and letters that no font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from journeymap.graph.compile import JourneyGraph
from journeymap.model.texts import texts_in
from journeymap.render.fonts.further import script
from journeymap.render.map.text.clean import left_out, plain
from journeymap.render.pictures.written import Written

__all__ = ["emoji_left_out", "letters_missing", "signs_misplaced"]

NAMED: Final = 3
PLACES: Final = 3
CUT: Final = 30
"""How many letters and places a sentence names, and how much of a text stands for its place."""
PACKAGES: Final = dict.fromkeys(("cjk", "hiragana", "katakana", "hangul", "bopomofo"), "fonts-noto-cjk")


def emoji_left_out(graph: JourneyGraph, language: str | None) -> str:
    """Which emoji of the journey's texts are not drawn, and where they stand; "" where there are none."""
    spoken = language or graph.journey.language or "en"
    step_of = {id(text): step for step, part in graph.touchpoints.items() for _, _, text in texts_in(part)}
    places: dict[str, list[Written]] = {}
    for _, _, text in texts_in(graph.journey):
        shown = text.translated(spoken)
        for sign in left_out(shown):
            places.setdefault(sign, []).append(Written(shown, step_of.get(id(text), "")))
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


def signs_misplaced(texts: Iterable[Written]) -> str:
    """Which scripts a PDF does not set well: those whose vowel signs move around their letters; "" for all others."""
    letters = {letter for text in texts for letter in text.text}
    scripts = sorted({script(letter) for letter in letters if unicodedata.category(letter) == "Mc"})
    return f"a PDF may place signs of {' and '.join(scripts)} badly; a .png draws them right" if scripts else ""


def _letters(places: Mapping[str, list[Written]]) -> str:
    """The first letters with their names, how many more there are, and where all of them stand."""
    known = [
        f"{plain(letter)} ({unicodedata.name(letter, f'U+{ord(letter):04X}').lower()})".lstrip()
        for letter in [*places][:NAMED]
    ]
    more = len(places) - len(known)
    where = dict.fromkeys(_place(text) for texts in places.values() for text in texts)
    shown = ", ".join([*where][:PLACES]) + (f" and {len(where) - PLACES} more" if len(where) > PLACES else "")
    return f"{', '.join(known)}{f' and {more} more' if more else ''}" + (f" in {shown}" if shown else "")


def _place(text: Written) -> str:
    if text.step:
        return f'step "{text.step}"'
    said = plain(text.text)
    return f'"{said if len(said) <= CUT else said[:CUT].rstrip() + "…"}"'
