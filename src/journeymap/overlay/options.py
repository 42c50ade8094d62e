"""What a caller may say about an overlay; it goes before what the journey says."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.graph.compile import JourneyGraph
from journeymap.model.values import Duration

__all__ = ["Options", "options_from"]

LONGEST_S = 1e12
"""30,000 years: no silence is longer."""

NOT_ROLES = ("inactive_after", "observed_until", "restart", "funnel_within")


@dataclass(frozen=True, slots=True)
class Options:
    """How a log is read and a journey laid over it; None leaves it to the journey, then to the log's preset.

    Args:
        case, activity, time, start, channel, sequence, event_id, lifecycle, cluster: the log's columns by role.
        timezone: the zone of times written without one.
        preset: a known kind of log.
        from_, until: only events from this day on, and before this day.
        object_type: which objects of an OCEL log are the cases.
        inactive_after: tau, as a duration such as "30d", or in seconds.
        observed_until: when watching ended: a date or a time.
        restart: when a person's events begin a new journey: never, after-outcome, or a silence such as "30d".
        funnel_within: how long after its first step a case may reach the funnel's others, as a duration or in seconds.
    """

    case: str | None = None
    activity: str | None = None
    time: str | None = None
    start: str | None = None
    channel: str | None = None
    sequence: str | None = None
    event_id: str | None = None
    lifecycle: str | None = None
    cluster: str | None = None
    timezone: str | None = None
    preset: str | None = None
    from_: str | None = None
    until: str | None = None
    object_type: str | None = None
    inactive_after: str | float | None = None
    observed_until: str | None = None
    restart: str | None = None
    funnel_within: str | float | None = None

    @property
    def roles(self) -> dict[str, str | None]:
        """What concerns the reading of the log, by field of `Roles`."""
        return {
            field.name: getattr(self, field.name) for field in dataclasses.fields(self) if field.name not in NOT_ROLES
        }

    def silence_s(self, graph: JourneyGraph) -> float | None:
        """Tau in seconds, if anybody said one."""
        if self.inactive_after is not None:
            return _seconds("inactive-after", self.inactive_after)
        events = graph.journey.events
        return None if events is None or events.inactive_after is None else events.inactive_after.seconds

    def funnel_within_s(self, graph: JourneyGraph) -> float | None:
        """The funnel's window in seconds, if anybody said one."""
        if self.funnel_within is not None:
            return _seconds("funnel-within", self.funnel_within)
        within = graph.journey.funnel_within
        return None if within is None else within.seconds


def options_from(given: Mapping[str, Any]) -> Options:
    """The options by name; `from` may be written for `from_`.

    Raises:
        JourneyError: there is no such option.
    """
    named = {"from_" if name == "from" else name: value for name, value in given.items()}
    known = [field.name for field in dataclasses.fields(Options)]
    for name in named:
        if name not in known:
            close = difflib.get_close_matches(name, known, 1)
            hint = f'did you mean "{close[0]}"? ' if close else ""
            raise JourneyError(f'an overlay has no option "{name}"', f"{hint}there are: {', '.join(known)}")
    return Options(**named)


def _seconds(name: str, given: str | float) -> float:
    if isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given <= LONGEST_S:
        return float(given)
    try:
        duration = Duration.parse(str(given))
    except ValueError:
        duration = None
    if duration is None or duration.low != duration.high:
        raise JourneyError(f'{name}: "{given}" is not a duration', "write one such as 30d or 12h")
    return duration.seconds
