"""Writing a log that was made: Parquet, CSV or XES, whole or not at all, the same bytes for the same log."""

from __future__ import annotations

import errno
import gzip
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.statements import identifier, literal
from journeymap.settings.files import written_beside

__all__ = ["NAMES", "write_log"]

NAMES = {"case": "case_id", "activity": "activity", "channel": "channel", "start": "start_time", "end": "end_time"}
"""What the columns are called in a file: names by which a log is read without being told."""
FORMS = {
    ".parquet": "FORMAT parquet, COMPRESSION zstd",
    ".pq": "FORMAT parquet, COMPRESSION zstd",
    ".csv": "FORMAT csv, HEADER",
    ".csv.gz": "FORMAT csv, HEADER, COMPRESSION gzip",
}
XES = (".xes", ".xes.gz")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
YEARS_US = (-62_135_596_800_000_000, 253_402_300_799_999_999)
"""The first and the last moment that has a year of four digits; no reader knows others."""
TROUBLE = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS, errno.EIO)
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold, however it is written."""
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
"""


def write_log(
    columns: Mapping[str, NDArray[Any]], path: str | os.PathLike[str], *, names: Mapping[str, str] | None = None
) -> None:
    """Write a log to a file, by its ending: `.parquet`, `.csv`, `.csv.gz`, `.xes` or `.xes.gz`.

    Args:
        columns: what `generate` returned.
        path: the new file.
        names: what columns are to be called, so that a journey finds those it asks for (`Generator.names`); XES has its
            own names for case, activity and times.

    Raises:
        JourneyError: another ending, times beyond the year 9999, or a file that cannot be written.
    """
    _require_years(columns)
    target = Path(path)
    name = target.name.lower()
    called = {**NAMES, **(names or {})}
    if name.endswith(XES):
        with written_beside(target) as beside, _opened(beside, packed=name.endswith(".gz")) as file:
            _write_xes(columns, called, file)
        return
    form = next((form for ending, form in FORMS.items() if name.endswith(ending)), None)
    if form is None:
        raise JourneyError(
            f"{target.name} is no file that a log can be written to",
            "it must end in .parquet, .csv, .csv.gz, .xes or .xes.gz",
        )
    with written_beside(target) as beside, DuckEngine(threads=1) as engine:
        engine.register("made", dict(columns))
        picked = ", ".join(f"{_sql(column)} AS {identifier(called.get(column, column))}" for column in columns)
        select = f"SELECT {picked} FROM made"  # noqa: S608 - identifiers are quoted
        _copy(engine, select, beside, form)


def _copy(engine: DuckEngine, select: str, beside: Path, form: str) -> None:
    try:
        engine.perform("write-log", f"COPY ({select}) TO {literal(str(beside))} ({form}, USE_TMP_FILE false)")
    except JourneyError as error:
        why = str(error.__cause__)
        reason = next((code for code in TROUBLE if os.strerror(code) in why), None)
        if reason is not None and str(beside) in why:  # the new file's own trouble, not that of temporary files
            raise OSError(reason, os.strerror(reason)) from error
        raise


def _require_years(columns: Mapping[str, NDArray[Any]]) -> None:
    first, last = YEARS_US
    if len(columns["end"]) and not (first <= columns["start"].min() and columns["end"].max() <= last):
        raise JourneyError(
            "the log would go beyond the years 1 to 9999", "let it begin on another day: --begin 2026-10-01"
        )


def _sql(column: str) -> str:
    if column in ("start", "end"):
        return f"make_timestamp({identifier(column)}) AT TIME ZONE 'UTC'"
    return identifier(column) if column == "case" else f"CAST({identifier(column)} AS VARCHAR)"


@contextmanager
def _opened(path: Path, *, packed: bool) -> Iterator[BinaryIO]:
    with path.open("wb") as raw:
        if packed:
            with gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:  # no clock, no name: the same bytes each time
                yield file  # type: ignore[misc]
        else:
            yield raw


def _write_xes(columns: Mapping[str, NDArray[Any]], called: Mapping[str, str], file: BinaryIO) -> None:
    file.write(HEAD.encode())
    case = columns["case"]
    first = np.flatnonzero(np.r_[True, case[1:] != case[:-1]]) if len(case) else np.zeros(0, dtype=np.int64)
    further = [name for name in columns if name not in ("case", "activity", "start", "end")]
    for begin, end in zip(first, np.r_[first[1:], len(case)], strict=True):
        lines = [f"<trace>\n{_text('concept:name', case[begin])}"]
        for at in range(begin, end):
            texts = [
                _text(called.get(name, name), columns[name][at]) for name in further if columns[name][at] is not None
            ]
            lines.append(
                f"<event>{_text('concept:name', columns['activity'][at])}{''.join(texts)}"
                f"{_text('lifecycle:transition', 'complete')}"
                f"{_date('start_timestamp', columns['start'][at])}{_date('time:timestamp', columns['end'][at])}</event>"
            )
        file.write(("\n".join(lines) + "\n</trace>\n").encode())
    file.write(b"</log>\n")


def _text(key: str, value: Any) -> str:
    return f"<string key={quoteattr(_sayable(key))} value={quoteattr(_sayable(str(value)))}/>"


def _sayable(text: str) -> str:
    return NO_XML.sub("\ufffd", text)


def _date(key: str, value: Any) -> str:
    moment = EPOCH + timedelta(microseconds=int(value))
    return f'<date key="{key}" value="{moment.isoformat(timespec="microseconds")}"/>'
