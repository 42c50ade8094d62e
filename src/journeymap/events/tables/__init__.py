"""Tables of databases as logs: `FILE::TABLE` in DuckDB and SQLite files."""

from __future__ import annotations

from journeymap.events.tables.duckdb_file import read_duckdb, release
from journeymap.events.tables.sqlite_file import read_sqlite

__all__ = ["read_duckdb", "read_sqlite", "release"]
