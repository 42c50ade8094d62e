"""Experience budgets: what was asked for, what was measured, how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.budgets_text import budgets_summary, worst_first
from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, columns, note, title
from journeymap.formats.overlay_text.words import NONE, between, count, decimal, share, time
from journeymap.results.budgets import BudgetResult, Verdict

__all__ = ["budgets"]

SAID: dict[Verdict, str] = {"broken": "broken", "doubtful": "in doubt", "unknown": "cannot be said", "met": "kept"}
ASKED = {"min": "at least", "max": "at most"}
MARKS: dict[Verdict, tuple[str, str]] = {
    "broken": ("! ", "bold red"),
    "doubtful": ("? ", "yellow"),
    "unknown": ("? ", "yellow"),
    "met": ("  ", ""),
}


def budgets(view: View) -> Iterator[RenderableType]:
    """All bounds of `expect:`, the worst first."""
    if not view.overlay.expect:
        return
    table = columns("budget", "asked for", "measured", "interval", "cases", "", text=2)
    table.columns[-1].justify, table.columns[-1].no_wrap = "left", False
    for row in worst_first(view.overlay.expect):
        mark, style = MARKS[row.verdict]
        cells = (_asked(row), _measured(row), _interval(row), count(row.cases), _verdict(row))
        table.add_row(mark + _subject(row), *cells, style=style or None)
    yield title(f"Budgets: {budgets_summary(view.overlay).partition(': ')[2]}")
    yield table
    level = 100 * (1 - 0.05 / len(view.overlay.expect))
    yield note(
        f"intervals at {level:.4g}%, so that all {len(view.overlay.expect)} together hold at 95%"
        if len(view.overlay.expect) > 1
        else "the interval at 95%"
    )


def _subject(row: BudgetResult) -> str:
    """What the bound is about, in few words."""
    within = "" if row.within_s is None else f" in {time(row.within_s)}"
    key = "" if row.touchpoint is None else shown(row.touchpoint)
    if row.measure in ("conversion", "time-to-success"):
        return f"success{within}" + ("" if row.measure == "conversion" else ", of those who succeed")
    if row.measure == "fitting":
        return "finished as planned"
    if row.measure == "answered-in-time":
        return f"{key}: answered{within}" if key else "promises kept"
    if row.measure == "time-to-next":
        return f"{key}: next step{within}"
    if row.measure == "drop-off":
        return f"{key}: drop-off"
    return f"{key}: {'starts over' if row.measure == 'repeated' else shown(row.measure)}"


def _asked(row: BudgetResult) -> str:
    wanted = f"{round(row.wanted * 100, 6):g}%" if row.unit == "share" else f"{row.wanted:g}"
    return f"{ASKED[row.bound]} {wanted}"


def _measured(row: BudgetResult) -> str:
    return share(row.estimate) if row.unit == "share" else decimal(row.estimate)


def _interval(row: BudgetResult) -> str:
    if row.unit == "share":
        return between(row.low, row.high)
    return NONE if row.low is None or row.high is None else f"{decimal(row.low)}–{decimal(row.high)}"


def _verdict(row: BudgetResult) -> str:
    """The verdict, and why, or how long it took where a time was asked for."""
    part = "half" if row.wanted == 0.5 else f"{row.wanted:.0%}"
    took = "" if row.measured_s is None else f"; {part} took {time(row.measured_s)}"
    return SAID[row.verdict] + (f": {shown(row.reason)}" if row.reason else "") + took
