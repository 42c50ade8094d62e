"""Which files a log's name means, and what they hold by their names."""

from __future__ import annotations

import difflib
import glob
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from journeymap.diagnostics import JourneyError

__all__ = ["KINDS", "content_hash", "find_files", "kind_of", "shown"]

KINDS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
    ".xes": "xes",
}
COMPRESSED = {".gz": ("csv", "json", "xes"), ".zst": ("csv", "json")}
ALLOWED = "CSV, TSV, JSON lines or XES, also with .gz at the end, or Parquet"
BLOCK = 1 << 20


def find_files(log: str | os.PathLike[str] | Sequence[str | os.PathLike[str]]) -> list[str]:
    """The files meant by a path, a glob or several of them, in the order of their names.

    Raises:
        JourneyError: there is no such file, it is a folder, or it may not be read.
    """
    several = [log] if isinstance(log, str | os.PathLike) else list(log)
    found = [file for one in several for file in _expand(os.fspath(one))]
    if not found:
        raise JourneyError("no log was given", f"name a file: {ALLOWED}")
    for file in found:
        _require_readable(file)
    kinds = {kind_of(file) for file in found}
    if len(kinds) > 1:
        raise JourneyError(f"the files of a log must be of one form, not {' and '.join(sorted(kinds))}", ALLOWED)
    return found


def kind_of(file: str) -> str:
    """`csv`, `parquet`, `json` or `xes`, by the file's name.

    Raises:
        JourneyError: the name ends in nothing known.
    """
    path = Path(file)
    packed = path.suffix.lower()
    kind = KINDS.get((Path(path.stem).suffix if packed in COMPRESSED else path.suffix).lower())
    if kind is None or kind not in COMPRESSED.get(packed, (kind,)):
        raise JourneyError(f"the log {shown(file)} is of no known form", f"it must be {ALLOWED}")
    return kind


def shown(file: str) -> str:
    """A file's name as messages show it."""
    return Path(file).name


def content_hash(files: Sequence[str]) -> str:
    """12 hexadecimal digits of the SHA-256 of the files' bytes, in their order."""
    whole = hashlib.sha256()
    for file in files:
        with Path(file).open("rb") as stream:
            while block := stream.read(BLOCK):
                whole.update(block)
    return whole.hexdigest()[:12]


def _expand(name: str) -> list[str]:
    if Path(name).exists() or not glob.has_magic(name):
        return [name]
    matches = sorted(match for match in glob.glob(name, recursive=True) if Path(match).is_file())  # noqa: PTH207 -- a pattern may be absolute
    if not matches:
        raise JourneyError(f"no file matches {name}")
    return matches


def _require_readable(file: str) -> None:
    path = Path(file)
    try:
        if path.is_dir():
            raise JourneyError(f"{file} is a folder, not a log", f"name its files: {path / '*.csv'}")
        with path.open("rb") as stream:
            empty = not stream.read(1)
    except FileNotFoundError:
        raise JourneyError(f"there is no log {file}", _closest(path)) from None
    except OSError as error:
        raise JourneyError(f"the log {file} cannot be read: {(error.strerror or str(error)).lower()}") from error
    if empty:
        raise JourneyError(f"the log {file} is empty")


def _closest(path: Path) -> str:
    try:
        beside = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ""
    close = difflib.get_close_matches(path.name, beside, 1)
    return f"did you mean {path.parent / close[0]}?" if close else ""
