"""Logs without a journey: drafts from them, profiles, other forms."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from journeymap.api.engines import in_duckdb

if TYPE_CHECKING:
    from journeymap.api.journeys import JourneyMap
    from journeymap.discover.writing import Written
    from journeymap.results.converted import Converted
    from journeymap.results.profile import Profile

__all__ = ["convert", "discover", "draft", "drafted", "profile"]


def discover(log: Any, **options: Any) -> str:
    """A draft journey from a log, as the text of its file; `check` is clean on it.

    Args:
        log: a file (CSV, Parquet, JSON lines, XES, OCEL 2.0; also compressed), a glob, a DataFrame or an Arrow table.
        **options: `least`, `ways`, `fit` (shares such as "2%"), `touchpoints` (how many), `leave_out` (patterns of
            activities), `name`, `language`; `case`, `activity`, `time` and the like: columns of the log; `engine`: an
            engine that is already open (it stays open).

    Raises:
        JourneyError: the log cannot be read, or an option is wrong.
    """
    return drafted(log, **options).journey


draft = discover
"""The same for `journeymap.draft`, since `journeymap.discover` is the package that does it."""


def drafted(
    log: Any,
    *,
    split: bool = False,
    name: str | None = None,
    journey_id: str | None = None,
    language: str | None = None,
    engine: Any = None,
    tell: Callable[[str], None] = lambda _: None,
    **options: Any,
) -> Written:
    """As `discover`, with the data file beside the journey's if the two are to be `split`, and a summary.

    `tell` is told what is being done.
    """
    from journeymap.discover.options import language_from, split_options
    from journeymap.discover.run import discover_log
    from journeymap.discover.writing import write_draft
    from journeymap.events.duck import DuckEngine

    thresholds, roles = split_options(options)
    said = language_from(language)
    own = engine or DuckEngine()
    try:
        found = discover_log(own, log, thresholds=thresholds, language=said, tell=tell, **roles)
    finally:
        if engine is None:
            own.close()
    return write_draft(found, journey_id=journey_id, name=name, split=split)


def profile(log: Any, journey: JourneyMap | None = None, *, pseudonymise: bool = False, **options: Any) -> Profile:
    """Say what a log of events holds: columns, which of them is what, activities, quality, and a ready `events:`.

    Args:
        log: a file (CSV, Parquet, JSON lines, XES, OCEL 2.0; also compressed), a glob, a folder of Parquet, a table of a
            database (`FILE::TABLE`), a DataFrame, an Arrow table or stream, or a DuckDB relation.
        journey: also says which activities may be its touchpoints, and what its `match` does not fit.
        pseudonymise: show `value-1` … in place of values of columns.
        **options: `case`, `activity`, `time` and the other roles, as the command line has them; `engine`: a DuckDB engine
            that is already open (it stays open).

    Raises:
        JourneyError: the log cannot be read, or lacks a column that was named.
    """
    from journeymap.discover.profiling import profile as profiled

    graph = None if journey is None else journey.graph
    with in_duckdb(options) as (engine, roles):
        return profiled(engine, log, roles, graph, pseudonymise=pseudonymise)


def convert(log: Any, path: str | os.PathLike[str], *, pseudonymise: bool = False, **options: Any) -> Converted:
    """Write a log to a Parquet or CSV file: the same columns, rows and values; times as timestamps in UTC.

    Args:
        log: as for `profile`.
        path: the new file, `.parquet` or `.csv`; never the log itself.
        pseudonymise: write numbers in place of what tells cases, persons and events apart.
        **options: as for `profile`.

    Raises:
        JourneyError: the log cannot be read, or the file cannot be written.
    """
    from journeymap.events.convert import convert_log
    from journeymap.events.roles import roles_from

    with in_duckdb(options) as (engine, roles):
        return convert_log(engine, log, path, roles_from(None, roles), pseudonymise=pseudonymise)
