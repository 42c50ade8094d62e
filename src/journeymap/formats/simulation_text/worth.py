"""Touchpoints by what mending them is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import columns, indented, line, note, strong, title
from journeymap.formats.overlay_text.words import EN, between, share
from journeymap.formats.simulation_text.view import View
from journeymap.formats.simulation_text.words import NONE, lasting, points, to
from journeymap.results.counting import counted
from journeymap.results.simulation import TouchpointValue

__all__ = ["ranked", "worth"]

MOST = 10
POINT = 0.01


def ranked(rows: tuple[TouchpointValue, ...]) -> list[TouchpointValue]:
    """Where one point less drop-off is worth most first; those of whom it cannot be said last."""
    return sorted(rows, key=lambda row: -((row.point.estimate if row.point else None) or 0.0))


def worth(view: View) -> Iterator[RenderableType]:
    """A row a touchpoint; those where nothing can be won only with everything."""
    rows = ranked(tuple(view.simulation.touchpoints))
    paying = [row for row in rows if row.point is not None and (row.point.estimate or 0.0) > 0]
    told = rows if view.full else paying[:MOST]
    if not rows:
        return
    yield title("Where one point less drop-off is worth most")
    if not told:
        yield line(_nowhere(rows))
        return
    yield _table(told, settled=_settled(rows))
    if len(rows) > len(told):
        rest = "more touchpoint" if len(paying) > MOST else "touchpoint where nothing is lost"
        many = "more touchpoints" if len(paying) > MOST else "touchpoints where nothing is lost"
        yield note(f"and {counted(len(rows) - len(told), rest, many)} (--full shows all)")
    yield from _meaning(told)
    yield from _decisions(rows)


def _nowhere(rows: Sequence[TouchpointValue]) -> str:
    """Why no touchpoint is told: figures are hidden, those who are lost could not be won, or nobody is lost."""
    if any(row.drop_off is None for row in rows):
        return "nowhere that can be shown"
    if any(row.drop_off for row in rows):
        return "nowhere: from where customers are lost nobody gets to a success"
    return "nowhere: nobody is lost at a touchpoint of this model"


def _table(told: Sequence[TouchpointValue], *, settled: bool) -> RenderableType:
    timed = _timed(told)
    heads = ["touchpoint", "a point", "95%", "drop-off", "visits", "succeed", "95%", "at stake"]
    table = columns(*heads, *(["to the end"] if timed else []), *(["by the plan"] if settled else []))
    for row in told:
        more = [*([lasting(row.time_s)] if timed else []), *([row.decision or ""] if settled else [])]
        table.add_row(indented(row.id), *_figures(row), *more)
    return table


def _timed(rows: Sequence[TouchpointValue]) -> bool:
    return any(row.time_s is not None for row in rows)


def _settled(rows: Sequence[TouchpointValue]) -> bool:
    """Whether success is settled anywhere; a column that says the same of all would say nothing."""
    return any(row.decision in ("guaranteed", "lost") for row in rows)


def _figures(row: TouchpointValue) -> Iterator[str | RenderableType]:
    point = row.point
    yield strong(points(point.estimate if point else None))
    yield NONE if point is None else to(points(point.low), points(point.high))
    yield share(row.drop_off)
    yield EN.decimal(row.visits, 2)
    yield share(row.success.estimate)
    yield between(row.success.low, row.success.high)
    yield share(row.removal)


def _meaning(rows: Sequence[TouchpointValue]) -> Iterator[RenderableType]:
    yield note("a point: how many points more of all journeys succeed where drop-off there falls by one point")
    small = [shown(row.id) for row in rows if row.drop_off is not None and 0 < row.drop_off < POINT]
    if small:
        yield note(f"less than a point is lost at {', '.join(small)}: no more than that can be won there")
    gone = "lost there, or straight to a failure"
    yield note(f"drop-off: {gone}; visits: a journey; succeed: of those who are there, in the end")
    yield note("at stake: the share of all success that would be gone if everybody who comes there were lost")
    if _timed(rows):
        yield note("to the end: mean time from there to the end of the journey")


def _decisions(rows: Sequence[TouchpointValue]) -> Iterator[RenderableType]:
    """By the plan: where success is settled whatever the customer does."""
    if not any(row.decision for row in rows):
        return
    if not _settled(rows):
        yield note("by the plan success is open until the end: at every touchpoint the customer's choice still decides")
        return
    yield note(
        "by the plan alone, success is: guaranteed, whatever the customer does (where fewer succeed, the plan is not"
    )
    yield note("kept); decided, by what the customer does; lost, since no planned way leads from there to a success")
