"""The events that a generator is fitted to: kinds that are frequent enough, counted from a Monday."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.events.statements import identifier, literal
from journeymap.overlay.base import Base
from journeymap.overlay.steps import keep
from journeymap.simulate.generate.moves import WEEK_US

__all__ = ["PACKAGE", "Watched", "watch_log"]

PACKAGE = "journeymap.simulate.generate"
MONDAY_US = 4 * 24 * 3_600_000_000
"""Monday, 5 January 1970."""
LITTLE = 0.01


@dataclass(frozen=True, slots=True)
class Watched:
    """What lies in the engine's tables `generate_kinds`, `generate_events` and `generate_steps`.

    Args:
        columns: the columns that tell kinds apart, by the name they have in a log.
        origin: the Monday from which times count, in microseconds since 1970 UTC.
        until: the end of watching, counted from there.
        kept, left_out: events.
        cases: cases with an event that is kept.
    """

    columns: dict[str, tuple[str | None, ...]]
    origin: int
    until: int
    kept: int
    left_out: int
    cases: int


def watch_log(engine: Engine, base: Base | None, fewest: int) -> Watched:
    """Make the tables of kinds, events and steps from the table `log`.

    Args:
        engine: holds the table `log`, and where there is a journey, its tables (overlay/base.py).
        base: the journey that was laid over the log; None: all events as they stand, every case whole.
        fewest: kinds that fewer cases had are left out.

    Raises:
        JourneyError: nothing is left.
    """
    extent = engine.fetch(
        "extent", "SELECT min(coalesce(start_us, time_us)) AS a, max(time_us) AS b, count(*) AS n FROM log"
    )[0]
    until = extent["b"] if base is None else base.observation.until
    origin = (extent["a"] - MONDAY_US) // WEEK_US * WEEK_US + MONDAY_US
    names, empty = _make_kinds(engine, base, until, fewest)
    engine.create("generate_named", _named(base, list(names.values()), until, origin))
    keep(engine, "generate_events", package=PACKAGE)
    engine.drop("generate_named")
    keep(engine, "generate_steps", package=PACKAGE, until=until - origin, whole=int(base is None))
    found = engine.fetch(
        "generate-size", "SELECT count(*) AS kept, count(DISTINCT case_id) AS cases FROM generate_events"
    )[0]
    if not found["kept"]:
        raise JourneyError(
            f"no kind of event has {fewest} cases or more: no log can be made from so few", "use a larger log"
        )
    kinds = engine.rows("generate-kinds", "-- The kinds that are kept.\nSELECT * FROM generate_kinds ORDER BY token")
    columns = {name: tuple(_text(row[key]) for row in kinds) for name, key in names.items()}
    columns |= {name: (None,) * len(kinds) for name in empty}
    return Watched(columns, origin, until - origin, found["kept"], extent["n"] - found["kept"], found["cases"])


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _make_kinds(engine: Engine, base: Base | None, until: int, fewest: int) -> tuple[dict[str, str], list[str]]:
    """The columns that tell kinds apart, by their names in a log, and those of segments that stay empty.

    Columns of segments are kept where hardly anything is lost by that.
    """
    known = {} if base is None else base.log.columns
    asked = () if base is None or base.graph.journey.events is None else base.graph.journey.events.segments
    names = {"activity": "activity", "channel": "channel"}
    names |= {name: key for name, key in known.items() if base is not None and key in base.mapped.keys}
    segments = {name: known[name] for name in asked if name in known and name not in names}
    engine.create("generate_kinds", _kinds(base, list(names.values()), until, fewest))
    if segments:
        plain = _size(engine)
        engine.create("generate_kinds", _kinds(base, [*names.values(), *segments.values()], until, fewest))
        if _size(engine) >= plain * (1 - LITTLE):
            return names | segments, []
        engine.create("generate_kinds", _kinds(base, list(names.values()), until, fewest))
    return names, list(segments)


def _size(engine: Engine) -> int:
    return int(
        engine.fetch("generate-kinds", "SELECT coalesce(sum(events), 0) AS events FROM generate_kinds")[0]["events"]
    )


def _kinds(base: Base | None, keys: list[str], until: int, fewest: int) -> str:
    listed = ", ".join(f"e.{identifier(key)}" for key in keys)
    order = ", ".join(identifier(key) for key in keys)
    joined = "" if base is None else f"\n  JOIN kinds AS k ON {base.mapped.same_kind}"
    where = "" if base is None else " AND k.node IS NOT NULL"
    return f"""-- Kinds of events that enough cases had, numbered from 1.
SELECT *, row_number() OVER (ORDER BY {order}) AS token
FROM (
  SELECT {listed}, count(DISTINCT e.case_id) AS cases, count(*) AS events
  FROM log AS e{joined}
  WHERE e.time_us <= {literal(until)}{where}
  GROUP BY {listed}
) AS seen
WHERE cases >= {literal(fewest)}"""  # noqa: S608 - identifiers and literals are quoted


def _named(base: Base | None, keys: list[str], until: int, origin: int) -> str:
    """Without a journey each case is whole; with one, it is whole where it reached an outcome, and ends there."""
    same = " AND ".join(f"e.{identifier(key)} IS NOT DISTINCT FROM t.{identifier(key)}" for key in keys)
    last = "1" if base is None else "CASE WHEN s.outcome IS NULL THEN 0 ELSE 1 END"
    joined = "" if base is None else "\nJOIN states AS s ON e.case_id = s.case_id"
    where = "" if base is None else " AND s.begun_before = 0 AND e.time_us <= coalesce(s.ended_at, e.time_us)"
    return f"""-- Events of the kinds that are kept, counted from a Monday; `last` is 1 where their case has come to its end.
SELECT e.case_id, CAST(t.token AS BIGINT) AS token, {last} AS last, e.seq,
  coalesce(e.start_us, e.time_us) - {literal(origin)} AS began, e.time_us - {literal(origin)} AS ended
FROM log AS e
JOIN generate_kinds AS t ON {same}{joined}
WHERE e.time_us <= {literal(until)}{where}"""  # noqa: S608 - identifiers and literals are quoted
