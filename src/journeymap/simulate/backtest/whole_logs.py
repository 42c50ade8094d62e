"""Whole logs compared: the public protocol on the journey's own log."""

from __future__ import annotations

import numpy as np

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.results.backtest import Distances
from journeymap.simulate.backtest.protocol import Log, benchmark, split

__all__ = ["RUNS", "compare_logs"]

RUNS = 10
MOST_EVENTS = 5_000_000
"""The distances are of whole logs, so that their events must be held in memory."""

EVENTS = """-- Every event of the log, for the public protocol: its distances are of events, not of figures.
SELECT case_id, activity, coalesce(start_us, time_us) AS began, time_us AS ended
FROM log
ORDER BY case_id, time_us, seq, activity"""


def compare_logs(engine: Engine, *, seed: int, runs: int = RUNS) -> Distances:
    """Train on the first four fifths of the events in the engine's table `log`, draw logs as long as the rest, compare.

    Args:
        engine: holds the log as it was read.
        seed: of the first run.
        runs: how many logs are drawn.

    Raises:
        JourneyError: log-distance-measures is not installed, the log is too large, or it cannot be cut in two.
    """
    events = engine.rows("log-size", "-- How many events there are.\nSELECT count(*) AS events FROM log")[0]["events"]
    if events > MOST_EVENTS:
        raise JourneyError(
            f"the public benchmark holds whole logs in memory, and this one has {events:,} events",
            f"take a part of it: up to {MOST_EVENTS:,} events, by --from and --until",
        )
    found = engine.columns("log-events", EVENTS)
    log: Log = {
        "case": np.asarray(found["case_id"]),
        "activity": np.asarray(found["activity"], dtype=object).astype(str),
        "start": np.asarray(found["began"], dtype=np.int64),
        "end": np.asarray(found["ended"], dtype=np.int64),
    }
    train, test, left_out = split(log)
    return benchmark(train, test, runs=runs, seed=seed, left_out=left_out)
