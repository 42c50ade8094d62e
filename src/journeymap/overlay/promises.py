"""Promises: answered within the time that `respond-within` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeymap.events.statements import statement
from journeymap.overlay.base import Base
from journeymap.overlay.nodes import Node, values_select
from journeymap.overlay.steps import PACKAGE, fetch, keep
from journeymap.overlay.studies import Incidence, measure_study
from journeymap.results.estimate import Estimate
from journeymap.results.overlay import Overlay, TouchpointResult
from journeymap.results.promises import PromiseResult
from journeymap.results.table import Table

__all__ = ["add_promises"]

ALL = 0
"""The number under which the study keeps all waits together."""
WHOLE = 1_000_000_000
"""One promise, in the unit in which all waits together are measured."""
NONE = -1
LONGEST_US = 10**18
"""30,000 years: no promise is longer."""
CUSTOMER = "customer"


def add_promises(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with the share of promises kept, by touchpoint and over all.

    Leaves the table `promise_waits` in the engine: case_id, node, number of the visit, kept (1, 0, NULL where still open).
    """
    promises = _promises(base)
    base.engine.create("promises", _promises_select(base, promises))
    keep(base.engine, "promise_waits", until=base.observation.until)
    if not promises:
        return overlay
    study = measure_study(base.engine, statement(PACKAGE, "promise_spans"), {ALL: WHOLE, **promises})
    shares = {base.seen.by_number(key).id: _share(study.get(key), promise) for key, promise in promises.items()}
    rows = [replace(row, answered_in_time=shares.get(row.id)) for row in overlay.touchpoints]
    return replace(
        overlay,
        touchpoints=Table(rows, TouchpointResult),
        promises=_counts(base, promises),
        answered_in_time=_share(study.get(ALL), WHOLE),
    )


def _promises(base: Base) -> dict[int, int]:
    """The promise in microseconds of each touchpoint that makes one, where a log can show whether it is kept."""
    if not any(_answers(base, node) for node in base.seen.nodes):
        return {}
    found = {}
    for node in base.seen.nodes:
        part = base.graph.touchpoints.get(node.id)
        if node.kind == "step" and part is not None and part.respond_within is not None:
            found[node.number] = min(round(part.respond_within.seconds * 1e6), LONGEST_US)
    return found


def _answers(base: Base, node: Node) -> bool:
    """Whether the wait is over here: an outcome, or a step that somebody else than the customer begins."""
    if node.kind == "outcome":
        return node.id not in base.seen.unreachable
    part = base.graph.touchpoints[node.id]
    return node.kind == "step" and (part.initiator or CUSTOMER) != CUSTOMER


def _promises_select(base: Base, promises: Mapping[int, int]) -> str:
    """The touchpoints that promise or answer: node, promise (-1 for none), answers, pooled (as long as the log shows)."""
    rows = [
        (
            node.number,
            promises.get(node.number, NONE),
            int(_answers(base, node)),
            int(node.number in promises and base.horizons.get(node.number, NONE) >= promises[node.number]),
        )
        for node in base.seen.nodes
        if node.kind == "step" and promises and (node.number in promises or _answers(base, node))
    ]
    head = "-- Touchpoints that promise (in microseconds; -1 for none) or answer, and whether this log can show the promise.\n"
    return head + values_select(("node", "promise", "answers", "pooled"), rows or [(NONE, NONE, 0, 0)])


def _share(found: Incidence | None, promise: int) -> Estimate:
    """The share answered by then; none where the promise is longer than the log can show."""
    if found is None:
        return Estimate(None)
    return found.estimate() if found.horizon_us >= promise else Estimate(None, clusters=found.clusters)


def _counts(base: Base, promises: Mapping[int, int]) -> tuple[PromiseResult, ...]:
    rows = {row["node"]: row for row in fetch(base.engine, "promise_counts")}
    return tuple(
        PromiseResult(
            touchpoint=base.seen.by_number(key).id,
            promise_s=promise / 1e6,
            waits=row["waits"],
            kept=row["kept"],
            broken=row["broken"],
            open=row["waits"] - row["kept"] - row["broken"],
        )
        for key, promise in promises.items()
        for row in [rows.get(key, {"waits": 0, "kept": 0, "broken": 0})]
    )
