"""How far a simulated log is from the one that came: the five distances of the public protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from journeymap.diagnostics import JourneyError

__all__ = ["FIGURES", "log_distances"]

FIGURES = ("n_gram", "absolute", "circadian", "relative", "cycle_time")
SIZE = 3

Log = Mapping[str, NDArray[Any]]


def log_distances(came: Log, simulated: Log) -> tuple[float, float, float, float, float]:
    """The distances between two logs, as log-distance-measures has them (Chapela-Campa et al. 2023, 2025).

    Args:
        came: the log that came: columns case, activity, start and end (microseconds since 1970 UTC).
        simulated: the same of the simulated one.

    Returns:
        n-gram (triples of activities; 0 to 1), absolute and relative event distribution, circadian, cycle time (hours);
        events count by their start and by their end. Lower is better.

    Raises:
        JourneyError: log-distance-measures is not installed.
    """
    measures = _measures()
    first, ids = _frame(came)
    second, _ = _frame(simulated)
    import pandas as pd

    both = (first, ids, second, ids)
    found = (
        measures["n_gram"](*both, n=SIZE),
        measures["absolute"](*both),
        measures["circadian"](*both),
        measures["relative"](*both),
        measures["cycle_time"](*both, bin_size=pd.Timedelta(hours=1)),
    )
    return tuple(float(value) for value in found)  # type: ignore[return-value]


def _measures() -> dict[str, Any]:
    try:
        from log_distance_measures.absolute_event_distribution import absolute_event_distribution_distance
        from log_distance_measures.circadian_event_distribution import circadian_event_distribution_distance
        from log_distance_measures.cycle_time_distribution import cycle_time_distribution_distance
        from log_distance_measures.n_gram_distribution import n_gram_distribution_distance
        from log_distance_measures.relative_event_distribution import relative_event_distribution_distance
    except ImportError as error:
        raise JourneyError(
            "the distances of the public protocol need log-distance-measures, which is not installed",
            "pip install journeymap[backtest] (Python 3.11 or 3.12)",
        ) from error
    return {
        "n_gram": n_gram_distribution_distance,
        "absolute": absolute_event_distribution_distance,
        "circadian": circadian_event_distribution_distance,
        "relative": relative_event_distribution_distance,
        "cycle_time": cycle_time_distribution_distance,
    }


def _frame(log: Log) -> tuple[Any, Any]:
    """A log as a frame with the columns that the measures ask for; its defaults are both timestamps, by the hour."""
    import pandas as pd
    from log_distance_measures.config import EventLogIDs

    frame = pd.DataFrame({name: log[name] for name in ("case", "activity")})
    for name in ("start", "end"):
        frame[name] = pd.to_datetime(log[name], unit="us", utc=True)
    return frame, EventLogIDs(case="case", activity="activity", start_time="start", end_time="end")
