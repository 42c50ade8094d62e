"""Customers under way: where they are, and how many of them will succeed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.overlay_text.layout import columns, indented, line, note, strong, title
from journeymap.formats.overlay_text.words import between, count, day, number_of, share
from journeymap.formats.simulation_text.view import View
from journeymap.formats.simulation_text.words import NONE, number, sure
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import UnderwayAt

__all__ = ["underway"]


def underway(view: View) -> Iterator[RenderableType]:
    """A row a touchpoint, in the order of the journey."""
    found = view.simulation.underway
    if found is None:
        return
    yield title(f"Customers under way on {day(found.until)}")
    if not found.customers:
        yield line("nobody: every journey in the log has come to its end")
        return
    whole = f"{number_of(found.customers, 'customer')}, {sure(found.success)} of them will succeed"
    among = (
        ""
        if found.succeed.estimate is None
        else f": {number(found.succeed.estimate)} customers{_within(found.succeed)}"
    )
    yield line(whole + among)
    yield _table([row for row in found.touchpoints if view.full or (row.active, row.silent) != (0, 0)])
    yield note(
        "silent: not heard of for so long that few come back; will succeed: given how long they have been where they are"
    )


def _within(found: Estimate) -> str:
    return "" if found.low is None else f" ({_range(found)})"


def _range(found: Estimate) -> str:
    return NONE if found.low is None else f"{number(found.low)}–{number(found.high)}"


def _table(rows: list[UnderwayAt]) -> RenderableType:
    table = columns("touchpoint", "active", "silent", "will succeed", "95%", "customers", "95%")
    for row in rows:
        rate = (strong(share(row.success.estimate)), between(row.success.low, row.success.high))
        succeed = (number(row.succeed.estimate), _range(row.succeed))
        table.add_row(indented(row.id), count(row.active), count(row.silent), *rate, *succeed)
    return table
