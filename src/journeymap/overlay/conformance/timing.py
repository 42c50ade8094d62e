"""Compliance in time: which share of the waits and promises that were due was kept."""

from __future__ import annotations

import math

from journeymap.events.statements import bind, statement
from journeymap.overlay.base import Base
from journeymap.overlay.conformance.journeys import PACKAGE
from journeymap.overlay.nodes import values_select
from journeymap.overlay.steps import fetch

__all__ = ["timing"]


def timing(base: Base, *, promised: bool) -> float | None:
    """Mean over cases of the share kept of their planned waits and promises that were due; None where none was due.

    Args:
        base: the journey and its tables.
        promised: whether the table `promise_waits` is there.
    """
    waits = _planned_waits(base)
    if not waits and not promised:
        return None
    rows = [(node, following, longest) for (node, following), longest in sorted(waits.items())]
    listed = values_select(("node", "next", "longest"), rows or [(-1, -1, 0)])
    base.engine.create("planned_waits", f"-- The longest planned wait of each step that has one.\n{listed}")
    due = [bind(statement(PACKAGE, "due_waits"), until=base.observation.until)]
    due += [statement(PACKAGE, "due_promises")] if promised else []
    base.engine.create("deadlines", "\nUNION ALL\n".join(due))
    found = fetch(base.engine, "punctual", package=PACKAGE)
    cases = sum(row["cases"] for row in found)
    return math.fsum(row["cases"] * row["kept"] / row["due"] for row in found) / cases if cases else None


def _planned_waits(base: Base) -> dict[tuple[int, int], int]:
    """The longest planned wait of each step that has one, in microseconds."""
    waits: dict[tuple[int, int], int] = {}
    for way in base.graph.planned:
        source, target = base.seen.by_id(way.source), base.seen.by_id(way.target)
        if way.wait is not None and source is not None and target is not None:
            longest = round(way.wait.high * 1e6)
            key = source.number, target.number
            waits[key] = max(longest, waits.get(key, 0))
    return waits
