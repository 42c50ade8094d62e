"""What-ifs beside each other, a row each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rich.console import RenderableType

from journeymap.formats.overlay_text.layout import columns, indented, strong, title
from journeymap.formats.overlay_text.words import share
from journeymap.formats.simulation_text.view import View
from journeymap.formats.simulation_text.what_ifs import meaning, notes_of
from journeymap.formats.simulation_text.words import NONE, bounds, longer, money, points
from journeymap.results.simulation import Scenario

__all__ = ["compared"]


WIDE = 14
"""Columns for the name of a what-if."""


def compared(view: View) -> Iterator[RenderableType]:
    """All what-ifs in one table, the greatest gain first."""
    found = view.simulation.what_ifs
    if not found or not view.compare:
        return
    ranked = sorted(found, key=lambda one: -(one.success.estimate or 0.0))
    more = [column for column in MORE if any(column.there(one) for one in found)]
    heads = ["what if", "standing", "success", "at best", "95%", "cautious", *(column.head for column in more)]
    table = columns(*heads, text=2)
    table.columns[0].min_width = WIDE
    table.columns[1].no_wrap = True
    table.add_row(indented("as it is now"), "", share(found[0].before.estimate), *[""] * (3 + len(more)))
    for one in ranked:
        table.add_row(indented(one.id), one.standing, *_success(one), *(column.cell(one) for column in more))
    yield title("What-ifs beside each other")
    yield table
    yield from notes_of(replace(said, message=f"{one.id}: {said.message}") for one in ranked for said in one.notes)
    yield from meaning(found)


def _success(one: Scenario) -> Iterator[str | RenderableType]:
    yield share(one.after.estimate)
    yield strong(points(one.success.estimate))
    yield bounds(one.success)
    yield NONE if one.cautious is None else points(one.cautious.estimate)


def _value(one: Scenario) -> str:
    value = one.value
    if value is None:
        return NONE
    if value.low is None:
        return money(value.estimate, value.currency)
    # its interval on lines of its own, so that the row is not too wide for a narrow terminal
    return f"{money(value.estimate, value.currency)}\n{money(value.low)}\nto {money(value.high)}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is there where one what-if at least has something to put in it."""

    head: str
    there: Callable[[Scenario], bool]
    cell: Callable[[Scenario], str]


MORE = (
    Column("time", lambda one: one.time is not None, lambda one: longer(one.time.estimate if one.time else None)),
    Column("value a year", lambda one: one.value is not None, _value),
)
