"""Where pictures and pages may be written: anywhere but onto what they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from journeymap.diagnostics import JourneyError

if TYPE_CHECKING:
    from journeymap.model.read import JourneyFile

__all__ = ["belongs", "require_apart", "require_unused"]


def require_apart(targets: Iterable[Path], read: JourneyFile) -> None:
    """Refuse to write where a file stands that the journey is read from, also behind a link.

    Raises:
        JourneyError: one of `targets` is such a file.
    """
    sources = [Path(document.file) for document in read.documents]
    for target in targets:
        if target.is_file() and any(source.is_file() and target.samefile(source) for source in sources):
            raise JourneyError(f"{target} is the journey itself, nothing was written", "write to another file")


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
