"""Where results of earlier runs are kept on disk, and what they depend on besides the files of their users."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from journeymap.diagnostics import JourneyError
from journeymap.settings.files import write_atomic

__all__ = ["FOLDER", "made_by", "write_kept"]

FOLDER = ".journeymap-cache"
NOTE = "Signature: 8a477f597d28d172789f06886806bc55\n# What earlier runs found; may be deleted at any time.\n"
"""The mark by which backup programs know a cache, see https://bford.info/cachedir/."""


def write_kept(folder: Path, name: str, data: str | bytes) -> None:
    """Write a file into the folder, with the marks of a cache beside it; a disk that refuses is no fault."""
    try:
        write_atomic(folder / name, data)
        for mark, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", NOTE)):
            if not (folder / mark).exists():
                write_atomic(folder / mark, text)
    except JourneyError:
        return


def made_by(sources: Iterable[str] = ()) -> list[str]:
    """What results depend on besides their input: this program, Python, and further sources.

    Sources are told apart by size and time of change, so that whoever works on the program sees what it does now.
    """
    package = Path(__file__).parent.parent
    own = {str(path) for kind in ("*.py", "*.sql") for path in package.rglob(kind)}
    return [importlib.metadata.version("journeymap"), sys.version, *_states(sorted({*own, *sources}))]


def _states(files: Iterable[str]) -> Iterator[str]:
    """Each file with its size and the time of its last change."""
    for file in files:
        try:
            state = Path(file).stat()
        except OSError:
            continue
        yield f"{file} {state.st_size} {state.st_mtime_ns}"
