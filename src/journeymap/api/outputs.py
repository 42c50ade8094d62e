"""Where pictures and pages may be written: anywhere but onto what they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.diagnostics import JourneyError

if TYPE_CHECKING:
    from journeymap.model.read import JourneyFile

__all__ = ["require_apart"]


def require_apart(targets: Iterable[Path], read: JourneyFile) -> None:
    """Refuse to write where a file stands that the journey is read from, also behind a link.

    Raises:
        JourneyError: one of `targets` is such a file.
    """
    sources = [Path(document.file) for document in read.documents]
    for target in targets:
        if target.is_file() and any(source.is_file() and target.samefile(source) for source in sources):
            raise JourneyError(f"{target} is the journey itself, nothing was written", "write to another file")
