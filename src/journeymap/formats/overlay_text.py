"""An overlay as text for an analyst: the headline, the data, every touchpoint, the funnel, what nobody planned."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from journeymap.formats.columns import shown
from journeymap.results.counting import counted
from journeymap.results.overlay import Overlay, TouchpointResult
from journeymap.settings.numbers import NBSP, numbers

__all__ = ["overlay_text"]

WIDTH = 118
"""Columns of a page that is not a terminal's."""
NARROWEST = 96
UNPLANNED = 10
BAR = 24
NONE = "–"
EN = numbers("en")


def overlay_text(overlay: Overlay, *, colour: bool = False, width: int | None = None) -> str:
    """The overlay for people.

    Args:
        overlay: what was found.
        colour: whether a terminal shows it; else there are no escape codes.
        width: columns of the terminal; 118 when unsaid.
    """
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width or WIDTH, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    parts = (_headline, _data, _touchpoints, _outcomes, _funnel, _conformance, _unplanned)
    for number, part in enumerate(parts):
        shown_parts = list(part(overlay))
        if number and shown_parts:
            console.print()
        for entry in shown_parts:
            console.print(entry)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _headline(overlay: Overlay) -> Iterator[Any]:
    seen, conversion = overlay.observed, overlay.conversion
    yield _strong(f"{shown(overlay.journey)}, laid over {counted(seen.cases, 'case')}")
    period = f"{(seen.since or NONE)[:10]} to {(seen.until or NONE)[:10]}"
    yield f"{period}, {counted(seen.events, 'event')}, {_percent(seen.mapped, seen.events)} of them on the map"
    if conversion.estimate is None or conversion.horizon_s is None:
        yield "how many succeed cannot be said from this log"
        return
    success = f"{_share(conversion.estimate)} succeed within {_time(conversion.horizon_s)} of their first step"
    between = "" if conversion.low is None else f" (95% interval {_between(conversion.low, conversion.high)})"
    yield _strong(success + between)


def _data(overlay: Overlay) -> Iterator[Any]:
    from rich.table import Table

    yield _title("Data")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for entry in sorted(overlay.quality, key=lambda entry: entry.severity != "warning"):
        mark = "!" if entry.severity == "warning" else " "
        examples = "" if not entry.examples else f" ({', '.join(shown(one) for one in entry.examples)})"
        table.add_row(f"{mark} {entry.count:,}", entry.message + examples, style="bold" if mark == "!" else None)
    yield table if overlay.quality else "  nothing to remark"


def _touchpoints(overlay: Overlay) -> Iterator[Any]:
    table = _table("touchpoint", "visits", "drop-off", "95%", "lost", "failed", "naive", "within", "median")
    stage = None
    for row in overlay.touchpoints:
        if row.stage != stage:
            stage = row.stage
            table.add_row(_strong(shown(stage)))
        table.add_row("  " + shown(row.id) + _remark(row), *_figures(row))
    yield _title("Touchpoints")
    yield table
    yield _quiet("drop-off = lost (no next step within the time shown) + failed (straight to a failure), of all visits")
    yield _quiet("naive: of all cases, those last seen here that did not succeed; median: time to the next step")
    if any(row.young for row in overlay.touchpoints):
        yield _quiet("* seen for less time than it takes to call a case silent")


def _remark(row: TouchpointResult) -> str:
    """What there is to say of a touchpoint without shares."""
    if row.visits is None:
        return ", not in the log"
    if row.drop_off is None:
        return f", {row.events:,} sent" if row.events else ", no event"
    return ""


def _figures(row: TouchpointResult) -> list[Any]:
    if row.drop_off is None:
        return []
    drop = row.drop_off
    within = NONE if row.horizon_s is None else _time(row.horizon_s) + ("*" if row.young else "")
    median = row.time_to_next_s.median if row.time_to_next_s else None
    interval = NONE if drop.low is None else _between(drop.low, drop.high)
    shares = [_share(part) for part in (drop.lost, drop.failed, drop.naive)]
    return [f"{row.visits:,}", _strong(_share(drop.estimate)), interval, *shares, within, _time(median)]


def _outcomes(overlay: Overlay) -> Iterator[Any]:
    table = _table("outcome", "kind", "cases", "share", text=2)
    rows = [(row.id, row.kind, row.cases) for row in overlay.outcomes]
    rows += [("silent", "none yet", overlay.silent), ("open", "none yet", overlay.open)]
    for key, kind, cases in rows:
        table.add_row("  " + shown(key), kind, f"{cases:,}", _percent(cases, overlay.observed.cases))
    yield _title("Outcomes")
    yield table
    tau = overlay.observed.inactive_after_s
    if tau is not None:
        yield _quiet(
            f"silent: not heard of for {_time(tau)}; {counted(overlay.after_outcome, 'event')} came after an outcome"
        )


def _funnel(overlay: Overlay) -> Iterator[Any]:
    if not overlay.funnel:
        return
    table = _table("funnel", "cases", "of all", "of the last", "")
    first = last = overlay.funnel[0].reached
    for step in overlay.funnel:
        bar = _quiet("█" * round(BAR * step.reached / first) if first else "")
        shares = _percent(step.reached, first), _percent(step.reached, last)
        table.add_row("  " + shown(step.id), f"{step.reached:,}", *shares, bar)
        last = step.reached
    table.columns[-1].justify = "left"
    yield _title("Funnel")
    yield table


def _conformance(overlay: Overlay) -> Iterator[Any]:
    table = _table("path", "finished", "open", "silent", "of finished")
    done = overlay.conformance.fitting.finished + overlay.conformance.deviating.finished
    for name, fit in (("as planned", overlay.conformance.fitting), ("otherwise", overlay.conformance.deviating)):
        counts = (f"{count:,}" for count in (fit.finished, fit.open, fit.silent))
        table.add_row("  " + name, *counts, _percent(fit.finished, done))
    yield _title("Plan")
    yield table
    yield _quiet(f"{counted(overlay.observed.variants, 'different path')}")


def _unplanned(overlay: Overlay) -> Iterator[Any]:
    found = [row for row in overlay.transitions if not row.planned]
    if not found:
        return
    total = sum(row.count for row in overlay.transitions)
    table = _table("from", "to", "steps", "cases", "of all steps", "median", text=2)
    for row in found[:UNPLANNED]:
        counts = (f"{row.count:,}", f"{row.cases:,}", _percent(row.count, total))
        table.add_row("  " + shown(row.source), shown(row.target), *counts, _time(row.median_s))
    yield _title("Steps that nobody planned")
    yield table
    rest = found[UNPLANNED:]
    if rest:
        yield _quiet(
            f"and {counted(len(rest), 'more kind')}, taken {counted(sum(row.count for row in rest), 'time')} in all"
        )


def _table(*heads: str, text: int = 1) -> Any:
    """A table whose first `text` columns are words and whose others are numbers."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", collapse_padding=True)
    for number, head in enumerate(heads):
        first = number == 0
        style = {"overflow": "fold"} if number < text else {"justify": "right", "no_wrap": True}
        table.add_column(("  " if first else "") + head, **style)
    return table


def _title(words: str) -> Any:
    return _strong(words)


def _strong(words: str) -> Any:
    from rich.text import Text

    return Text(words, style="bold")


def _quiet(words: str) -> Any:
    from rich.text import Text

    return Text(words, style="dim")


def _share(share: float | None) -> str:
    return NONE if share is None else f"{share * 100:.1f}%"


def _between(low: float | None, high: float | None) -> str:
    return NONE if low is None or high is None else f"{low * 100:.1f}–{high * 100:.1f}%"


def _percent(part: int, whole: int) -> str:
    return _share(part / whole) if whole else NONE


def _time(seconds: float | None) -> str:
    return NONE if seconds is None else EN.duration(seconds).replace(NBSP, " ")
