"""Writing a log that was made: Parquet, CSV or XES, whole or not at all, the same bytes for the same log."""

from __future__ import annotations

import gzip
import os
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
        JourneyError: another ending, or a file that cannot be written.
    """
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
        engine.perform("write-log", f"COPY ({select}) TO {literal(str(beside))} ({form}, USE_TMP_FILE false)")


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
    return f"<string key={quoteattr(key)} value={quoteattr(str(value))}/>"


def _date(key: str, value: Any) -> str:
    moment = EPOCH + timedelta(microseconds=int(value))
    return f'<date key="{key}" value="{moment.isoformat(timespec="microseconds")}"/>'
