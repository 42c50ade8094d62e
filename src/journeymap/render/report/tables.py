"""Section 9: every figure in plain tables, which scripts let people sort and take along as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
        "transitions": overlay.transitions,
        "statuses": status_rows(overlay),
    }


SECTION = Section("tables", "Tables", "tables.html.j2", build)
