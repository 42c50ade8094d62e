"""What is known of a log once its events are in an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeymap.results.overlay import Quality

__all__ = ["EventLog"]


@dataclass(frozen=True)
class EventLog:
    """A log whose events are in the engine's table `log`.

    The table has one row per event that counts: `case_id` (a number or a text, for joining only), `activity` (text),
    `time_us` (microseconds since 1970 UTC of the event's end), `start_us` (or NULL), `channel` (text or NULL), `seq`
    (orders events of the same time), `cluster` (the person, else the case; for joining only), and `x_1`, `x_2` … (text)
    for the further columns asked for. The names of cases and persons stay behind, by `number`, in the tables `case_names`
    and `person_names`, which nothing reads.

    Args:
        label: the log's name, for people.
        content: 12 hexadecimal digits that stand for the files' bytes; None for a table in memory.
        preset: the kind of log that was recognised or named.
        roles: the columns that play each role.
        rows: rows read, before anything was left out.
        events: rows in the table `log`.
        quality: what was found, and what was left out.
        has_sequence: whether `seq` says in which order events of the same time came.
        provisional_tail_us: how long the newest events of such a log may still change.
        by_person: whether a case is a person, who may make the journey again.
        columns: the table's column by the name of each further column asked for.
    """

    label: str
    content: str | None
    preset: str | None
    roles: Mapping[str, tuple[str, ...]]
    rows: int
    events: int
    quality: tuple[Quality, ...] = ()
    has_sequence: bool = True
    provisional_tail_us: int = 0
    by_person: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
