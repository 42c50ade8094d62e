"""The plan's rows: where customers go from each touchpoint and how long they take, what it leaves open filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from journeymap.graph.compile import LOST, START, JourneyGraph, Transition
from journeymap.model.steps import Touchpoint

__all__ = ["Leg", "PlannedRows", "named", "planned_rows"]

NOTHING = 1e-12


class Leg(NamedTuple):
    """A planned time on a way: seconds from `low` to `high`, and whether anybody said so."""

    low: float = 0.0
    high: float = 0.0
    said: bool = False

    def after(self, before: Leg, between: Leg) -> Leg:
        """The time of a way that goes on from another, past something that takes a time itself."""
        low, high = self.low + before.low + between.low, self.high + before.high + between.high
        return Leg(low, high, self.said or before.said or between.said)


Row = dict[str, dict[Leg, float]]
"""The shares of one touchpoint's visits by target and planned time; what is missing to 1 is lost."""


@dataclass
class PlannedRows:
    """Rows by touchpoint, that of `start` too, and what had to be assumed.

    Args:
        rows: by id; touchpoints that are sent one way are passed through and have none.
        ways: ways whose share could have been said.
        split: those of them whose share is unsaid and that split what is left.
        dead: touchpoints from which the plan leads some customers nowhere, though it plans no loss there.
        never: outcomes that may happen anywhere, with no share.
        endless: touchpoints that nothing leads out of.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    ways: int = 0
    split: int = 0
    dead: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    endless: list[str] = field(default_factory=list)


def planned_rows(graph: JourneyGraph) -> PlannedRows:
    """The rows of all planned touchpoints; see docs/simulation/model.md for how open shares are filled in."""
    found = PlannedRows()
    sent = []
    for node in (START, *graph.touchpoints):
        part = graph.touchpoints.get(node) if node != START else None
        if part is not None and (not part.planned or node == LOST):
            continue
        found.rows[node] = _row(graph, node, part, found)
        sent += [node] if part is not None and part.one_way else []
    for node in sent:
        _pass_through(found.rows, node, _time(graph.touchpoints[node]))
    _stop_endless(found, set(graph.outcomes))
    return found


def _row(graph: JourneyGraph, node: str, part: Touchpoint | None, found: PlannedRows) -> Row:
    ways = _without_said(graph.leaving(node))
    drop = None if part is None else part.planned_drop_off
    failures = {way.target for way in ways if way.target in graph.outcomes and _fails(graph, way.target)}
    shares = _shares(ways, failures, drop, found)
    found.never += [way.target for way in ways if way.reason == "anywhere" and way.target not in found.never]
    total = sum(shares)
    if part is not None and not part.one_way and 1 - total > max(drop or 0.0, NOTHING) + 1e-9:
        found.dead.append(node)
    row: Row = {}
    for way, share in zip(ways, shares, strict=True):
        legs = row.setdefault(way.target, {})
        leg = Leg() if way.wait is None else Leg(way.wait.low, way.wait.high, said=True)
        legs[leg] = legs.get(leg, 0.0) + share
    return row


def _without_said(ways: list[Transition]) -> list[Transition]:
    """Without open ways in the order of the file to where `next` sends a share, if others are left to take the rest."""
    said = {way.target for way in ways if way.reason == "next" and way.share is not None}
    open_ways = [way for way in ways if way.share is None and way.reason != "anywhere"]
    again = [way for way in open_ways if way.reason != "next" and way.target in said]
    return ways if len(again) == len(open_ways) else [way for way in ways if way not in again]


def _shares(ways: list[Transition], failures: set[str], drop: float | None, found: PlannedRows) -> list[float]:
    """The share of each way: as said; what is left is split evenly; a planned drop-off is taken from all but failures."""
    counted = [way for way in ways if way.reason != "anywhere"]
    known = sum(way.share or 0.0 for way in counted)
    unsaid = [way for way in counted if way.share is None]
    found.ways += len(counted)
    scale = 1 / max(1.0, known)
    failing = sum((way.share or 0.0) * scale for way in counted if way.target in failures)
    taken = max(drop or 0.0, failing)
    lost_ways = [way for way in unsaid if way.target in failures] if drop is not None else []
    others = [way for way in unsaid if way not in lost_ways]
    found.split += (len(others) if len(others) > 1 else 0) + len(lost_ways)
    left = max(0.0, 1.0 - known) / max(1, len(others))
    goes_on = 1.0 if drop is None else (1.0 - taken) / max(NOTHING, 1.0 - failing)
    shares = []
    for way in ways:
        if way.reason == "anywhere":
            share = way.share or 0.0
        elif way in lost_ways:
            share = (taken - failing) / len(lost_ways)
        else:
            share = left if way.share is None else way.share * scale
            share *= 1.0 if way.target in failures else goes_on
        shares.append(share)
    return shares


def _pass_through(rows: dict[str, Row], node: str, between: Leg) -> None:
    """Join the ways into a node that makes no visit to the ways out of it."""
    beyond = rows.pop(node)
    again = sum(beyond.pop(node, {}).values())
    scale = 0.0 if again >= 1 - NOTHING else 1 / (1 - again)
    for row in rows.values():
        for before, share in row.pop(node, {}).items():
            for target, legs in beyond.items():
                into = row.setdefault(target, {})
                for leg, onward in legs.items():
                    whole = leg.after(before, between)
                    into[whole] = into.get(whole, 0.0) + share * onward * scale


def _stop_endless(found: PlannedRows, outcomes: set[str]) -> None:
    """Who goes round in a circle for ever is lost: the rows of touchpoints that nothing leads out of become empty."""
    leaves = outcomes | {node for node, row in found.rows.items() if _total(row) < 1 - 1e-9}
    before: dict[str, list[str]] = {}
    for node, row in found.rows.items():
        for target in _goes(row):
            before.setdefault(target, []).append(node)
    ahead = list(leaves)
    while ahead:
        more = [node for node in before.get(ahead.pop(), ()) if node not in leaves]
        leaves.update(more)
        ahead += more
    found.endless = [node for node in found.rows if node not in leaves and node != START]
    for node in found.endless:
        found.rows[node] = {target: dict.fromkeys(legs, 0.0) for target, legs in found.rows[node].items()}


def _goes(row: Row) -> set[str]:
    return {target for target, legs in row.items() if sum(legs.values()) > 0}


def _total(row: Row) -> float:
    return sum(sum(legs.values()) for legs in row.values())


def _fails(graph: JourneyGraph, outcome: str) -> bool:
    return graph.outcomes[outcome].kind == "failure"


def _time(part: Touchpoint) -> Leg:
    return Leg() if part.takes is None else Leg(part.takes.low, part.takes.high, said=True)


def named(ids: Iterable[str], most: int = 5) -> str:
    """Ids in a row, the first few of many."""
    names = list(ids)
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(f'"{name}"' for name in names[:most]) + more
