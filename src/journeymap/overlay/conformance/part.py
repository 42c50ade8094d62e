"""Conformance as a part of an overlay: alignments of distinct paths with the plan, and what they say."""

from __future__ import annotations

from dataclasses import replace

from journeymap.overlay.base import Base
from journeymap.overlay.conformance.align import align_paths
from journeymap.overlay.conformance.deviations import frequent_deviations
from journeymap.overlay.conformance.journeys import Journeys, Limits, fetch_journeys
from journeymap.overlay.conformance.plan import plan_ends, plan_machine
from journeymap.overlay.conformance.shares import content, fitness, sequence
from journeymap.overlay.conformance.statuses import touchpoint_statuses
from journeymap.overlay.conformance.timing import timing
from journeymap.results.conformance import Compliance
from journeymap.results.counting import one_or_many
from journeymap.results.overlay import Overlay, Quality, TouchpointResult
from journeymap.results.table import Table

__all__ = ["add_conformance"]

LIMITS = Limits()


def add_conformance(base: Base, overlay: Overlay, limits: Limits = LIMITS) -> Overlay:
    """The overlay with fitness, compliance, deviations and the statuses of its touchpoints.

    Args:
        base: the journey, the log and their tables.
        overlay: what was found so far; where it has promises, the table `promise_waits` is there.
        limits: how much is aligned.
    """
    journeys = fetch_journeys(base.engine, len(base.seen.nodes), limits)
    machine = plan_machine(base.seen)
    ends = plan_ends(base.seen, machine, journeys)
    found = align_paths(machine, journeys.paths, ends)
    promised = bool(overlay.promises)
    statuses = touchpoint_statuses(base, journeys, found, promised=promised)
    conformance = replace(
        overlay.conformance,
        fitness=fitness(journeys, found, ends.shortest(machine)),
        compliance=Compliance(content(journeys, found), sequence(journeys, found), timing(base, promised=promised)),
        deviations=frequent_deviations(base.graph, base.seen, journeys, found),
        paths=len(journeys.paths),
        aligned=journeys.fitting + int(journeys.cases.sum()),
        unaligned=journeys.unaligned,
    )
    rows = [replace(row, status=statuses.get(row.id)) for row in overlay.touchpoints]
    return replace(
        overlay,
        touchpoints=Table(rows, TouchpointResult),
        conformance=conformance,
        quality=(*overlay.quality, *_quality(journeys)),
    )


def _quality(journeys: Journeys) -> tuple[Quality, ...]:
    if not journeys.unaligned:
        return ()
    cases = one_or_many(journeys.unaligned, "case", "cases")
    message = (
        f"{cases} on paths that are too many or too long to be aligned: fitness, compliance in content and sequence,"
        " statuses and deviations are without them"
    )
    return (Quality("unaligned", journeys.unaligned, message, (), "warning"),)
