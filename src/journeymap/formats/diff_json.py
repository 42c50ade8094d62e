"""What changed as versioned JSON, for programs."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from journeymap.diagnostics import Span
from journeymap.formats.findings_json import findings_data
from journeymap.results.diff import Change, ChangedJourney, Difference, Grade

__all__ = ["diff_data", "diff_json"]

VERSION = 1


def diff_json(difference: Difference) -> str:
    """All changes as JSON text; lines and columns count from 1, in code points, ends are exclusive."""
    return json.dumps(diff_data(difference), indent=2, ensure_ascii=True) + "\n"


def diff_data(difference: Difference) -> dict[str, Any]:
    """The difference as plain data; every key is always there."""
    return {
        "journeymap": VERSION,
        "old": dataclasses.asdict(difference.old),
        "new": dataclasses.asdict(difference.new),
        "counts": _counts(difference.counts()),
        "journeys": [_journey(journey) for journey in difference.journeys],
        "faults": [{"side": fault.side} | findings_data(fault.finding) for fault in difference.faults],
    }


def _journey(journey: ChangedJourney) -> dict[str, Any]:
    return {
        "id": journey.id,
        "name": journey.name,
        "status": journey.status,
        "old_file": journey.old_file,
        "new_file": journey.new_file,
        "counts": _counts(journey.counts()),
        "changes": [_change(change) for change in journey.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "grade": str(change.grade),
        "part": change.part.removeprefix("the "),
        "element": change.element,
        "at": change.at,
        "message": change.message,
        "old": change.old,
        "new": change.new,
        "old_place": _place(change.old_place),
        "new_place": _place(change.new_place),
    }


def _place(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else dataclasses.asdict(span)


def _counts(counts: dict[Grade, int]) -> dict[str, int]:
    return {str(grade): count for grade, count in counts.items()}
