"""What one would tell a colleague: how much was logged, how many succeed, how long it takes them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, strong
from journeymap.formats.overlay_text.words import between, day, number_of, part_of, share, time
from journeymap.results.overlay import Overlay

__all__ = ["headline"]


def headline(view: View) -> Iterator[RenderableType]:
    """Cases, period, success, time to success."""
    seen = view.overlay.observed
    whose = "" if seen.persons is None else f" of {number_of(seen.persons, 'person')}"
    yield strong(f"{shown(view.overlay.journey)}, laid over {number_of(seen.cases, 'case')}{whose}")
    period = f"{day(seen.since)} to {day(seen.until)}"
    yield f"{period}, {number_of(seen.events, 'event')}, {part_of(seen.mapped, seen.events)} of them on the map"
    yield from _success(view.overlay)
    if view.overlay.min_cell is not None:
        few = f"figures of fewer than {view.overlay.min_cell} customers, and those that would give them away, are hidden: –"
        yield few


def _success(overlay: Overlay) -> Iterator[RenderableType]:
    found = overlay.conversion
    if found.estimate is None or found.horizon_s is None:
        hidden = overlay.min_cell is not None and found.horizon_s is not None
        yield "how many succeed is hidden" if hidden else "how many succeed cannot be said from this log"
        return
    sure = "" if found.low is None else f" (95% interval {between(found.low, found.high)})"
    yield strong(f"{share(found.estimate)} succeed within {time(found.horizon_s)} of their first step{sure}")
    took = found.time_s
    if took is not None and took.median is not None:
        half, most = time(took.median), time(took.p90)
        slow = "" if took.p90 is None or half == most else f", 90% of them {most} or less"
        yield f"of those who succeed, half need {half} or less{slow}"
