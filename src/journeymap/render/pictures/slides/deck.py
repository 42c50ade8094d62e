"""A presentation file around finished slides: sizes, layouts, properties, and no clock in it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pptx.presentation import Presentation

__all__ = ["FONT", "NAMESPACES", "empty_deck", "saved"]

FONT: Final = "Arial"
"""The font of the slides: on every machine that shows slides, and one that the map is laid out for. It is the theme's, so
that a designer changes all texts at once by choosing other theme fonts."""
NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
LATIN: Final = re.compile(rb'(<a:latin typeface=")Calibri(")')
LEFT_OUT: Final = ("/printerSettings", "/thumbnail")
"""What the template brings along and nobody needs."""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the first that a ZIP file knows."""
DATES: Final = ("created", "modified", "lastPrinted")


def empty_deck(wide: int, high: int) -> Presentation:
    """A presentation without slides of this size in English metric units, its layouts stretched to it."""
    import pptx

    deck = pptx.Presentation()
    across, down = wide / deck.slide_width, high / deck.slide_height
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for place in sheet._element.iter("{*}off", "{*}ext"):  # noqa: SLF001 - python-pptx has no name for it
            _stretch(place, across, down)
    deck.slide_width, deck.slide_height = wide, high
    deck.element.sldSz.attrib.pop("type", None)
    for holder in (deck.part, deck.part.package):
        for name, relation in list(holder._rels.items()):  # noqa: SLF001 - as above
            if relation.reltype.endswith(LEFT_OUT):
                holder._rels.pop(name)  # noqa: SLF001 - as above
    for part in deck.part.package.iter_parts():
        if part.content_type == THEME:
            part._blob = LATIN.sub(rb"\g<1>" + FONT.encode() + rb"\2", part.blob)  # noqa: SLF001 - as above
    return deck


def _stretch(place: Any, across: float, down: float) -> None:
    for name, factor in (("x", across), ("y", down), ("cx", across), ("cy", down)):
        if name in place.attrib:
            place.set(name, str(round(int(place.get(name)) * factor)))


def saved(deck: Presentation, *, title: str, author: str, language: str) -> bytes:
    """The presentation as a file; the same slides give the same bytes."""
    told = deck.core_properties
    told.title, told.author, told.last_modified_by, told.language = title[:255], author[:255], author[:255], language
    for date in list(told._element):  # noqa: SLF001 - dates can be set by python-pptx, and not be left out
        if date.tag.rpartition("}")[2] in DATES:
            told._element.remove(date)  # noqa: SLF001 - as above
    written = io.BytesIO()
    deck.save(written)
    return _without_clock(written)


def _without_clock(written: io.BytesIO) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(result, "w") as fixed:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            fixed.writestr(entry, made.read(name))
    return result.getvalue()
