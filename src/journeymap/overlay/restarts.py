"""Restarts: the events of a person who makes the journey again are parted into journeys, each a case of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.events.statements import identifier
from journeymap.graph.compile import JourneyGraph
from journeymap.model.values import Duration
from journeymap.overlay.mapping import Mapped
from journeymap.overlay.options import Options
from journeymap.overlay.steps import keep

__all__ = ["Restart", "no_journeys", "part_journeys", "restart_of"]

NEVER, AFTER_OUTCOME = "never", "after-outcome"
OWN = ("cluster", "activity", "channel", "time_us", "start_us", "seq")


@dataclass(frozen=True, slots=True)
class Restart:
    """When a person's events begin a new journey.

    Args:
        said: `after-outcome`, or a silence such as `30d`.
        silence_us: that silence in microseconds; None after an outcome.
    """

    said: str
    silence_us: int | None = None

    @property
    def words(self) -> str:
        """How a journey begins, for people."""
        if self.silence_us is None:
            return "a new one begins at the first touchpoint after an outcome"
        return f"a new one begins after {self.said} without an event"


def restart_of(graph: JourneyGraph, options: Options, *, by_person: bool) -> Restart | None:
    """The rule that the caller, the journey, or the kind of log asks for; None where cases stay as they are.

    Raises:
        JourneyError: the caller's rule is none.
    """
    events = graph.journey.events
    said = options.restart or (events.restart if events else None) or (AFTER_OUTCOME if by_person else NEVER)
    if said == NEVER:
        return None
    return Restart(said) if said == AFTER_OUTCOME else Restart(said, _silence_us(said))


def part_journeys(engine: Engine, restart: Restart, mapped: Mapped, further: Iterable[str]) -> None:
    """Give each journey of a person a case of its own in the table `log`, and make `later_journeys`.

    Args:
        engine: holds the tables `log`, `kinds` and `nodes`.
        restart: when a new journey begins.
        mapped: knows how events and their kinds are joined.
        further: further columns of `log`.
    """
    engine.create("log", _parted_select(engine, restart, mapped, [*OWN, *(identifier(name) for name in further)]))
    keep(engine, "later_journeys")


def no_journeys(engine: Engine) -> None:
    """Make `later_journeys` empty: every case is one journey."""
    keep(engine, "one_journey", table="later_journeys")


def _parted_select(engine: Engine, restart: Restart, mapped: Mapped, columns: Sequence[str]) -> str:
    if restart.silence_us is None:
        before = "CASE WHEN n.kind IN ('step', 'outcome') THEN n.node END"
        begins = "m.kind = 'step' AND (b.kind = 'outcome' OR b.reaches > 0 AND b.node <> m.node)"
        joined = "\n    LEFT JOIN nodes AS b ON m.last_seen = b.node"
    else:
        before = "CASE WHEN coalesce(n.kind, '') <> 'sent' THEN e.time_us END"
        begins = f"coalesce(m.kind, '') <> 'sent' AND m.time_us - m.last_seen >= {restart.silence_us}"
        joined = ""
    listed, own = ", ".join(columns), ", ".join(f"e.{name}" for name in columns)
    return f"""-- Events by journey: `journey` counts from 0 for each case of the log, and each journey becomes a case of its own. A new
-- one begins at a visit after an outcome (the visit that stands for the outcome aside), or after a silence, whichever was
-- asked for. One-way messages begin none and break no silence. `last_seen` is the last event that matters for that: its
-- touchpoint or outcome, or its time.
SELECT {_key(engine)} AS case_id, {listed}, journey
FROM (
  SELECT case_id, {listed}, CAST(sum(begins) OVER (
    PARTITION BY case_id ORDER BY time_us, seq, node ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS BIGINT) AS journey
  FROM (
    SELECT m.*, CASE WHEN {begins} THEN 1 ELSE 0 END AS begins
    FROM (
      SELECT
        e.case_id, {own}, coalesce(n.node, 0) AS node, n.kind,
        lag({before} IGNORE NULLS) OVER (PARTITION BY e.case_id ORDER BY e.time_us, e.seq, coalesce(n.node, 0)) AS last_seen
      FROM log AS e
      JOIN kinds AS k ON {mapped.same_kind}
      LEFT JOIN nodes AS n ON k.node = n.node
    ) AS m{joined}
  ) AS marked
) AS counted"""  # noqa: S608 - our own names, and identifiers that are quoted


def _key(engine: Engine) -> str:
    """A key for each journey of each case: numbers stay numbers."""
    greatest = engine.fetch("greatest-case", "SELECT max(case_id) AS greatest FROM log")[0]["greatest"]
    if isinstance(greatest, int):
        return f"CAST(case_id AS BIGINT) + journey * {greatest + 1}"
    return "concat(case_id, ' ', CAST(journey AS VARCHAR))"


def _silence_us(text: str) -> int:
    try:
        duration = Duration.parse(text)
    except ValueError:
        duration = None
    if duration is None or duration.low != duration.high or duration.seconds <= 0:
        raise JourneyError(f'restart: "{text}" says nothing here', "never, after-outcome, or a silence such as 30d")
    return round(duration.seconds * 1e6)
