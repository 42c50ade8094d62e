"""Pages as PNG, drawn by resvg with fonts that are chosen here."""

from __future__ import annotations

import math
import struct
import zlib
from typing import Final

from journeymap.diagnostics import JourneyError
from journeymap.render.fonts.coverage import Fonts
from journeymap.render.pictures.lettered import lettered
from journeymap.render.pictures.written import Heading

__all__ = ["as_png"]

LONGEST: Final = 32_767
"""Pixels on a side: more than many programs open."""
LARGEST: Final = 300_000_000
"""Pixels in all, four bytes each while they are drawn."""
PER_METRE: Final = 96 / 0.0254
HEADER: Final = 33
"""Bytes of a PNG's signature and first chunk."""


def as_png(svg: str, heading: Heading, fonts: Fonts, scale: float) -> bytes:
    """One page as a PNG of `scale` pixels for each px (1/96 inch) of the page; it says so, and prints at the page's size.

    Raises:
        JourneyError: the picture would be too large or have no pixels, or resvg cannot make it.
    """
    import resvg_py

    if not 0 < scale < math.inf:
        raise JourneyError(f"a PNG cannot have {scale:g} pixels for each px of the page", "give a number such as 2")
    wide, high = round(heading.width * scale), round(heading.height * scale)
    if min(wide, high) < 1:
        raise JourneyError("the picture would be less than a pixel wide or high", "choose a larger --scale")
    if max(wide, high) > LONGEST or wide * high > LARGEST:
        raise JourneyError(
            f"the picture would have {wide:,} x {high:,} pixels, which few programs can open",
            "choose a smaller --scale, or a page size such as --page a3 instead of auto",
        )
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=lettered(svg, fonts),
            zoom=scale,
            skip_system_fonts=True,
            font_files=[str(file) for file in fonts.files],
            languages=[heading.language or "en"],
        )
    except ValueError as error:
        raise JourneyError(f"the PNG cannot be made: {error}") from error
    return _with_resolution(drawn, scale)


def _with_resolution(png: bytes, scale: float) -> bytes:
    """The picture with a chunk that says how many of its pixels are a metre."""
    pixels = round(scale * PER_METRE)
    chunk = b"pHYs" + struct.pack(">IIB", pixels, pixels, 1)
    whole = struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:HEADER] + whole + png[HEADER:]
