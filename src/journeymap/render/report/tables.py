"""Section 9: every figure in plain tables, which scripts let people sort and take along as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.graph.compile import START
from journeymap.render.report.agreement import status_rows
from journeymap.render.report.subject import Section, Subject

__all__ = ["SECTION"]


def build(subject: Subject) -> Mapping[str, Any] | None:
    """Touchpoints and ways as measured; None without a log."""
    if subject.overlay is None:
        return None
    overlay = subject.overlay
    return {
        "touchpoints": overlay.touchpoints,
        "transitions": sorted(overlay.transitions, key=lambda way: _place(subject, way.source)),
        "statuses": status_rows(overlay),
    }


def _place(subject: Subject, source: str) -> int:
    """Where ways stand: the start's first, then those of each step in the order of the file."""
    return -1 if source == START else subject.place.get(source, len(subject.place))


SECTION = Section("tables", "Tables", "tables.html.j2", build)
