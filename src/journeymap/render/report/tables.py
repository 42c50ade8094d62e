"""Section 9: every figure in plain tables, which scripts let people sort and take along as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.render.report.subject import Section, Subject

__all__ = ["SECTION"]


def build(subject: Subject) -> Mapping[str, Any] | None:
    """Touchpoints and ways as measured; None without a log."""
    if subject.overlay is None:
        return None
    return {"touchpoints": subject.overlay.touchpoints, "transitions": subject.overlay.transitions}


SECTION = Section("tables", "Tables", "tables.html.j2", build)
