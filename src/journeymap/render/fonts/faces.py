"""What a font file says of itself: the names of its fonts, and the letters they have."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from journeymap.diagnostics import JourneyError

__all__ = ["Face", "faces", "letters", "named"]

Answer = TypeVar("Answer")

BOLD_FROM = 600
"""The weight from which letters are bold (OpenType's usWeightClass)."""
FAULTS = (OSError, ValueError, LookupError, AssertionError, AttributeError, TypeError, EOFError, struct.error)
"""What fontTools raises on broken files, besides errors of its own."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font in a file: its family's name, whether it is bold, and its place in a file that holds several."""

    family: str
    file: Path
    bold: bool = False
    place: int = 0


@lru_cache(maxsize=512)
def faces(file: Path) -> tuple[Face, ...]:
    """The fonts in `file`; none where it cannot be read or is no font."""
    return _asked(file, lambda fonts: tuple(_described(file, fonts))) or ()


def _described(file: Path, fonts: list[Any]) -> Iterator[Face]:
    for place, font in enumerate(fonts):
        name = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        if name:
            yield Face(name, file, "OS/2" in font and font["OS/2"].usWeightClass >= BOLD_FROM, place)


@lru_cache(maxsize=512)
def letters(face: Face) -> frozenset[int]:
    """The code points of the letters that a font has."""
    return _asked(face.file, lambda fonts: frozenset(fonts[face.place].getBestCmap() or ())) or frozenset()


def named(file: Path) -> tuple[Face, ...]:
    """The fonts in a file that somebody named.

    Raises:
        JourneyError: it is not there, cannot be read, or is no font.
    """
    try:
        with file.open("rb") as opened:
            opened.read(1)
    except OSError as error:
        raise JourneyError(f'the font "{file}" cannot be read: {error.strerror or error}') from error
    found = tuple(face for face in faces(file) if letters(face))
    if not found:
        raise JourneyError(f'"{file}" is no font that can be used', "a font is a .ttf, .otf or .ttc file")
    return found


def _asked(file: Path, ask: Callable[[list[Any]], Answer]) -> Answer | None:
    """What `ask` makes of the fonts of a file, which are read as far as it looks; None where they cannot be read."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    opened: list[Any] = []
    try:
        with file.open("rb") as stream:
            several = stream.read(4) == b"ttcf"
            stream.seek(0)
            opened = TTCollection(stream, lazy=True).fonts if several else [TTFont(stream, lazy=True)]
            if any(font.flavor for font in opened):  # web fonts, which nothing but a browser draws with
                return None
            return ask(opened)
    except (*FAULTS, TTLibError):
        return None
