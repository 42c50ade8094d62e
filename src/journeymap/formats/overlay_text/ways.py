"""Steps from touchpoint to touchpoint: those that nobody planned; with everything, all of them, and where cases begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, columns, indented, note, title
from journeymap.formats.overlay_text.words import count, part_of, time
from journeymap.results.counting import counted
from journeymap.results.overlay import Overlay, TransitionResult

__all__ = ["begins", "unplanned", "ways"]

MOST = 10


def unplanned(view: View) -> Iterator[RenderableType]:
    """Steps that nobody planned, the most frequent first; with everything, all steps are shown instead."""
    found = [row for row in view.overlay.transitions if not row.planned]
    if view.full or not found:
        return
    yield title("Steps that nobody planned")
    yield _table(view.overlay, found[:MOST])
    rest = found[MOST:]
    if rest:
        taken = _together(rest)
        times = "" if taken is None else f", taken {counted(taken, 'time')} in all"
        yield note(f"and {counted(len(rest), 'more kind')}{times} (--full shows all)")
    yield note("median: time from the first event of the one to the other")


def ways(view: View) -> Iterator[RenderableType]:
    """All steps; only with everything."""
    if view.full and view.overlay.transitions:
        yield title("Steps")
        yield _table(view.overlay, view.overlay.transitions, all_kinds=True)
        yield note("switches: with a change of channel; median, 90%: from the first event of the one to the other")


def begins(view: View) -> Iterator[RenderableType]:
    """Touchpoints at which cases begin; only with everything."""
    if view.full and view.overlay.entries:
        table = columns("begins at", "cases", "of all")
        for key, cases in view.overlay.entries.items():
            table.add_row(indented(key), count(cases), part_of(cases, view.overlay.observed.cases))
        yield title("First steps")
        yield table


def _table(overlay: Overlay, rows: Sequence[TransitionResult], *, all_kinds: bool = False) -> Table:
    total = _together(overlay.transitions)
    heads = ("from", "to", "steps", "cases", "of all steps", "median")
    table = columns(*heads, *(("90%", "switches", "planned") if all_kinds else ()), text=2)
    for row in rows:
        ends = (indented(row.source), shown(row.target))
        counts = (count(row.count), count(row.cases), part_of(row.count, total), time(row.median_s))
        more = (time(row.p90_s), count(row.switches), "yes" if row.planned else "no") if all_kinds else ()
        table.add_row(*ends, *counts, *more)
    return table


def _together(rows: Sequence[TransitionResult]) -> int | None:
    """Steps of all rows; None where one is hidden, which the sum would tell."""
    counts = [row.count for row in rows]
    return None if None in counts else sum(number or 0 for number in counts)
