"""Counting in the engine: the `.sql` files of this room, and what they say of steps and ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.events.engine import Engine
from journeymap.events.statements import bind, literal, statement

__all__ = [
    "START",
    "Activity",
    "Counts",
    "Node",
    "Totals",
    "activities",
    "channels",
    "count_nodes",
    "count_ways",
    "fits",
    "lay",
    "neighbours",
    "pairs",
    "totals",
]

PACKAGE = "journeymap.discover"
START = 0
"""The number of the beginning of a journey, as a step that ways come from."""

MOST = 10_000
"""Activities beyond these are counted together only."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What the log holds as a whole; times in microseconds since 1970, `mean_s` is how long a case lasts, in seconds."""

    events: int
    cases: int
    activities: int
    since: int
    until: int
    with_channel: int
    mean_s: int


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of the log, and in how many events and cases it is found."""

    name: str
    events: int
    cases: int


@dataclass(frozen=True, slots=True)
class Node:
    """A step as it is found: `place` is where in a journey it comes first on the mean, 0 to 1."""

    events: int
    visits: int
    journeys: int
    firsts: int
    lasts: int
    place: float


@dataclass(frozen=True)
class Counts:
    """What was counted over all journeys.

    Args:
        nodes: steps by number.
        ways: how often each way (from, to) was taken, the most frequent first.
        waits: the typical wait in microseconds, by way, and by step under (step, None).
    """

    nodes: Mapping[int, Node]
    ways: Mapping[tuple[int, int], int]
    waits: Mapping[tuple[int, int | None], int]

    @property
    def journeys(self) -> int:
        """Journeys that come onto the map."""
        return sum(steps for (source, _), steps in self.ways.items() if source == START)

    def leaving(self, node: int) -> dict[int, int]:
        """The ways out of a step, the most frequent first."""
        return {target: steps for (source, target), steps in self.ways.items() if source == node}


def totals(engine: Engine) -> Totals:
    """The log as a whole."""
    return Totals(**_fetch(engine, "totals")[0])


def activities(engine: Engine) -> list[Activity]:
    """The most frequent activities, by cases."""
    return [Activity(row["activity"], row["events"], row["cases"]) for row in _fetch(engine, "activities", most=MOST)]


def lay(engine: Engine, chosen: Mapping[str, int], ends: Iterable[int] = ()) -> None:
    """Lay the chosen activities out in the order of their cases.

    Args:
        engine: holds the table `log`.
        chosen: the number of the step by activity.
        ends: the steps that are outcomes.
    """
    outcomes = set(ends)
    rows = [(activity, node, int(node in outcomes)) for activity, node in chosen.items()]
    said = "Which activities are which step, and which of these are outcomes."
    engine.create("chosen", _values(said, ("activity", "node", "ends"), rows))
    _keep(engine, "steps")


def count_nodes(engine: Engine, *, again: bool = False) -> dict[int, Node]:
    """Steps by number, after `lay`; `again` says that another journey of the same case may follow an outcome."""
    _keep(engine, "visits", again=again)
    return {row.pop("node"): Node(**row) for row in _fetch(engine, "nodes", again=again)}


def count_ways(engine: Engine, nodes: Mapping[int, Node]) -> Counts:
    """Ways and waits of the steps, after `count_nodes`."""
    ways = {(row["node"], row["next"]): row["steps"] for row in _fetch(engine, "ways")}
    waits = {(row["node"], row["next"]): row["median"] for row in _fetch(engine, "waits")}
    return Counts(nodes, ways, waits)


def neighbours(engine: Engine, kept: Iterable[int]) -> tuple[dict[tuple[int, int], int], dict[int, int]]:
    """Ways among some of the steps in whole cases, and how many cases end at each, after `lay`."""
    engine.create("kept", _values("The steps that are looked at.", ("node",), [(node,) for node in sorted(kept)]))
    ways: dict[tuple[int, int], int] = {}
    ends: dict[int, int] = {}
    for row in _fetch(engine, "neighbours"):
        if row["steps"]:
            ways[row["node"], row["next"]] = row["steps"]
        ends[row["next"]] = ends.get(row["next"], 0) + row["lasts"]
    return ways, ends


def pairs(engine: Engine, moment_us: int) -> list[dict[str, Any]]:
    """Two steps each: cases that have both, where the one is first, where both come within a moment; after `lay`."""
    _keep(engine, "presence")
    return _fetch(engine, "pairs", moment=moment_us)


def channels(engine: Engine) -> dict[int, dict[str, int]]:
    """Events of each step by channel, the most frequent first; after `count_nodes`."""
    found: dict[int, dict[str, int]] = {}
    for row in _fetch(engine, "channels"):
        found.setdefault(row["node"], {})[row["channel"]] = row["events"]
    return found


def fits(engine: Engine, ranks: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Journeys by the rank of their rarest way, -1 where one has no rank; after `count_nodes`."""
    rows = [(*way, rank) for way, rank in sorted(ranks.items())]
    said = "Ways by rank: 0 is planned, the others are numbered from the most frequent on."
    engine.create("ranks", _values(said, ("node", "next", "rank"), rows or [(-1, -1, 0)]))
    return {row["worst"]: row["journeys"] for row in _fetch(engine, "fits")}


def _values(said: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = ",\n  ".join("(" + ", ".join(literal(value) for value in row) + ")" for row in rows)
    return f"-- {said}\nSELECT * FROM (VALUES\n  {lines}\n) AS rows_({', '.join(columns)})"


def _keep(engine: Engine, step: str, **values: object) -> None:
    engine.create(step, bind(statement(PACKAGE, step), **values))


def _fetch(engine: Engine, step: str, **values: object) -> list[dict[str, Any]]:
    return engine.rows(step, bind(statement(PACKAGE, step), **values))
