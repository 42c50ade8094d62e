"""What the events of the table `log` are: activities, cases, the time they span."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.events.duck import DuckEngine
from journeymap.events.instants import iso_time
from journeymap.results.profile import ActivityCount, PerCase

__all__ = ["Measured", "measure_log"]


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of a log; `since` and `until` are ISO 8601."""

    cases: int
    since: str
    until: str
    per_case: PerCase
    activities: tuple[ActivityCount, ...]


def measure_log(engine: DuckEngine) -> Measured:
    """Count what the table `log` holds; it has a row at least."""
    span = engine.fetch("profile", "SELECT min(time_us) AS since, max(time_us) AS until FROM log")[0]
    lengths = [
        (row["events"], row["cases"])
        for row in engine.fetch(
            "profile",
            """SELECT events, count(*) AS cases FROM (SELECT count(*) AS events FROM log GROUP BY case_id)
GROUP BY events ORDER BY events""",
        )
    ]
    activities = engine.fetch(
        "profile",
        """SELECT activity, sum(n)::BIGINT AS events, count(*) AS cases
FROM (SELECT activity, count(*) AS n FROM log GROUP BY activity, case_id)
GROUP BY activity ORDER BY events DESC, activity""",
    )
    return Measured(
        cases=sum(cases for _, cases in lengths),
        since=iso_time(span["since"]),
        until=iso_time(span["until"]),
        per_case=PerCase(
            least=lengths[0][0],
            median=_quantile(lengths, 0.5),
            p90=_quantile(lengths, 0.9),
            p99=_quantile(lengths, 0.99),
            most=lengths[-1][0],
        ),
        activities=tuple(ActivityCount(row["activity"], row["events"], row["cases"]) for row in activities),
    )


def _quantile(lengths: list[tuple[int, int]], share: float) -> int:
    """The least number of events that `share` of the cases do not exceed."""
    needed, seen = share * sum(cases for _, cases in lengths), 0
    for events, cases in lengths:
        seen += cases
        if seen >= needed:
            return events
    return lengths[-1][0]
