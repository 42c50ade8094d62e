"""What earlier overlays found, kept on disk, and taken again only where all that it came from is the same."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.files import content_hash, find_files, kind_of, parquet_files, split_table
from journeymap.events.source import is_path
from journeymap.model.read import JourneyFile
from journeymap.model.search import project_in
from journeymap.results.overlay import Overlay
from journeymap.results.plain import from_plain, to_plain
from journeymap.settings.kept_files import FOLDER, made_by, write_kept

__all__ = ["KeptOverlay", "kept_overlay"]

LARGE = 20_000_000
"""From so many bytes of log on results are kept where no journeymap.yaml says that this is a project."""
MOST, MOST_BYTES = 32, 64_000_000
"""So many results are kept in a folder, and no more bytes; the ones unused for longest go first."""
TABLES = ("duckdb", "sqlite")
"""Databases may hold more than their file says."""
LIBRARIES = {"duckdb": ("duckdb",), "spark": ("pyspark", "sqlglot")}


@dataclass(frozen=True, slots=True)
class KeptOverlay:
    """The place on disk of one overlay: of one journey, one log, the same options, engine and program."""

    folder: Path
    key: str
    content: str

    def look_up(self) -> Overlay | None:
        """The overlay, if it is there; what is damaged or of another form is not."""
        try:
            data = json.loads(self._file.read_bytes())
            found = from_plain(Overlay, data["overlay"]) if data["key"] == self.key else None
            os.utime(self._file)
        except (OSError, AttributeError, KeyError, RecursionError, TypeError, ValueError):
            return None
        return found

    def keep(self, overlay: Overlay) -> None:
        """Write it down, and let go of those unused for longest where there are too many.

        A log that was changed while it was read is another one than the key says.
        """
        if overlay.log != self.content:
            return
        data = {"key": self.key, "overlay": to_plain(overlay)}
        write_kept(self.folder, self._file.name, json.dumps(data, ensure_ascii=True, allow_nan=False, default=list))
        _prune(self.folder)

    @property
    def _file(self) -> Path:
        return self.folder / f"overlay-{self.key}.json"


def kept_overlay(read: JourneyFile, log: Any, options: Mapping[str, Any], engine: str) -> KeptOverlay | None:
    """Where an overlay would be kept; None where it is not: for tables, for what cannot be read, and for small logs outside a project.

    Args:
        read: the journey with its libraries, data file and translations.
        log: the log as it was named.
        options: what was said of reading the log.
        engine: what counts: `duckdb`, `spark`.
    """
    files = _files(log)
    folder = _folder(read.file, files) if files else None
    if folder is None:
        return None
    texts = [(Path(document.file).name, document.text) for document in read.documents]
    said = sorted((name, str(value)) for name, value in options.items() if value is not None)
    libraries = [(name, metadata.version(name)) for name in LIBRARIES.get(engine, ())]
    names = [Path(file).name for file in files]
    content = content_hash(files)
    origin = [texts, said, engine, libraries, names, [_size(files), content], made_by()]
    return KeptOverlay(folder, hashlib.blake2b(json.dumps(origin).encode(), digest_size=16).hexdigest(), content)


def _files(log: Any) -> list[str]:
    """The files of a log; none where it is something else, or where reading it will say what is wrong."""
    if not is_path(log):
        return []
    try:
        files = find_files(log)
        whole = not any(split_table(file)[1] or kind_of(file) in TABLES for file in files)
    except JourneyError:
        return []
    return files if whole else []


def _folder(journey: str, files: list[str]) -> Path | None:
    """Beside the project's journeymap.yaml; else in the working folder, where it pays."""
    whole = Path(os.path.abspath(journey)).parent  # noqa: PTH100 - links stay as they are written
    project = next((folder for folder in (whole, *whole.parents) if project_in(folder)), None)
    if project is not None:
        return project / FOLDER
    return Path(FOLDER) if _size(files) >= LARGE else None


def _size(files: list[str]) -> int:
    return sum(Path(part).stat().st_size for file in files for part in parquet_files(file))


def _prune(folder: Path) -> None:
    try:
        found = [(file.stat().st_mtime_ns, file.stat().st_size, file) for file in folder.glob("overlay-*.json")]
        total = 0
        for number, (_, size, file) in enumerate(sorted(found, reverse=True)):
            total += size
            if number >= MOST or (number and total > MOST_BYTES):
                file.unlink()
    except OSError:
        return
