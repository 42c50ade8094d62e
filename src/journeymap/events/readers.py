"""The readers by the form of file: a new form is one module and one line here."""

from __future__ import annotations

from journeymap.events.delimited import read_delimited
from journeymap.events.jsonlines import read_json_lines
from journeymap.events.ocel import read_ocel_json, read_ocel_xml
from journeymap.events.parquet import read_parquet
from journeymap.events.relation import Reader
from journeymap.events.tables import read_duckdb, read_sqlite
from journeymap.events.xes import read_xes

__all__ = ["READERS", "reader_of"]

READERS: dict[str, Reader] = {
    "csv": read_delimited,
    "json": read_json_lines,
    "parquet": read_parquet,
    "xes": read_xes,
    "ocel-json": read_ocel_json,
    "ocel-xml": read_ocel_xml,
    "duckdb": read_duckdb,
    "sqlite": read_sqlite,
}


def reader_of(kind: str) -> Reader:
    """The reader of a form of file."""
    return READERS[kind]
