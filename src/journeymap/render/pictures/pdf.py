"""Pages as one PDF, a sheet each at its true size, by Typst: text stays text, its fonts are part of the file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from journeymap.diagnostics import JourneyError
from journeymap.render.fonts.coverage import Fonts
from journeymap.render.map.papers import PAPERS, PX_PER_MM
from journeymap.render.pictures.lettered import lettered
from journeymap.render.pictures.written import Heading

__all__ = ["as_pdf", "sheet_size"]

LARGER: Final = 1.08
"""A page up to this much larger than its paper is fitted to it; `map/papers.py` lets it be so, with room to round."""
DECIMALS: Final = 3
ACCESSIBLE: Final = ("ua-1",)
"""The standard asked for first (ISO 14289-1). Scripts whose signs change places, such as Devanagari, fail its rule that each
sign be a letter; they get the same PDF without its mark."""


def as_pdf(
    pages: Sequence[str], headings: Sequence[Heading], fonts: Fonts, *, paper: str = "", author: str = ""
) -> bytes:
    """All pages as one PDF without a date, PDF/UA-1 where its letters allow that.

    Args:
        pages: SVG pages.
        headings: what each says of itself.
        fonts: what the texts are drawn with.
        paper: the size that was asked for, such as a3.
        author: who owns the journey.

    Raises:
        JourneyError: Typst cannot make it.
    """
    import typst

    source = _source(headings, paper, author).encode()
    drawn = {str(number): lettered(page, fonts) for number, page in enumerate(pages)}
    with tempfile.TemporaryDirectory(prefix="journeymap-") as folder:
        _gather(fonts.files, Path(folder))
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        asked: dict[str, Any] = {"root": folder, "font_paths": known, "sys_inputs": drawn}
        for standard in ACCESSIBLE, ():
            try:
                made = typst.Compiler(source, **asked).compile(format="pdf", timestamp=0, pdf_standards=[*standard])
            except typst.TypstError as error:
                fault = error.message
            else:
                assert isinstance(made, bytes)
                return made
    raise JourneyError(f"the PDF cannot be made: {fault}")


def sheet_size(heading: Heading, paper: str) -> tuple[float, float]:
    """Width and height of the sheet for a page in mm: its paper, or its own size where it has none or is far larger."""
    wide, high = heading.width / PX_PER_MM, heading.height / PX_PER_MM
    sheet = PAPERS.get(paper)
    if sheet and max(wide / sheet[0], high / sheet[1]) <= LARGER:
        return sheet
    return round(wide, DECIMALS), round(high, DECIMALS)


def _source(headings: Sequence[Heading], paper: str, author: str) -> str:
    """A document in Typst's language: a page for each picture, which it finds among its inputs."""
    first = headings[0]
    of_whom = f"author: {_quoted(author)}, " if author else ""
    about = f"title: {_quoted(first.title)}, description: {_quoted(first.description)}"
    lines = [f"#set document({about}, {of_whom}date: none)", *_language(first.language)]
    for number, heading in enumerate(headings):
        wide, high = sheet_size(heading, paper)
        lines.append(
            f"#page(width: {wide:g}mm, height: {high:g}mm, margin: 0pt, image(bytes(sys.inputs.at({_quoted(str(number))})), "
            f'format: "svg", width: 100%, height: 100%, fit: "contain", alt: {_quoted(heading.description)}))'
        )
    return "\n".join(lines) + "\n"


def _language(code: str) -> list[str]:
    """Typst takes languages of two or three letters, and countries of two."""
    language, *further = code.replace("_", "-").split("-")
    if not (language.isascii() and language.isalpha() and len(language) in (2, 3)):
        return []
    country = next((part for part in further if len(part) == 2 and part.isalpha() and part.isascii()), "")
    return [f'#set text(lang: "{language.lower()}"' + (f', region: "{country.upper()}")' if country else ")")]


def _quoted(text: str) -> str:
    escaped = "".join(f"\\u{{{ord(letter):x}}}" if letter in '\\"' or ord(letter) < 32 else letter for letter in text)
    return f'"{escaped}"'


def _gather(files: Sequence[Path], folder: Path) -> None:
    """The font files in one folder, which is how Typst is told of them; links where the system lets us make them."""
    for number, file in enumerate(files):
        place = folder / f"{number}-{file.name}"
        try:
            place.symlink_to(file.absolute())
        except (OSError, NotImplementedError):
            shutil.copyfile(file, place)
