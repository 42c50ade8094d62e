"""Which fonts draw a set of letters: one of the stack for nearly all, others for what it lacks, and what no font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from journeymap.diagnostics import JourneyError
from journeymap.render.fonts.faces import Face, faces, letters, named
from journeymap.render.fonts.found import STACK, Family, families, font_files
from journeymap.render.fonts.further import likely_and_others

__all__ = ["Fonts", "drawn_by", "fonts_for", "needs_no_font"]


@dataclass(frozen=True, slots=True)
class Fonts:
    """What a picture is drawn with.

    Attributes:
        main: the font of all letters that it has.
        others: further fonts, by their names in `by_letter`.
        by_letter: the name of the font of each letter that the main one lacks.
        missing: letters that no font has.
        blanks: blanks that the main font lacks.
        spare: names of fonts that somebody gave and that were not needed.
    """

    main: Family
    others: tuple[Family, ...] = ()
    by_letter: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """All files, each once."""
        return tuple(dict.fromkeys(file for family in (self.main, *self.others) for file in family.files))


def needs_no_font(letter: str) -> bool:
    """Whether a letter is drawn as nothing: blanks, and what joins, parts or turns its neighbours."""
    return unicodedata.category(letter) in ("Cc", "Cf", "Zs", "Zl", "Zp") or "\ufe00" <= letter <= "\ufe0f"


def fonts_for(texts: Iterable[str], given: Sequence[Path] = (), language: str = "") -> Fonts:
    """Choose the fonts for `texts`.

    Args:
        texts: all that is drawn.
        given: font files that somebody named. Letters that the stack's font lacks are looked for in them before the
            machine's other fonts; where no font of the stack is there, the first draws everything it can.
        language: of the texts; Chinese, Japanese and Korean write some letters differently.

    Raises:
        JourneyError: a given file is no font, or there is no font at all.
    """
    chosen, present = _given(given), font_files()
    stack = families(present)
    if not stack and not chosen:
        raise JourneyError(
            f"there is no font to draw texts with: none of {', '.join(STACK)} is here",
            "install one, such as fonts-noto-core on Debian, or name one with --font FILE",
        )
    main, *rest = stack or chosen
    absent = sorted({letter for text in texts for letter in text} - drawn_by(main))
    lacking = [letter for letter in absent if not needs_no_font(letter)]
    blanks = tuple(letter for letter in absent if unicodedata.category(letter) == "Zs")
    likely, others = likely_and_others(present, lacking, language)
    return replace(_assigned(main, lacking, chain(chosen, likely, rest, others), chosen), blanks=blanks)


def _assigned(main: Family, lacking: list[str], candidates: Iterator[Family], chosen: Sequence[Family]) -> Fonts:
    """Each letter goes to the first font that has it."""
    by_letter: dict[str, str] = {}
    others: dict[str, Family] = {}
    left = lacking
    while left and (family := next(candidates, None)):
        has = drawn_by(family)
        taken = [letter for letter in left if letter in has]
        by_letter |= dict.fromkeys(taken, family.name)
        others |= {family.name: family} if taken else {}
        left = [letter for letter in left if letter not in has]
    spare = tuple(family.name for family in chosen if family != main and family.name not in others)
    return Fonts(main, tuple(others.values()), by_letter, tuple(left), spare=spare)


def _given(files: Sequence[Path]) -> list[Family]:
    """The fonts in the given files, regular letters before bold ones."""
    found: dict[str, list[Face]] = {}
    for file in files:
        for face in named(file):
            found.setdefault(face.family, []).append(face)
    return [
        Family(name, tuple(dict.fromkeys(face.file for face in sorted(parts, key=lambda face: face.bold))))
        for name, parts in found.items()
    ]


def drawn_by(family: Family) -> frozenset[str]:
    """The letters of a font: those of its regular letters."""
    here = faces(family.files[0])
    face = next((face for face in here if face.family == family.name), here[0] if here else None)
    return frozenset(map(chr, letters(face))) if face else frozenset()
