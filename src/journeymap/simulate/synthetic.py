"""A log drawn like a real one, without any of its customers: fitted, drawn by seed, written to a file."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from journeymap.events.engine import Engine
from journeymap.events.instants import instant_us
from journeymap.graph.compile import JourneyGraph
from journeymap.results.synthetic import SyntheticLog
from journeymap.simulate.run import Tell, lay_log

__all__ = ["synthesise_log"]


def synthesise_log(
    graph: JourneyGraph,
    engine: Engine,
    log: Any,
    path: str | os.PathLike[str],
    *,
    cases: int | None = None,
    begin: str | None = None,
    seed: int = 1,
    tell: Tell = lambda _: None,
    **options: Any,
) -> SyntheticLog:
    """Fit a generator to a log and write what it draws.

    Args:
        graph: the compiled journey.
        engine: where the log is counted.
        log: what `overlay.run.overlay_log` takes.
        path: the new file: .parquet, .csv, .csv.gz, .xes or .xes.gz.
        cases: how many; None: as many as the log has.
        begin: the day on which it begins; None: when the log does.
        seed: another gives another log.
        tell: is told what is being done.
        **options: the fields of `overlay.options.Options`.

    Raises:
        JourneyError: the log cannot be read, no kind of event in it is frequent enough, or the file cannot be written.
    """
    from journeymap.simulate.generate import fit_generator, generate, write_log

    start = None if begin is None else instant_us(begin, options.get("timezone"))
    base = lay_log(graph, engine, log, tell=tell, **options)
    tell("fit")
    generator = fit_generator(engine, base)
    tell("write")
    drawn = generate(generator, cases=cases, seed=seed, start=start)
    drawn |= _empty_columns(graph, len(drawn["case"]), {generator.names.get(name, name) for name in drawn})
    write_log(drawn, path, names=generator.names)
    return SyntheticLog(os.fspath(path), len(np.unique(drawn["case"])), len(drawn["case"]), seed)


def _empty_columns(graph: JourneyGraph, events: int, there: set[str]) -> dict[str, Any]:
    """Columns of segments, which a generator knows nothing of: empty ones, so that the same journey reads the new log."""
    source = graph.journey.events
    asked = source.segments if source is not None else ()
    return {column: np.full(events, None, dtype=object) for column in asked if column not in there}
