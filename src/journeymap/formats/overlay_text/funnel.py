"""Funnels: of all cases, by touchpoint, of each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, columns, indented, note, strong, title
from journeymap.formats.overlay_text.words import count, interval, part_of, share, time
from journeymap.results.overlay import FunnelStep
from journeymap.results.segments import SegmentFunnel

__all__ = ["funnel", "funnel_by_touchpoint", "funnels_of_groups"]

BAR = 20
BESIDE = 6
"""So many groups stand side by side."""


def funnel(view: View) -> Iterator[RenderableType]:
    """The funnel that the journey names, else by stage."""
    if not view.overlay.funnel:
        return
    window = view.overlay.funnel_within_s
    yield title("Funnel" if window is None else f"Funnel within {time(window)} of its first step")
    if any(step.share is not None for step in view.overlay.funnel):
        horizon = time(view.overlay.conversion.horizon_s if window is None else window)
        yield _estimated(view.overlay.funnel, horizon)
        yield note("cases: came so far in this order, as counted; of the last, median time: since the step before")
        yield note(
            f"in {horizon}: share of the first step's cases that come so far by then, cases under way allowed for"
        )
    else:
        yield _counted(view.overlay.funnel)
        yield note("cases that came so far in this order; median time: since the step before")


def funnel_by_touchpoint(view: View) -> Iterator[RenderableType]:
    """The touchpoints that every planned way to a success passes; only with everything, and where it differs."""
    found = view.overlay.funnel_touchpoints
    if view.full and found and [step.id for step in found] != [step.id for step in view.overlay.funnel]:
        yield title("Funnel by touchpoint")
        yield _counted(found)
        yield note("the touchpoints that every planned way to a success passes")


def _estimated(steps: Sequence[FunnelStep], horizon: str) -> Table:
    table = columns("step", "cases", "of the last", "median time", f"in {horizon}", "95%", "")
    last = None
    for step in steps:
        found = step.share.estimate if step.share else None
        whole = 1.0 if last is None else found
        shares = (strong("" if last is None else share(found)), "" if last is None else interval(step.share))
        table.add_row(indented(step.id), *_step(step, last), *shares, _bar(whole))
        last = step
    table.columns[-1].justify = "left"
    return table


def _counted(steps: Sequence[FunnelStep]) -> Table:
    table = columns("step", "cases", "of the last", "median time", "of all", "")
    first, last = steps[0].reached, None
    for step in steps:
        whole = step.reached / first if first and step.reached is not None else None
        table.add_row(indented(step.id), *_step(step, last), part_of(step.reached, first), _bar(whole))
        last = step
    table.columns[-1].justify = "left"
    return table


def _step(step: FunnelStep, last: FunnelStep | None) -> tuple[str, str, str]:
    if last is None:
        return count(step.reached), "", ""
    return count(step.reached), part_of(step.reached, last.reached), time(step.median_s)


def _bar(part: float | None) -> Text:
    return Text("█" * round(BAR * (part or 0.0)), style="dim")


def funnels_of_groups(view: View) -> Iterator[RenderableType]:
    """The funnel of each group, steps below each other; only with everything."""
    if not view.full or view.overlay.segments is None or not view.overlay.funnel:
        return
    for column, found in groupby(view.overlay.segments.funnels, key=lambda row: row.column):
        rows = list(found)
        yield title(f"Funnel by {shown(column)}")
        for start in range(0, len(rows), BESIDE):
            yield _side_by_side(view.overlay.funnel, rows[start : start + BESIDE])


def _side_by_side(steps: Sequence[FunnelStep], rows: Sequence[SegmentFunnel]) -> Table:
    names = ("(unsaid)" if row.value is None else row.value for row in rows)
    table = columns("step", *names)
    for column in table.columns[1:]:
        column.no_wrap, column.overflow = False, "fold"
    for place, step in enumerate(steps):
        cells = (f"{count(row.reached[place])} {part_of(row.reached[place], row.reached[0]):>6}" for row in rows)
        table.add_row(indented(step.id), *cells)
    return table
