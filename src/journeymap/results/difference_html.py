"""What a difference looks like in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.results.counting import counted
from journeymap.results.shown import notes_html, table_html

if TYPE_CHECKING:
    from journeymap.results.diff import Difference

__all__ = ["difference_html"]

SIGNS = {"-": "–", ">": "→"}
STATUSES = {"added": "new", "removed": "gone", "unreadable": "cannot be compared, since one version cannot be read"}


def difference_html(difference: Difference) -> str:
    """The changes, the gravest first, then journeys that came or went and errors that hide something."""
    rows = [
        (change.grade.value, SIGNS.get(change.sign, change.sign), journey.name, change.message.replace(" -> ", " → "))
        for journey in difference.journeys
        for change in sorted(journey.changes, key=lambda change: change.grade.rank)
    ]
    sides = f"{difference.old.label} → {difference.new.label}"
    counts = ", ".join(f"{count} {grade.value}" for grade, count in difference.counts().items() if count)
    caption = f"{sides}: {counts or 'nothing changed'}"
    notes = [f"{each.name}: {STATUSES[each.status]}" for each in difference.journeys if each.status in STATUSES]
    if difference.faults:
        notes.append(f"{counted(len(difference.faults), 'error')} in the files; what they stand in is not compared")
    return table_html(("grade", "", "journey", "change"), rows, caption=caption) + notes_html(notes)
