"""Where pictures and pages go, and where they may not: onto what they are made of, or onto other people's files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from journeymap.diagnostics import JourneyError

if TYPE_CHECKING:
    from journeymap.model.read import JourneyFile

__all__ = ["belongs", "page_file", "page_files", "require_apart", "require_no_source", "require_unused"]


def page_file(path: str | os.PathLike[str], *, split: bool) -> Path:
    """Where a page goes, with style and script beside it where it is `split`.

    Raises:
        JourneyError: that is a folder, or the style or the script would stand in its place.
    """
    page = Path(path)
    if not os.fspath(path) or page.is_dir():
        raise JourneyError(f'"{os.fspath(path)}" names no file', "write to a file, such as report.html")
    if split and page.suffix.lower() in (".css", ".js"):
        raise JourneyError(f"{page} is where the style or the script of the page goes", "write to a .html file")
    return page


def page_files(path: str | os.PathLike[str], pages: int) -> list[Path]:
    """Where `pages` pictures go: `path` itself, or numbered files beside it; a PDF or PPTX holds all."""
    from journeymap.render.pictures import WHOLE

    target = Path(path)
    if pages == 1 or target.suffix.lower().removeprefix(".") in WHOLE:
        return [target]
    return [target.with_name(f"{target.stem}-{number}{target.suffix}") for number in range(1, pages + 1)]


def require_apart(targets: Iterable[str | Path], read: JourneyFile) -> None:
    """Refuse to write where a file stands that the journey is read from, also behind a link.

    Raises:
        JourneyError: one of `targets` is such a file.
    """
    require_no_source(targets, [Path(document.file) for document in read.documents], "journey")


def require_no_source(targets: Iterable[str | Path], sources: Iterable[Path], what: str) -> None:
    """Refuse to write onto one of `sources`, which are files of `what`: the journey, the log; targets are named as given.

    Raises:
        JourneyError: one of `targets` is such a file, or a link to one.
    """
    kept = list(sources)
    for target in targets:
        file = Path(target)
        if file.is_file() and any(source.exists() and file.samefile(source) for source in kept):
            raise JourneyError(f"{target} is the {what} itself, nothing was written", "write to another file")


def require_unused(page: Path, beside: Iterable[Path]) -> None:
    """Refuse to write style and script of `page` over files that stand beside it and are not its own.

    Raises:
        JourneyError: one of `beside` exists, and no earlier `page` names it.
    """
    for file in beside:
        if file.exists() and not belongs(file, page):
            hint = "choose another name, or move that file away"
            raise JourneyError(f"{file} was not written with {page.name}; nothing was written", hint)


def belongs(file: Path, page: Path) -> bool:
    """Whether the `page` of an earlier run has this file as its style or script."""
    try:
        return f'"{quote(file.name)}"' in page.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
