"""What a log's rows are worth: counted before anything is left out, with examples that name no case."""

from __future__ import annotations

from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.events.staging import KEPT, Staged
from journeymap.results.counting import one_or_many
from journeymap.results.overlay import Quality

__all__ = ["judge"]

EXAMPLES = 3
CONDITIONS = {
    "missing-case": "counts AND case_id IS NULL",
    "missing-activity": "counts AND activity IS NULL",
    "missing-time": "counts AND NOT has_time",
    "unreadable-times": "counts AND has_time AND time_us IS NULL",
    "unreadable-starts": "counts AND has_start AND start_us IS NULL",
    "negative-durations": "counts AND start_us > time_us",
    "times-without-zone": "counts AND time_us IS NOT NULL AND NOT zoned",
    "other-lifecycle": "NOT counts",
    "outside-the-days": "counts AND NOT inside",
}
MESSAGES = {
    "missing-case": ("event without a case, left out", "events without a case, left out"),
    "missing-activity": ("event without an activity, left out", "events without an activity, left out"),
    "missing-time": ("event without a time, left out", "events without a time, left out"),
    "unreadable-times": (
        "time that cannot be read; its event is left out",
        "times that cannot be read; their events are left out",
    ),
    "unreadable-starts": (
        "start time that cannot be read, taken as missing",
        "start times that cannot be read, taken as missing",
    ),
    "negative-durations": (
        "event that ends before it starts; its duration counts as 0",
        "events that end before they start; their duration counts as 0",
    ),
    "times-without-zone": ("time that names no zone, read as {zone}", "times that name no zone, read as {zone}"),
    "other-lifecycle": (
        "event that is no completion (lifecycle), left out",
        "events that are no completions (lifecycle), left out",
    ),
    "outside-the-days": ("event outside the days asked for, left out", "events outside the days asked for, left out"),
    "duplicates": ("event that repeats another event{removed}", "events that repeat another event{removed}"),
    "repeated-columns": (
        "column name that stands in the header more than once; its first column is read",
        "column names that stand in the header more than once; the first column of each is read",
    ),
}
"""What goes with a count of one, and with any other."""
SHOW_TEXT = {"unreadable-times": "time_text", "unreadable-starts": "start_text", "other-lifecycle": "lifecycle"}


def judge(engine: Engine, label: str, staged: Staged) -> tuple[int, int, tuple[Quality, ...]]:
    """Rows read, events kept, and what is to be said of the rest.

    Raises:
        JourneyError: no event is left.
    """
    events = engine.rows("read-size", "SELECT count(*) AS events FROM log")[0]["events"]
    counts = _counts(engine, staged, events)
    if not events:
        raise _nothing_left(engine, label, staged, counts)
    found = [_quality(engine, staged, kind, counts[kind]) for kind in CONDITIONS if counts[kind]]
    repeated = engine.rows("read-duplicates", _duplicates_select(staged))[0]["n"]
    if repeated:
        removed = ", left out" if staged.unique else ", kept"
        found.append(
            Quality("duplicates", repeated, one_or_many(repeated, *MESSAGES["duplicates"]).format(removed=removed))
        )
    if names := staged.relation.repeated:
        found.append(
            Quality("repeated-columns", len(names), one_or_many(len(names), *MESSAGES["repeated-columns"]), names)
        )
    return counts["rows"], events, tuple(found)


def _counts(engine: Engine, staged: Staged, events: int) -> dict[str, int]:
    """Rows by what is amiss with them; where every row became an event, that is known without another look."""
    if staged.dated and not staged.started:
        rows = engine.rows("read-rows", f"SELECT count(*) AS rows FROM {staged.relation.table}")[0]["rows"]
        if rows == events:
            unzoned = events if staged.dated == "FALSE" else 0
            return dict.fromkeys(CONDITIONS, 0) | {"rows": rows, "times-without-zone": unzoned}
    return engine.rows("read-quality", _counts_select(staged))[0]


def _counts_select(staged: Staged) -> str:
    counts = ",\n  ".join(f'count(*) FILTER ({condition}) AS "{kind}"' for kind, condition in CONDITIONS.items())
    return f"SELECT count(*) AS rows,\n  {counts}\nFROM ({staged.select})"


def _duplicates_select(staged: Staged) -> str:
    """Events beyond the first of those with the same id; without an id, with the same value in every role."""
    if not (staged.has_id or staged.sequenced):
        listed = ", ".join(staged.told)
        # only events of the same case and time can be the same
        return f"""WITH tied AS (
  SELECT {listed} FROM (
    SELECT {listed}, lag(time_us) OVER w AS before_us, lead(time_us) OVER w AS after_us
    FROM log WINDOW w AS (PARTITION BY case_id ORDER BY time_us))
  WHERE time_us = before_us OR time_us = after_us
)
SELECT (SELECT count(*) FROM tied) - (SELECT count(*) FROM (SELECT DISTINCT {listed} FROM tied)) AS n"""
    roles = [*staged.told, "sequence"]
    keys = ["event_id", *(f"CASE WHEN event_id IS NULL THEN {role} END" for role in roles)] if staged.has_id else roles
    listed, kept = ", ".join(keys), f"{KEPT} AND case_id IS NOT NULL"
    # numbers are grouped several times as fast as texts, and few rows are left to compare by text
    return f"""WITH repeated AS (
  SELECT hash({listed}) AS number FROM ({staged.select}) WHERE {kept} GROUP BY number HAVING count(*) > 1
)
SELECT coalesce(sum(n - 1), 0) AS n FROM (
  SELECT count(*) AS n FROM ({staged.select}) WHERE {kept} AND hash({listed}) IN (SELECT number FROM repeated)
  GROUP BY {listed})"""


def _quality(engine: Engine, staged: Staged, kind: str, count: int) -> Quality:
    message = one_or_many(count, *MESSAGES[kind]).format(zone=staged.zone or "UTC")
    return Quality(kind, count, message, _examples(engine, staged, kind))


def _examples(engine: Engine, staged: Staged, kind: str) -> tuple[str, ...]:
    text = SHOW_TEXT.get(kind, "NULL")
    rows = engine.fetch(
        "read-examples",
        f"SELECT position, {text} AS value FROM ({staged.select}) WHERE {CONDITIONS[kind]}"
        f" ORDER BY position LIMIT {EXAMPLES}",
    )
    return tuple(_example(staged, row) for row in rows)


def _example(staged: Staged, row: dict[str, Any]) -> str:
    relation, value = staged.relation, row["value"]
    place = f"{relation.place} {row['position'] + relation.first}" if row["position"] is not None else "a row"
    return place if value is None else f'{place}: "{value[:40]}"'


def _nothing_left(engine: Engine, label: str, staged: Staged, counts: dict[str, Any]) -> JourneyError:
    rows = counts["rows"]
    if not rows:
        return JourneyError(f"the log {label} has no rows")
    if counts["unreadable-times"]:
        example = _examples(engine, staged, "unreadable-times")[0]
        return JourneyError(
            f"none of the times of the log {label} can be read, the first in {example}",
            "write times as 2026-03-28 14:30:00+01:00, or as seconds or milliseconds since 1970",
        )
    for role in ("case", "activity", "time"):
        if counts[f"missing-{role}"] == rows:
            return JourneyError(f"the {role} is missing in every row of the log {label}")
    if staged.since is None and staged.until is None:
        return JourneyError(f"no row of the log {label} has a case, an activity and a time")
    days = f"from {staged.since or 'its start'} until {staged.until or 'its end'}"
    return JourneyError(f"the log {label} has no events {days}", "mend from: and until: of the journey's events:")
