"""CSV and TSV files: the header as it is written, every value as text."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.relation import Column, Relation, wanted
from journeymap.events.statements import literal
from journeymap.events.unpack import unpacked, with_even_lines

__all__ = ["read_delimited"]

DELIMITERS = (",", "\t", ";", "|")
HEAD = 1 << 20
HEADER = "the first line must name the columns"


@dataclass(frozen=True, slots=True)
class Header:
    """A file with what its first line says."""

    file: str
    names: tuple[str, ...]
    delimiter: str


def read_delimited(engine: DuckEngine, files: Sequence[str], asked: Collection[str]) -> Relation:
    """The rows of CSV or TSV files as table `raw`; files may differ in their columns.

    Raises:
        JourneyError: a file has no header, a row does not fit it, or its text is not UTF-8.
    """
    headers = [_header(unpacked(engine, file), shown(file)) for file in files]
    names = tuple(dict.fromkeys(name for header in headers for name in header.names))
    chosen = wanted(names, asked)
    try:
        _load(engine, headers, chosen)
    except JourneyError as error:
        raise _unreadable(str(error.__cause__), files) from error
    columns = tuple(Column(name, f"c{number}", "VARCHAR") for number, name in enumerate(chosen))
    repeated = sorted({name for header in headers for name, count in Counter(header.names).items() if count > 1})
    return Relation("raw", columns, names, "rowid", "line", 2, tuple(repeated))


def _load(engine: DuckEngine, headers: Sequence[Header], chosen: Sequence[str]) -> None:
    try:
        engine.create("raw", "\nUNION ALL\n".join(_select(header, chosen) for header in headers))
    except JourneyError as error:
        if "invalid state" not in str(error.__cause__):
            raise
        # lines that end in different ways, as in files put together on different machines
        even = [replace(header, file=with_even_lines(engine, header.file)) for header in headers]
        engine.create("raw", "\nUNION ALL\n".join(_select(header, chosen) for header in even))


def _select(header: Header, chosen: Sequence[str]) -> str:
    declared = ", ".join(f"{literal(f'h{number}')}: 'VARCHAR'" for number in range(len(header.names)))
    place = {name: number for number, name in reversed(list(enumerate(header.names)))}
    picked = [
        f"{f'h{place[name]}' if name in place else 'CAST(NULL AS VARCHAR)'} AS c{number}"
        for number, name in enumerate(chosen)
    ]
    return (
        f"SELECT {', '.join(picked) or 'NULL AS none'} FROM read_csv({literal(header.file)}, auto_detect = false,"
        f" header = true, delim = {literal(header.delimiter)}, quote = '\"', escape = '\"',"
        f" max_line_size = 16777216, columns = {{{declared}}})"
    )


def _header(file: str, label: str) -> Header:
    lines = _first_lines(file, label)
    try:
        counts = {mark: len(next(csv.reader(lines[:1], delimiter=mark), [])) for mark in DELIMITERS}
        delimiter = max(DELIMITERS, key=lambda mark: counts[mark])
        names = tuple(next(csv.reader(lines, delimiter=delimiter), []))
    except csv.Error as error:  # a header longer than any
        raise JourneyError(f"the log {label} has no header in its first line", HEADER) from error
    if not any(name.strip() for name in names):
        raise JourneyError(f"the log {label} has no header in its first line", HEADER)
    return Header(file, names, delimiter)


def _first_lines(file: str, label: str) -> list[str]:
    with Path(file).open("rb") as stream:
        head = stream.read(HEAD)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise JourneyError(f"the log {label} is in UTF-16", "save it as UTF-8")
    if b"\0" in head:
        raise JourneyError(f"the log {label} is not text", "a CSV file is plain text in UTF-8: export it again")
    # the header's own encoding is checked here, that of the rows by the engine
    line = head.splitlines()[0] if head.splitlines() else b""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise JourneyError(f"the log {label} is not UTF-8 in line 1", "save it as UTF-8") from error
    return head.decode("utf-8-sig", errors="replace").splitlines(keepends=True)


def _unreadable(message: str, files: Sequence[str]) -> JourneyError:
    label = next((shown(file) for file in files if shown(file).removesuffix(".gz") in message), shown(files[0]))
    found = re.search(r"Error on Line: (\d+)", message)
    place = f" at line {found[1]}" if found else ""
    columns = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", message)
    if columns:
        what = f"it has {columns[2]} values where the header names {columns[1]} columns"
        return JourneyError(f"the log {label} cannot be read{place}: {what}", "put values with commas in quotes")
    if "utf-8" in message:
        return JourneyError(f"the log {label} is not UTF-8{place}", "save it as UTF-8")
    if "unterminated quote" in message:
        return JourneyError(f"the log {label} cannot be read{place}: a quote is not closed")
    return JourneyError(
        f"the log {label} cannot be read{place}: its rows or line ends are not those of a CSV file", "export it again"
    )
