"""The status of touchpoints at population scale: completed, missing, failing and ad hoc visits."""

from __future__ import annotations

import numpy as np

from journeymap.overlay.base import Base
from journeymap.overlay.conformance.automaton import Flags, Numbers
from journeymap.overlay.conformance.journeys import PACKAGE, Journeys
from journeymap.overlay.conformance.paths import Alignments
from journeymap.overlay.steps import fetch
from journeymap.results.conformance import Status

__all__ = ["touchpoint_statuses"]


def touchpoint_statuses(base: Base, journeys: Journeys, found: Alignments, *, promised: bool) -> dict[str, Status]:
    """The status of every touchpoint that can be visited, by id.

    Args:
        base: the journey and its tables.
        journeys: the paths that deviate.
        found: their alignments.
        promised: whether the table `promise_waits` is there.
    """
    size = len(base.seen.nodes) + 1
    symbols, cases = journeys.paths.symbols, journeys.cases[journeys.path_of]
    visits, failing = _fitting(base, size, promised=promised)
    planned = found.planned & ~journeys.is_outcome
    visits += _counted(symbols[planned], cases[planned], size)
    failing += _failing(base, journeys, planned, promised=promised)
    missing = _counted(found.skipped_symbol, journeys.cases[found.skipped_path], size)
    adhoc = _counted(symbols[~found.planned], cases[~found.planned], size)
    counts = np.stack([visits - failing, missing, failing, adhoc], axis=1).tolist()
    return {node.id: Status(*counts[node.number]) for node in base.seen.nodes if node.kind == "step"}


def _fitting(base: Base, size: int, *, promised: bool) -> tuple[Numbers, Numbers]:
    """Visits and failing visits of the cases that fit."""
    visits, failing = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for row in fetch(base.engine, "fitting_visits", package=PACKAGE):
        visits[row["node"]], failing[row["node"]] = row["visits"], row["failed"]
    for row in fetch(base.engine, "broken_fitting", package=PACKAGE) if promised else ():
        failing[row["node"]] += row["broken"]
    return visits, failing


def _failing(base: Base, journeys: Journeys, planned: Flags, *, promised: bool) -> Numbers:
    """Planned visits of the cases that do not fit that left straight to a failure, or whose promise was broken."""
    size = len(base.seen.nodes) + 1
    failures = [node.number for node in base.seen.nodes if not node.good]
    ended = np.flatnonzero(np.isin(journeys.outcome, failures) & (journeys.paths.lengths > 1))
    failed = np.zeros(len(planned), dtype=np.int64)
    for row in fetch(base.engine, "broken_deviating", package=PACKAGE) if promised else ():
        failed[journeys.paths.starts[row["path"] - 1] + row["number"] - 1] = row["broken"]
    failed[journeys.paths.starts[ended + 1] - 2] = journeys.cases[ended]
    return _counted(journeys.paths.symbols[planned], failed[planned], size)


def _counted(nodes: Numbers, weights: Numbers, size: int) -> Numbers:
    return np.bincount(nodes, weights=weights, minlength=size).astype(np.int64)
