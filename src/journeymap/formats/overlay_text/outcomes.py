"""How cases ended, how they stand, and what share had come to each end by so many days."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, columns, indented, note, title
from journeymap.formats.overlay_text.words import NONE, count, number_of, part_of, share, time
from journeymap.results.overlay import Overlay

__all__ = ["outcomes"]


def outcomes(view: View) -> Iterator[RenderableType]:
    """Counts beside incidences by day."""
    days = [day for day, shares in view.overlay.conversion.by_days.items() if shares is not None]
    table = columns("outcome", "kind", "cases", "share", *(f"by day {day}" for day in days), text=2)
    rows = [(row.id, row.kind, row.cases) for row in view.overlay.outcomes]
    for key, kind, cases in rows:
        by_days = (_by(view.overlay, day, key) for day in days)
        table.add_row(indented(key), shown(kind), count(cases), part_of(cases, view.overlay.observed.cases), *by_days)
    for state, cases in (("silent", view.overlay.silent), ("open", view.overlay.open)):
        table.add_row(indented(state), "none yet", count(cases), part_of(cases, view.overlay.observed.cases))
    if days:
        table.add_row("  none by then", "", "", "", *(_by(view.overlay, day, "open") for day in days))
    yield title("Outcomes")
    yield table
    yield from _notes(view.overlay, by_days=bool(days))


def _by(overlay: Overlay, day: str, state: str) -> str:
    found = overlay.conversion.by_days[day]
    return NONE if found is None else share(found.get(state))


def _notes(overlay: Overlay, *, by_days: bool) -> Iterator[RenderableType]:
    if by_days:
        yield note("cases, share: as counted at the end of the log")
        short = "; the log is too short for more" if None in overlay.conversion.by_days.values() else ""
        yield note(f"by day: shares so long after the first step, cases under way allowed for{short}")
    tau = overlay.observed.inactive_after_s
    if tau is not None:
        after = number_of(overlay.after_outcome, "event")
        yield note(f"silent: not heard of for {time(tau)}; {after} came after an outcome")
