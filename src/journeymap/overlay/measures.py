"""Rows of the statements as results: touchpoints and transitions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from journeymap.events.engine import Engine
from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.exits import Exits
from journeymap.overlay.intervals import clean_share, clean_variance, share_interval
from journeymap.overlay.nodes import Node, Observable
from journeymap.overlay.steps import fetch
from journeymap.results.overlay import DropOff, TimeToNext, TouchpointResult, TransitionResult

__all__ = ["Measured", "fetch_measures", "touchpoint_results", "transition_results"]

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Measured:
    """What the statements returned, by the number of the node; `exits` by the numbers of both ends.

    Each is named after its `.sql` file.
    """

    events_of: Mapping[int, Row]
    visits_of: Mapping[int, Row]
    ends: Mapping[int, Row]
    horizons: Mapping[int, int]
    times: Mapping[int, Row]
    variances: Mapping[int, Row]
    exits: Mapping[tuple[int, int], Row]
    steps: tuple[Row, ...]
    tau: int | None

    @cached_property
    def ways(self) -> Mapping[int, Mapping[int, float]]:
        """By touchpoint the share of each way on; 0 where nobody went it in the time that the log can show."""
        found: dict[int, dict[int, float]] = {}
        for (source, target), row in self.exits.items():
            found.setdefault(source, {})[target] = clean_share(row["share"])
        for row in self.steps:
            found.setdefault(row["node"], {}).setdefault(row["next"], 0.0)
        return found


def fetch_measures(engine: Engine, exits: Exits, tau: int | None) -> Measured:
    """Fetch the aggregates of all touchpoints; needs the tables of `measure_exits`."""
    rows = {step: fetch(engine, step) for step in ("events_of", "visits_of", "ends", "times", "exits", "steps")}
    by_node = {step: {row["node"]: row for row in rows[step]} for step in ("events_of", "visits_of", "ends", "times")}
    return Measured(
        **by_node,
        exits={(row["node"], row["next"]): row for row in rows["exits"]},
        steps=tuple(rows["steps"]),
        horizons=exits.horizons,
        variances=exits.variances,
        tau=tau,
    )


def touchpoint_results(graph: JourneyGraph, seen: Observable, found: Measured) -> Iterator[TouchpointResult]:
    """All touchpoints in the order of the file; what no event shows has no figures."""
    for key, part in graph.touchpoints.items():
        stage = graph.stage_of[key].id or ""
        node = seen.by_id(key)
        figures = _unmeasured() if node is None else _figures(seen, found, node)
        yield TouchpointResult(id=key, name=str(part.name), stage=stage, **figures)


def transition_results(seen: Observable, found: Measured) -> Iterator[TransitionResult]:
    """All steps taken, the most frequent first."""
    for row in found.steps:
        times = found.exits.get((row["node"], row["next"]), {})
        yield TransitionResult(
            source=seen.by_number(row["node"]).id,
            target=seen.by_number(row["next"]).id,
            count=row["steps"],
            cases=row["cases"],
            planned=bool(row["planned"]),
            median_s=_seconds(times.get("median")),
            p90_s=_seconds(times.get("p90")),
            switches=row["switches"],
        )


def _unmeasured() -> dict[str, Any]:
    names = ("visits", "cases", "events", "censored", "horizon_s", "young", "drop_off", "exits", "time_to_next_s")
    return dict.fromkeys(names)


def _figures(seen: Observable, found: Measured, node: Node) -> dict[str, Any]:
    events, visits = found.events_of.get(node.number), found.visits_of.get(node.number)
    counts = {
        "visits": visits["visits"] if visits else 0,
        "cases": events["cases"] if events else 0,
        "events": events["events"] if events else 0,
        "censored": visits["censored"] if visits else 0,
    }
    if visits is None:
        return _unmeasured() | counts
    horizon = found.horizons[node.number]
    shares = {seen.by_number(key).id: share for key, share in sorted(found.ways.get(node.number, {}).items())}
    return counts | {
        "horizon_s": horizon / 1e6,
        "young": None if found.tau is None else horizon < found.tau,
        "drop_off": _drop_off(seen, found, node, shares, counts["cases"]),
        "exits": shares,
        "time_to_next_s": _time_to_next(found.times.get(node.number, {})),
    }


def _drop_off(seen: Observable, found: Measured, node: Node, exits: Mapping[str, float], cases: int) -> DropOff:
    times, variance, ends = found.times.get(node.number), found.variances[node.number], found.ends.get(node.number, {})
    lost = clean_share(times["lost"]) if times else 1.0
    failed = math.fsum(share for key, share in exits.items() if not _good(seen, key))
    estimate = clean_share(lost + failed)
    spread = clean_variance(variance["variance"], variance["clusters"])
    low, high = share_interval(estimate, spread, variance["clusters"]) or (None, None)
    return DropOff(
        estimate=estimate,
        low=low,
        high=high,
        variance=spread if variance["clusters"] > 1 else None,
        clusters=variance["clusters"],
        lost=lost,
        failed=failed,
        naive=ends.get("unsuccessful", 0) / cases,
        silent=ends.get("silent", 0) / cases,
    )


def _time_to_next(times: Row) -> TimeToNext | None:
    if not times:
        return None
    return TimeToNext(*(_seconds(times[name]) for name in ("median", "p75", "p90", "p95")))


def _good(seen: Observable, key: str) -> bool:
    node = seen.by_id(key)
    return node is None or node.good


def _seconds(micros: int | None) -> float | None:
    return None if micros is None else micros / 1e6
