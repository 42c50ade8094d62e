"""Section 4: the ways customers take, planned against unplanned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from journeymap.render.paths import paths_dot, paths_svg
from journeymap.render.paths.flow import THRESHOLDS
from journeymap.render.report.agreement import agreement
from journeymap.render.report.lean.slim import Picture
from journeymap.render.report.subject import Section, Subject
from journeymap.results.overlay import Overlay, TransitionResult

__all__ = ["SECTION"]

FAMILIAR = re.compile(r' data-way="\w+"((?: data-cases="(\d+)")?)(?: data-times="\2")?(?=[ >])')
"""What a page need not be told of a way: its kind; and how often it was gone, where that was once by each."""
MOST = 10
"""Unplanned ways named beside the picture; the table of ways holds them all."""


def _settled(subject: Subject) -> dict[str, str]:
    """Touchpoints from where a good end is guaranteed or lost by the plan, where that was asked for."""
    rows = subject.simulation.touchpoints if subject.simulation else ()
    return {row.id: row.decision for row in rows if row.decision in ("guaranteed", "lost")}


def build(subject: Subject) -> Mapping[str, Any]:
    """The picture, what it hides, and the ways nobody planned."""
    settled = _settled(subject)
    dot, note = paths_dot(subject.graph, subject.overlay, language=subject.language, settled=settled)
    drawn, overlay = paths_svg(dot), subject.overlay
    unplanned = _unplanned(overlay) if overlay else []
    return {
        "picture": Picture(FAMILIAR.sub(r"\1", drawn), subject.paints) if drawn else None,
        "dot": dot,
        "note": note,
        "thresholds": _thresholds(note.below) if overlay and overlay.observed.cases else (),
        "cases": overlay.observed.cases if overlay else None,
        "settled": settled,
        "plan": agreement(subject, overlay.conformance) if overlay else None,
        "unplanned": unplanned[:MOST],
        "more": max(0, len(unplanned) - MOST),
        "leaving": _leaving(overlay) if overlay else {},
    }


def _thresholds(below: float) -> tuple[float, ...]:
    """What a reader can choose from: the threshold of the picture, and those above it."""
    return (below, *(share for share in THRESHOLDS if share > below))


def _unplanned(overlay: Overlay) -> list[TransitionResult]:
    """Ways the plan does not have, the most customers first."""
    ways = [way for way in overlay.transitions if not way.planned]
    return sorted(ways, key=lambda way: (-(way.cases or 0), way.source, way.target))


def _leaving(overlay: Overlay) -> dict[str, int]:
    """How many steps leave each touchpoint."""
    found: dict[str, int] = {}
    for way in overlay.transitions:
        found[way.source] = found.get(way.source, 0) + (way.count or 0)
    return found


SECTION = Section("paths", "Paths: planned and unplanned", "paths.html.j2", build, nav="Paths")
