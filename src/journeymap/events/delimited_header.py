"""The first line of a CSV or TSV file: the columns' names as they are written, and what stands between them."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.statements import literal

__all__ = ["Header", "parse_header", "read_header"]

DELIMITERS = (",", "\t", ";", "|")
HEAD = 1 << 20
QUOTED = re.compile(r'(?:(?<=^)|(?<=[,\t;|\r\n]))"(?:[^"]|"")*+"(?=[,\t;|\r\n]|$)')
ALLOWED = "the first line must name the columns"


@dataclass(frozen=True, slots=True)
class Header:
    """A file with what its first line says."""

    file: str
    names: tuple[str, ...]
    delimiter: str


def read_header(engine: DuckEngine, file: str, label: str) -> Header:
    """The header of a file that is plain or in zstd.

    Raises:
        JourneyError: the file is no text in UTF-8, or its first line names nothing.
    """
    head = _zstd_head(engine, file) if file.lower().endswith(".zst") else _head(file)
    names, delimiter = parse_header(_text(head, label), label)
    return Header(file, names, delimiter)


def parse_header(text: str, label: str) -> tuple[tuple[str, ...], str]:
    """The names in the first line of a text, and what stands between them.

    Raises:
        JourneyError: the first line names nothing.
    """
    delimiter = _delimiter(text)
    lines = list(io.StringIO(text, newline=""))
    try:
        names = tuple(next(csv.reader(lines, delimiter=delimiter), []))
    except csv.Error as error:  # a first line longer than any header
        raise JourneyError(f"the log {label} has no header in its first line", ALLOWED) from error
    if not any(name.strip() for name in names):
        raise JourneyError(f"the log {label} has no header in its first line", ALLOWED)
    return names, delimiter


def _delimiter(text: str) -> str:
    """What stands most often in the first line, outside of quotes."""
    first = re.split(r"[\r\n]", QUOTED.sub("", text[: 1 << 16]).lstrip("\r\n"), maxsplit=1)[0]
    return max(DELIMITERS, key=first.count)


def _head(file: str) -> bytes:
    with Path(file).open("rb") as stream:
        return stream.read(HEAD)


def _zstd_head(engine: DuckEngine, file: str) -> bytes:
    """The first line only; the engine unpacks it, since Python cannot."""
    select = (
        f"SELECT line FROM read_csv({literal(file)}, auto_detect = false, header = false, delim = '\x01',"
        " quote = '', escape = '', columns = {'line': 'VARCHAR'}) LIMIT 1"
    )
    return "".join(row["line"] or "" for row in engine.fetch("read-header", select)).encode()


def _text(head: bytes, label: str) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise JourneyError(f"the log {label} is in UTF-16", "save it as UTF-8")
    if head.startswith(b"PK\x03\x04"):
        raise JourneyError(f"the log {label} is a zip file, as spreadsheets are", "save it as CSV in UTF-8")
    if head.startswith(b"\x1f\x8b"):
        raise JourneyError(f"the log {label} is compressed with gzip", "let its name end in .gz")
    if b"\0" in head:
        raise JourneyError(f"the log {label} is not text", "a CSV file is plain text in UTF-8: export it again")
    try:
        head.partition(b"\n")[0].decode("utf-8")  # the rows' encoding is checked by the engine
    except UnicodeDecodeError as error:
        raise JourneyError(f"the log {label} is not UTF-8 at line 1", "save it as UTF-8") from error
    return head.decode("utf-8-sig", errors="replace")
