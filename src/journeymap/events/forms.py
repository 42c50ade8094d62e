"""The form of a log file: by its name, and where one name serves several forms, by how its content begins."""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import Path

from journeymap.diagnostics import JourneyError

__all__ = ["ALLOWED", "form_of"]

NAMES = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json or OCEL",
    ".xes": "xes",
    ".xml": "XES or OCEL",
    ".jsonocel": "ocel-json",
    ".xmlocel": "ocel-xml",
    ".duckdb": "database",
    ".ddb": "database",
    ".sqlite": "database",
    ".sqlite3": "database",
    ".db": "database",
}
COMPRESSED = {
    ".gz": ("csv", "json", "json or OCEL", "xes", "XES or OCEL", "ocel-json", "ocel-xml"),
    ".zst": ("csv", "json", "json or OCEL"),
}
ALLOWED = (
    "CSV, TSV, JSON lines, XES or OCEL 2.0, also with .gz at the end, Parquet, or a table of a database: FILE::TABLE"
)
HEAD = 1 << 16
OCEL_JSON = re.compile(rb'\s*\{\s*"(objectTypes|eventTypes|objects|events)"\s*:\s*\[')
OLD_OCEL_JSON = re.compile(rb'\s*\{\s*"ocel:')
OCEL_XML = re.compile(rb"<(object-types|event-types|objects)[\s/>]")


def form_of(path: str, label: str, *, table: str | None = None) -> str:
    """`csv`, `parquet`, `json`, `xes`, `ocel-json`, `ocel-xml`, `duckdb` or `sqlite`.

    Args:
        path: a file that can be read.
        label: its name, for messages.
        table: the table named behind it; only databases have some.

    Raises:
        JourneyError: it is of no known form.
    """
    form = "database" if table is not None else _by_name(path, label)
    if form == "database":
        return _database(path, label)
    if form == "json or OCEL":
        return _json(path, label)
    if form == "XES or OCEL":
        return "ocel-xml" if OCEL_XML.search(_head(path)) else "xes"
    return form


def _by_name(path: str, label: str) -> str:
    name = Path(path)
    packed = name.suffix.lower()
    form = NAMES.get((Path(name.stem).suffix if packed in COMPRESSED else packed).lower())
    if form is None or form not in COMPRESSED.get(packed, (form,)):
        raise JourneyError(f"the log {label} is of no known form", f"it must be {ALLOWED}")
    return form


def _json(path: str, label: str) -> str:
    head = _head(path).removeprefix(b"\xef\xbb\xbf")
    if OLD_OCEL_JSON.match(head):
        raise JourneyError(f"the log {label} is in OCEL 1.0", "convert it to OCEL 2.0")
    return "ocel-json" if OCEL_JSON.match(head) else "json"


def _database(path: str, label: str) -> str:
    head = _head(path)
    if head.startswith(b"SQLite format 3\0"):
        return "sqlite"
    if head[8:12] == b"DUCK":
        return "duckdb"
    raise JourneyError(f"the log {label} is no database", "tables are read from DuckDB and SQLite files: FILE::TABLE")


def _head(path: str) -> bytes:
    """How the content begins; nothing where it cannot be unpacked, which the reader will say."""
    with Path(path).open("rb") as raw:
        if not path.lower().endswith(".gz"):
            return raw.read(HEAD)
        try:
            with gzip.open(raw) as stream:
                return stream.read(HEAD)
        except (OSError, EOFError, zlib.error):
            return b""
