"""Pages as slides (PPTX) of native shapes that can be edited: texts stay text, cards are groups, curves are curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from journeymap.diagnostics import JourneyError
from journeymap.render.pictures.slides.cards import as_cards
from journeymap.render.pictures.slides.drawing import PER_PX, Drawing, colour
from journeymap.render.pictures.slides.growing import grown
from journeymap.render.pictures.slides.parts import Group, Part, Rect, Words
from journeymap.render.pictures.slides.reading import read_parts
from journeymap.render.pictures.written import Heading, heading, parsed

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

__all__ = ["as_slides"]

LARGEST: Final = 56 * 96
"""Px: no slide may be wider or higher than 56 inches."""
TITLED = 5
"""The place of the layout that has a title and nothing else."""


def as_slides(pages: Sequence[str], *, author: str = "") -> bytes:
    """The SVG `pages` as a presentation, a slide each, of the size of the first page.

    Raises:
        JourneyError: a page is larger than a slide may be.
    """
    from journeymap.render.pictures.slides.deck import empty_deck, saved

    read = [parsed(page) for page in pages]
    tops = [heading(page) for page in read]
    wide, high = max(top.width for top in tops), max(top.height for top in tops)
    if max(wide, high) > LARGEST:
        raise JourneyError(
            f"the map is {wide / 96 * 2.54:.0f} x {high / 96 * 2.54:.0f} cm, and a slide can be 142 cm at most",
            "--page slide draws it on several slides, --page a0 on one or more large ones; a text of thousands of letters "
            "fits on none: shorten it, or write a .pdf",
        )
    deck = empty_deck(round(wide * PER_PX), round(high * PER_PX))
    language = _with_country(tops[0].language)
    for page, top in zip(read, tops, strict=True):
        parts = [grown(part, top.scale) for part in as_cards(read_parts(page))]
        _fill(_new_slide(deck), parts, top, language)
    return saved(deck, title=tops[0].title, author=author, language=language)


def _new_slide(deck: Presentation) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLED])
    for shape in list(slide.shapes):
        slide.shapes._spTree.remove(shape._element)  # noqa: SLF001 - python-pptx has no name for it
    return slide


def _fill(slide: Slide, parts: list[Part], top: Heading, language: str) -> None:
    """The page's ground becomes the slide's, its headline the slide's title, all else shapes."""
    from pptx.oxml import parse_xml

    from journeymap.render.pictures.slides.deck import NAMESPACES

    ground = parts[0] if parts else None
    if isinstance(ground, Rect) and ground.bounds[2] >= top.width - 1 and ground.bounds[3] >= top.height - 1:
        parts = parts[1:]
        back = f"<p:bg {NAMESPACES}><p:bgPr><a:solidFill>{colour(ground.look.fill)}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
        slide._element.cSld.insert(0, parse_xml(back))  # noqa: SLF001 - python-pptx sets grounds piece by piece
    parts = _grounded(parts)
    title = _title(parts)
    drawing = Drawing(language, title)
    # a title is one only outside of groups
    shapes = [*_without(parts, title), *([title] if title else [])]
    tree = parse_xml(f"<p:spTree {NAMESPACES}>{''.join(map(drawing.write, shapes))}</p:spTree>")
    for shape in list(tree):
        slide.shapes._spTree.append(shape)  # noqa: SLF001 - as above
    slide.notes_slide.notes_text_frame.text = top.description


def _grounded(parts: list[Part]) -> list[Part]:
    """The tints behind all bands in one group, out of the way of whoever chooses among the rest."""
    first = next((index for index, part in enumerate(parts) if isinstance(part, Group)), len(parts))
    return [Group("ground", tuple(parts[:first])), *parts[first:]] if first else parts


def _title(parts: Sequence[Part]) -> Words | None:
    """What the page is headed with: the headline, else the journey's name."""
    for band in ("header", "strip"):
        words = [text for part in parts if isinstance(part, Group) and part.name == band for text in _words(part)]
        if words:
            return words[0]
    return None


def _words(group: Group) -> list[Words]:
    return [
        text
        for part in group.parts
        for text in (_words(part) if isinstance(part, Group) else [part] if isinstance(part, Words) else [])
    ]


def _without(parts: Sequence[Part], title: Words | None) -> list[Part]:
    """All parts but the title; a group that held nothing else goes with it."""
    left: list[Part] = []
    for part in parts:
        if isinstance(part, Group):
            inner = tuple(_without(part.parts, title))
            left += [replace(part, parts=inner)] if inner else []
        elif part is not title:
            left.append(part)
    return left


def _with_country(language: str) -> str:
    """A language as office programs write it: pl-PL."""
    from babel.core import get_global

    if not language:
        return "en-US"
    code, *further = language.split("-")
    country = get_global("likely_subtags").get(code, "").rpartition("_")[2]
    known = len(country) != 2 or any(len(part) == 2 for part in further)
    return language if known else f"{language}-{country}"
