"""What a log of events holds, before any journey is laid over it: never a case's name, never an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeymap.results.overlay import Quality
from journeymap.results.plain import to_plain
from journeymap.results.table import Table

__all__ = [
    "ActivityCount",
    "ColumnProfile",
    "Hint",
    "Matching",
    "PerCase",
    "Profile",
    "RoleFound",
    "Suggestion",
    "Unfit",
    "ValueCount",
]

VERSION = 1


@dataclass(frozen=True, slots=True)
class ValueCount:
    """A value of a column and how many rows have it."""

    value: str
    rows: int


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """A column of the log.

    Args:
        name: as the log has it.
        kind: text, whole number, number, time, yes/no, other, or empty.
        filled: the share of rows that have a value.
        distinct: how many values there are; about, where they are many.
        exact: whether `distinct` is counted, not estimated.
        values: the most frequent ones first, where they are few and cannot stand for a person.
    """

    name: str
    kind: str
    filled: float
    distinct: int
    exact: bool
    values: tuple[ValueCount, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleFound:
    """The columns that play a role, and how that is known: `said`, by the `preset`, or `guessed` from names and values."""

    role: str
    columns: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """How many events have an activity, and in how many cases."""

    activity: str
    events: int
    cases: int


@dataclass(frozen=True, slots=True)
class PerCase:
    """How many events cases have: quantiles over cases."""

    least: int
    median: int
    p90: int
    p99: int
    most: int


@dataclass(frozen=True, slots=True)
class Hint:
    """A key of `events:` that a column may be meant for, and what speaks for it."""

    key: str
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A touchpoint or outcome without `match`, and the activities it may be, the likeliest first (0..1)."""

    id: str
    activities: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Unfit:
    """An activity that a `match` names and no event has, and the closest that there is."""

    id: str
    activity: str
    closest: str | None


@dataclass(frozen=True, slots=True)
class Matching:
    """How a journey's touchpoints and outcomes fit the log's activities.

    Args:
        journey: the journey's id.
        suggested: those without `match` that surely are these activities.
        candidates: those that may be.
        unmatched: activities that nothing matches, with their events.
        unfitting: activities named by a `match` that the log does not have.
        empty: those whose `match` fits no event.
        block: `match:` as it may be put into the journey.
    """

    journey: str
    suggested: tuple[Suggestion, ...]
    candidates: tuple[Suggestion, ...]
    unmatched: Mapping[str, int]
    unfitting: tuple[Unfit, ...]
    empty: tuple[str, ...]
    block: str


@dataclass(frozen=True)
class Profile:
    """What a log holds.

    Args:
        log: its name.
        form: csv, parquet, json, xes, ocel-json, ocel-xml, duckdb, sqlite, or table.
        preset: the known kind of log it is, or None.
        rows: rows read, before anything was left out.
        columns: all columns.
        roles: which column is what.
        unknown: the roles that nothing tells (case, activity, time); without them nothing below is known.
        events: events that count; `cases` their cases.
        since, until: the first and the last event, ISO 8601 in UTC.
        per_case: events per case.
        activities: the most frequent first.
        quality: what there is to say about the data.
        hints: columns that may play further roles.
        block: `events:` as it may be put into a journey.
        matching: how a journey fits, where one was given.
        pseudonymised: whether values of columns were replaced.
    """

    log: str
    form: str
    preset: str | None
    rows: int
    columns: Table[ColumnProfile]
    roles: Table[RoleFound]
    unknown: tuple[str, ...] = ()
    events: int | None = None
    cases: int | None = None
    since: str | None = None
    until: str | None = None
    per_case: PerCase | None = None
    activities: Table[ActivityCount] = field(default_factory=lambda: Table([], ActivityCount))
    quality: tuple[Quality, ...] = ()
    hints: tuple[Hint, ...] = ()
    block: str = ""
    matching: Matching | None = None
    pseudonymised: bool = False

    def to_json(self) -> dict[str, Any]:
        """The profile as plain data, version 1."""
        plain: dict[str, Any] = to_plain(self)
        plain["quality"] = {
            row["kind"]: {key: value for key, value in row.items() if key != "kind"} for row in plain["quality"]
        }
        return {"journeymap": VERSION, **{("from" if key == "since" else key): value for key, value in plain.items()}}

    def _repr_html_(self) -> str:
        from journeymap.results.profile_html import profile_html

        return profile_html(self)
