"""Which column of a log plays which role, as the journey and the command line say it."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeymap.diagnostics import JourneyError

if TYPE_CHECKING:
    from journeymap.model.data import EventsSource

__all__ = ["Roles", "roles_from"]


@dataclass(frozen=True, slots=True)
class Roles:
    """Column names by role, and how times are read; None leaves a role to the preset.

    Args:
        timezone: the IANA zone of times written without one; unsaid: UTC.
        cluster: the column that tells persons apart; unsaid: the case.
        from_: only events from this day on (ISO date, in `timezone`).
        until: only events before this day.
        object_type: which objects of an OCEL log are the cases.
        extra: further columns that must be there: of conditions and of `segments`.
        hoped: further columns that are used where they are there: of personas and metrics.
    """

    case: str | None = None
    activity: str | None = None
    time: str | None = None
    start: str | None = None
    channel: str | None = None
    sequence: str | None = None
    event_id: str | None = None
    lifecycle: str | None = None
    timezone: str | None = None
    cluster: str | None = None
    preset: str | None = None
    from_: str | None = None
    until: str | None = None
    object_type: str | None = None
    extra: tuple[str, ...] = ()
    hoped: tuple[str, ...] = ()


def roles_from(events: EventsSource | None, overrides: Mapping[str, Any] | None = None) -> Roles:
    """The roles of a journey's `events:`, with what the command line or the caller says in their place.

    Args:
        events: the journey's `events:`; its `segments` become further columns.
        overrides: by field of `Roles`; None leaves what the journey says, `extra` and `hoped` are added.

    Raises:
        JourneyError: an override has no such role.
    """
    given = {name: value for name, value in (overrides or {}).items() if value is not None}
    fields = [field.name for field in dataclasses.fields(Roles)]
    for name in given:
        if name not in fields:
            close = difflib.get_close_matches(name, fields, 1)
            raise JourneyError(f'a log has no role "{name}"', f'did you mean "{close[0]}"?' if close else "")
    said = {} if events is None else {name: getattr(events, name) for name in fields if name not in ("extra", "hoped")}
    segments = () if events is None else events.segments
    extra = tuple(dict.fromkeys((*segments, *given.pop("extra", ()))))
    return Roles(**(said | given), extra=extra)
