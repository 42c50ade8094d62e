"""The readers by the form of file: a new form is one module and one line here."""

from __future__ import annotations

from journeymap.events.delimited import read_delimited
from journeymap.events.jsonlines import read_json_lines
from journeymap.events.parquet import read_parquet
from journeymap.events.relation import Reader
from journeymap.events.xes import read_xes

__all__ = ["READERS", "reader_of"]

READERS: dict[str, Reader] = {
    "csv": read_delimited,
    "json": read_json_lines,
    "parquet": read_parquet,
    "xes": read_xes,
}


def reader_of(kind: str) -> Reader:
    """The reader of a form of file."""
    return READERS[kind]
