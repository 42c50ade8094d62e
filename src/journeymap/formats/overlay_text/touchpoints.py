"""Every touchpoint: where customers are lost; with everything, how long they wait."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from journeymap.formats.overlay_text.layout import View, columns, indented, note, strong, title
from journeymap.formats.overlay_text.words import between, count, share, time
from journeymap.results.overlay import TouchpointResult

__all__ = ["touchpoints", "waits"]


def touchpoints(view: View) -> Iterator[RenderableType]:
    """Drop-off, by stage."""
    if not view.overlay.touchpoints:
        return
    table = columns("touchpoint", "visits", "drop-off", "95%", "lost", "failed", "naive", "silent", "within", "median")
    stage = None
    for row in view.overlay.touchpoints:
        if row.stage != stage:
            stage = row.stage
            table.add_row(indented(stage), style="bold")
        table.add_row(indented(row.id + _remark(row), by=4), *_figures(row))
    yield title("Touchpoints")
    yield table
    yield note("drop-off: lost (no next step within that time) + failed (straight to a failure), of all visits")
    yield note("of its cases, naive: last seen here without success, silent: last seen here and long not heard of")
    yield note("within: the longest wait that this log can show; median: time to the next step")
    if any(row.young for row in view.overlay.touchpoints):
        yield note("* seen for less time than it takes to call a case silent")


def _remark(row: TouchpointResult) -> str:
    """What there is to say of a touchpoint without shares."""
    if row.hidden:
        return ", few customers"
    if row.visits is None:
        return ", not in the log"
    if row.drop_off is None:
        return f", {count(row.events)} sent" if row.events else ", no event"
    return ""


def _figures(row: TouchpointResult) -> list[str | RenderableType]:
    drop = row.drop_off
    if drop is None:
        return []
    within = time(row.horizon_s) + ("*" if row.young else "")
    median = row.time_to_next_s.median if row.time_to_next_s else None
    shares = [share(part) for part in (drop.lost, drop.failed, drop.naive, drop.silent)]
    return [
        count(row.visits),
        strong(share(drop.estimate)),
        between(drop.low, drop.high),
        *shares,
        within,
        time(median),
    ]


def waits(view: View) -> Iterator[RenderableType]:
    """Quantiles of the time to the next step; only with everything."""
    found = [row for row in view.overlay.touchpoints if row.time_to_next_s is not None]
    if not view.full or not found:
        return
    yield title("Waits")
    yield _waits(found)
    yield note("time to the next step of those who go on: 50%, 75%, 90% and 95% of them wait no longer")


def _waits(found: list[TouchpointResult]) -> Table:
    table = columns("touchpoint", "50%", "75%", "90%", "95%")
    for row in found:
        times = row.time_to_next_s
        if times is not None:
            quantiles = (times.median, times.p75, times.p90, times.p95)
            table.add_row(indented(row.id), *(time(quantile) for quantile in quantiles))
    return table
