"""CSV and TSV files: the header as it is written, every value as text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from journeymap.diagnostics import JourneyError
from journeymap.events.delimited_header import Header, read_header
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.relation import Asked, Column, Relation
from journeymap.events.statements import literal
from journeymap.events.unpack import unpacked, with_even_lines

__all__ = ["read_delimited"]


def read_delimited(engine: DuckEngine, files: Sequence[str], asked: Asked) -> Relation:
    """The rows of CSV or TSV files as table `raw`; files may differ in their columns.

    Raises:
        JourneyError: a file has no header, a row does not fit it, or its text is not UTF-8.
    """
    headers = [read_header(engine, unpacked(engine, file), shown(file)) for file in files]
    names = tuple(dict.fromkeys(name for header in headers for name in header.names))
    chosen = asked.of(names)
    try:
        _load(engine, headers, chosen)
    except JourneyError as error:
        raise _unreadable(error, files) from error
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


def _unreadable(error: JourneyError, files: Sequence[str]) -> JourneyError:
    message = str(error.__cause__)
    if "CSV" not in message:  # no fault of the file: memory, disk
        return error
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
