"""What an overlay looks like in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from journeymap.settings.numbers import numbers

if TYPE_CHECKING:
    from journeymap.results.overlay import Overlay

__all__ = ["overlay_html"]


def overlay_html(overlay: Overlay) -> str:
    """What was measured, as a short text and a table of the touchpoints."""
    n, measured = numbers("en"), overlay.conversion
    seen = f"{n.count(overlay.observed.events)} events of {n.count(overlay.observed.cases)} journeys"
    success = ""
    if measured.estimate is not None and measured.horizon_s is not None:
        bounds = "" if measured.low is None or measured.high is None else f" ({n.between(measured.low, measured.high)})"
        success = f"; {n.share(measured.estimate)}{bounds} succeed within {n.duration(measured.horizon_s)}"
    heads = ("touchpoint", "visits", "drop-off", "95%", "within", "median to next")
    rows = [
        "".join(f"<td>{escape(cell)}</td>" for cell in _cells(overlay, place))
        for place in range(len(overlay.touchpoints))
    ]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    caption = escape(f"{overlay.journey}: {seen}{success}")
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(overlay: Overlay, place: int) -> tuple[str, ...]:
    row, n = overlay.touchpoints[place], numbers("en")
    if row.hidden:
        return (row.name, "hidden", "", "", "", "")
    if row.visits is None:
        return (row.name, "not in the log", "", "", "", "")
    drop, times = row.drop_off, row.time_to_next_s
    known = drop is not None and drop.estimate is not None
    bounds = n.between(drop.low, drop.high) if drop and drop.low is not None and drop.high is not None else ""
    return (
        row.name,
        n.count(row.visits),
        n.share(drop.estimate) if drop and drop.estimate is not None else "",
        bounds,
        n.duration(row.horizon_s) if known and row.horizon_s is not None else "",
        n.duration(times.median) if times and times.median is not None else "",
    )
