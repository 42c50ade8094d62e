"""Customers under way: where they are, and how many of them will succeed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.overlay_text.layout import columns, indented, line, note, strong, title
from journeymap.formats.overlay_text.words import EN, between, count, day, number_of, share
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
    whole = number_of(found.customers, "customer")
    if found.succeed.estimate is None:
        yield line(f"{whole}, {sure(found.success)} of them will succeed")
    else:
        # the share without its interval: that of the number is wider, as it holds the chance of each customer too
        told = f"{number(found.succeed.estimate)}{_within(found.succeed)} of them will succeed"
        yield line(f"{whole}; {told}, {share(found.success.estimate)}")
    yield _table([row for row in found.touchpoints if view.full or (row.active, row.silent) != (0, 0)])
    yield note(
        "silent: not heard of for so long that few come back; will succeed: given how long they have been where they are"
    )
    if any(row.success.low is not None for row in found.touchpoints):
        yield note(
            "95%: of the share, how sure the model is of it; of customers, with the chance of each of them as well"
        )
    if found.beyond:
        yield note(f"{_beyond(found.beyond)} longer than the log can show of anybody, and count as lost")


def _beyond(customers: int) -> str:
    return f"{number_of(customers, 'customer')} {'has' if customers == 1 else 'have'} been where they are for"


def _within(found: Estimate) -> str:
    return "" if found.low is None else f" ({_range(found)})"


def _range(found: Estimate) -> str:
    """Whole customers."""
    if found.low is None or found.high is None:
        return NONE
    return f"{EN.decimal(found.low, 0)}–{EN.decimal(found.high, 0)}"


def _table(rows: list[UnderwayAt]) -> RenderableType:
    table = columns("touchpoint", "active", "silent", "will succeed", "95%", "customers", "95%")
    for row in rows:
        rate = (strong(share(row.success.estimate)), between(row.success.low, row.success.high))
        succeed = (number(row.succeed.estimate), _range(row.succeed))
        table.add_row(indented(row.id), count(row.active), count(row.silent), *rate, *succeed)
    return table
