"""When watching began and ended, and what that says about the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.overlay.steps import fetch

__all__ = ["DAY_US", "Observation", "iso_time", "observe"]

DAY_US = 86_400_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Observation:
    """What the log spans; times in microseconds since 1970 UTC.

    Args:
        events: rows of the log.
        cases: cases in the log, on the map or not.
        since: the first event.
        until: the observation end T.
        said: whether somebody said when watching ended.
        leap: how long after the twentieth-last event the last one comes; None in a log of fewer.
        channels: whether any event names a channel.
        tail: how long before the last event watching ended, since the newest events may still change.
    """

    events: int
    cases: int
    since: int
    until: int
    said: bool
    leap: int | None
    channels: bool
    tail: int = 0


def observe(engine: Engine, *, observed_until: int | None = None, tail: int = 0) -> Observation:
    """Find the observation end of the table `log`.

    Args:
        engine: holds the table `log`.
        observed_until: when watching ended, if somebody said so; else the last event counts.
        tail: how long the newest events may still change, in microseconds; they are left out.

    Raises:
        JourneyError: the log has no events, or none until then.
    """
    row = fetch(engine, "extent")[0]
    if not row["events"]:
        raise JourneyError("the log holds no events")
    until = observed_until if observed_until is not None else row["last"] - tail
    if until < row["since"]:
        raise JourneyError(
            f"watching ended on {iso_time(until)}, and the log's first event is of {iso_time(row['since'])}",
            "check observed-until under events:"
            if observed_until is not None
            else "the newest events of this kind of log may still change and are left out: take a longer log",
        )
    newest = fetch(engine, "newest")[0]
    return Observation(
        events=row["events"],
        cases=row["cases"],
        since=row["since"],
        until=until,
        said=observed_until is not None,
        leap=row["last"] - newest["twentieth"] if newest["events"] == 20 else None,
        channels=row["with_channel"] > 0,
        tail=tail if observed_until is None else 0,
    )


def iso_time(micros: int) -> str:
    """Microseconds since 1970 as ISO 8601 in UTC, with as many decimals as it takes."""
    try:
        return (EPOCH + timedelta(microseconds=micros)).isoformat().replace("+00:00", "Z")
    except OverflowError:
        return f"{micros} microseconds after 1970"
