"""What the plan says of each touchpoint that the log can show: the mean of the prior, and the row of who was never seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeymap.graph.compile import START, JourneyGraph
from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.planned_ways import planned_rows

__all__ = ["PlanRows", "plan_rows"]

Shares = dict[str, dict[str, float]]
NOTHING = 1e-12


@dataclass(frozen=True)
class PlanRows:
    """Planned shares by touchpoint.

    Args:
        source, target: the planned ways, ascending; numbers as in the chain.
        share: how many go each.
        start: the planned share of beginnings by target.
    """

    source: Ints
    target: Ints
    share: Floats
    start: dict[int, float]


def plan_rows(graph: JourneyGraph, touchpoints: tuple[str, ...], outcomes: tuple[str, ...]) -> PlanRows:
    """The plan's shares among what the log can show; what it cannot show is passed through."""
    found = planned_rows(graph)
    rows = {node: {to: sum(legs.values()) for to, legs in row.items()} for node, row in found.rows.items()}
    number = {name: place for place, name in enumerate([*touchpoints, *outcomes])}
    for node in [node for node in rows if node != START and node not in number]:
        _pass_through(rows, node)
    ways = sorted(
        (number[node], number[to], share)
        for node, row in rows.items()
        if node in number
        for to, share in row.items()
        if to in number and share > 0
    )
    listed = np.array(ways, dtype=np.float64).reshape(-1, 3)
    start = {number[to]: share for to, share in rows.get(START, {}).items() if to in number and share > 0}
    return PlanRows(listed[:, 0].astype(np.int64), listed[:, 1].astype(np.int64), listed[:, 2], start)


def _pass_through(rows: Shares, node: str) -> None:
    """Join the ways into a touchpoint to the ways out of it."""
    beyond = rows.pop(node)
    again = beyond.pop(node, 0.0)
    scale = 0.0 if again >= 1 - NOTHING else 1 / (1 - again)
    for row in rows.values():
        share = row.pop(node, 0.0)
        for target, onward in beyond.items() if share > 0 else ():
            row[target] = row.get(target, 0.0) + share * onward * scale
