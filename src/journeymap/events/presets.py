"""Known kinds of logs: which columns play which role, and how a kind is recognised."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

__all__ = ["PRESETS", "Pick", "Preset", "recognise"]

HOUR_US = 3_600_000_000


@dataclass(frozen=True, slots=True)
class Pick:
    """The columns that may play a role.

    `how` says what several mean: `first` the first that is there, `coalesce` the first with a value in each row,
    `join` all of them put together.
    """

    columns: tuple[str, ...]
    how: str = "first"


def _first(*columns: str) -> Pick:
    return Pick(columns)


def _coalesce(*columns: str) -> Pick:
    return Pick(columns, "coalesce")


@dataclass(frozen=True, slots=True)
class Preset:
    """A known kind of log.

    Args:
        roles: the columns by role (case, activity, time, start, channel, event_id, lifecycle).
        signature: columns that must be there too for the kind to be recognised; one of them is enough.
        ties: columns that order events of the same time.
        unit: what whole numbers in the time column count (`us`); unsaid: told from their size.
        unique: whether events with an id that was already seen are removed, because the source repeats them.
        by_person: whether a case is a person, who may make the journey again.
        provisional_us: how long the newest events may still change, in microseconds.
    """

    roles: Mapping[str, Pick]
    signature: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    unit: str | None = None
    unique: bool = False
    by_person: bool = False
    provisional_us: int = 0
    required: tuple[str, ...] = field(default=("case", "activity", "time"))


PRESETS: dict[str, Preset] = {
    "xes": Preset(
        {
            "case": _first("case:concept:name"),
            "activity": _first("concept:name"),
            "time": _first("time:timestamp"),
            "start": _first("start_timestamp"),
            "lifecycle": _first("lifecycle:transition"),
        }
    ),
    "ga4": Preset(
        {
            "case": _coalesce("user_id", "user_pseudo_id"),
            "activity": _first("event_name"),
            "time": _first("event_timestamp"),
        },
        signature=("user_pseudo_id",),
        ties=("batch_page_id", "batch_ordering_id", "batch_event_index"),
        unit="us",
        by_person=True,
        provisional_us=72 * HOUR_US,
    ),
    "snowplow": Preset(
        {
            "case": _coalesce("user_id", "domain_userid"),
            "activity": _first("event_name"),
            "time": _first("derived_tstamp"),
            "event_id": _first("event_id"),
        },
        unique=True,
        by_person=True,
    ),
    "posthog": Preset(
        {
            "case": _first("person_id", "distinct_id"),
            "activity": _first("event"),
            "time": _first("timestamp"),
            "event_id": _first("uuid"),
        },
        by_person=True,
    ),
    "cloudevents": Preset(
        {
            "case": _first("subject"),
            "activity": _first("type"),
            "time": _first("time"),
            "event_id": Pick(("source", "id"), "join"),
        },
        signature=("specversion", "source"),
    ),
    "segment": Preset(
        {
            "case": _coalesce("userId", "anonymousId", "user_id", "anonymous_id"),
            "activity": _coalesce("event", "name"),
            "time": _first("timestamp"),
            "event_id": _first("messageId", "message_id", "id"),
        },
        signature=("messageId", "message_id", "anonymousId", "anonymous_id"),
        by_person=True,
    ),
    "retentioneering": Preset(
        {"case": _first("user_id"), "activity": _first("event"), "time": _first("timestamp")}, by_person=True
    ),
    "disco": Preset(
        {
            "case": _first("Case ID", "case_id"),
            "activity": _first("Activity", "activity_name"),
            "time": _first("Complete Timestamp", "end_time", "end_timestamp"),
            "start": _first("Start Timestamp", "start_time", "start_timestamp"),
        }
    ),
}
"""In the order of recognition: what is told by rarer names comes first."""


def recognise(columns: Collection[str]) -> str | None:
    """The preset whose columns are there, or None; case does not matter.

    >>> recognise(["Case ID", "Activity", "Complete Timestamp", "Resource"])
    'disco'
    """
    present = {name.casefold() for name in columns}
    return next((name for name, preset in PRESETS.items() if _fits(preset, present)), None)


def _fits(preset: Preset, present: set[str]) -> bool:
    def any_of(names: tuple[str, ...]) -> bool:
        return any(name.casefold() in present for name in names)

    return all(any_of(preset.roles[role].columns) for role in preset.required) and (
        not preset.signature or any_of(preset.signature)
    )
