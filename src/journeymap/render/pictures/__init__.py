"""Finished pages as files of every kind: SVG, PNG, PDF, and slides whose shapes can be edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journeymap.render.pictures.kinds import KINDS, WHOLE, kind_of, require

__all__ = ["KINDS", "SCALE", "WHOLE", "Asked", "kind_of", "pictures", "require"]

SCALE: Final = 2.0
"""Pixels of a PNG for each px (1/96 inch) of the page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a picture besides the pages.

    Attributes:
        kind: svg, png, pdf or pptx.
        paper: the page size that was asked for, such as a3.
        scale: pixels of a PNG for each px of the page.
        fonts: font files for letters that the machine's fonts lack.
        author: who owns the journey.
    """

    kind: str
    paper: str = ""
    scale: float = SCALE
    fonts: tuple[Path, ...] = ()
    author: str = ""


def pictures(pages: Sequence[str], asked: Asked, tell: Callable[[str], None]) -> list[bytes]:
    """The files of the SVG `pages`: one each, or one for all where the kind holds several pages.

    Args:
        pages: in the portable subset, as `render_pages` draws them.
        asked: the kind of file, and how it is made.
        tell: is told of letters that no font has, and of fonts that were not needed.

    Raises:
        JourneyError: a package or font is missing, or the picture would be too large.
    """
    require(asked.kind)
    if asked.kind == "svg":
        return [page.encode() for page in pages]
    if asked.kind == "pptx":
        from journeymap.render.pictures.slides import as_slides

        return [as_slides(pages, author=asked.author)]
    return _with_fonts(pages, asked, tell)


def _with_fonts(pages: Sequence[str], asked: Asked, tell: Callable[[str], None]) -> list[bytes]:
    from journeymap.render.fonts.coverage import fonts_for
    from journeymap.render.pictures.unseen import letters_missing, signs_misplaced
    from journeymap.render.pictures.written import heading, parsed, written

    read = [parsed(page) for page in pages]
    headings = [heading(page) for page in read]
    texts = [text for page in read for text in written(page)]
    fonts = fonts_for((text.text for text in texts), asked.fonts, headings[0].language)
    if asked.kind == "png":
        from journeymap.render.pictures.png import as_png

        made = [as_png(page, top, fonts, asked.scale) for page, top in zip(pages, headings, strict=True)]
    else:
        from journeymap.render.pictures.pdf import as_pdf

        made = [as_pdf(pages, headings, fonts, paper=asked.paper, author=asked.author)]
    misplaced = signs_misplaced(texts) if asked.kind == "pdf" else ""
    for sentence in (letters_missing(fonts.missing, texts), misplaced, *map(_spare, fonts.spare)):
        if sentence:
            tell(sentence)
    return made


def _spare(name: str) -> str:
    return f'the font "{name}" was not needed: the fonts of this machine have all letters'
