"""Promises: answers in time, too late, still open."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from journeymap.formats.overlay_text.layout import View, columns, indented, note, strong, title
from journeymap.formats.overlay_text.words import count, interval, share, time
from journeymap.results.estimate import Estimate

__all__ = ["promises"]


def promises(view: View) -> Iterator[RenderableType]:
    """What became of them, by touchpoint; all together where there are several."""
    if not view.overlay.promises:
        return
    table = columns("touchpoint", "answer within", "waits", "kept", "broken", "open", "in time", "95%")
    for row in view.overlay.promises:
        at = view.overlay.touchpoint(row.touchpoint)
        counts = (count(number) for number in (row.waits, row.kept, row.broken, row.open))
        table.add_row(
            indented(row.touchpoint), time(row.promise_s), *counts, *_in_time(at.answered_in_time if at else None)
        )
    if len(view.overlay.promises) > 1:
        table.add_row("  all", "", "", "", "", "", *_in_time(view.overlay.answered_in_time))
    yield title("Promises")
    yield table
    yield note("kept, broken, open: as counted at the end of the log")
    yield note("in time: share answered within the promise, waits still open allowed for")


def _in_time(found: Estimate | None) -> tuple[Text, str]:
    return strong(share(found.estimate if found else None)), interval(found)
