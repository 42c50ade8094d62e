"""Touchpoints by what mending them is worth."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import columns, indented, note, strong, title
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
    """A row a touchpoint."""
    rows = [row for row in ranked(tuple(view.simulation.touchpoints)) if row.visits > 0 or view.full]
    if not rows:
        return
    told = rows if view.full else rows[:MOST]
    heads = ["touchpoint", "a point", "95%", "drop-off", "visits", "succeed", "95%"]
    timed, decided = any(row.time_s is not None for row in told), any(row.decision for row in told)
    heads += ["at stake", *(["to the end"] if timed else []), *(["decisive"] if decided else [])]
    table = columns(*heads)
    for row in told:
        more = [*([lasting(row.time_s)] if timed else []), *([row.decision or ""] if decided else [])]
        table.add_row(indented(row.id), *_figures(row), *more)
    yield title("Where one point less drop-off is worth most")
    yield table
    if len(rows) > len(told):
        yield note(f"and {counted(len(rows) - len(told), 'more touchpoint')} (--full shows all)")
    yield from _meaning(told, timed=timed)


def _figures(row: TouchpointValue) -> Iterator[str | RenderableType]:
    point = row.point
    yield strong(points(point.estimate if point else None))
    yield NONE if point is None else to(points(point.low), points(point.high))
    yield share(row.drop_off)
    yield EN.decimal(row.visits, 2)
    yield share(row.success.estimate)
    yield between(row.success.low, row.success.high)
    yield share(row.removal)


def _meaning(rows: list[TouchpointValue], *, timed: bool) -> Iterator[RenderableType]:
    yield note("a point: how many points more of all journeys succeed where drop-off there falls by one point")
    yield note(
        "drop-off: lost there, or straight to a failure; visits: a journey; succeed: of those who are there, in the end"
    )
    yield note("at stake: the share of all success that would be gone if everybody who comes there were lost")
    if timed:
        yield note("to the end: mean time from there to the end of the journey")
    if any(row.decision for row in rows):
        yield note(
            "decisive: guaranteed, a success is sure whatever the customer does; decided, the customer's choice decides;"
        )
        yield note("lost, no planned way leads from there to a success")
