"""What-ifs beside each other, a row each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rich.console import RenderableType

from journeymap.formats.overlay_text.layout import columns, indented, line, note, strong, title
from journeymap.formats.overlay_text.words import share
from journeymap.formats.simulation_text.view import View
from journeymap.formats.simulation_text.what_ifs import meaning, net, notes_of, parts
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
    yield from _worth(ranked)
    yield from notes_of(replace(said, message=f"{one.id}: {said.message}") for one in ranked for said in one.notes)
    if any(one.cautious is None for one in found) and any(one.cautious for one in found):
        yield note("cautious –: the effect was measured, or nobody is saved who was about to leave")
    yield from meaning(found)


def _success(one: Scenario) -> Iterator[str | RenderableType]:
    yield share(one.after.estimate)
    yield strong(points(one.success.estimate))
    yield bounds(one.success)
    yield NONE if one.cautious is None else points(one.cautious.estimate)


def _worth(ranked: list[Scenario]) -> Iterator[RenderableType]:
    """What they are worth a year, and what that is made of."""
    told = [(one, one.value) for one in ranked if one.value is not None]
    if not told:
        return
    table = columns("worth a year, net", "standing", "at best", "95%", "cautious", "successes", "contacts", text=2)
    table.columns[0].min_width = WIDE
    table.columns[1].no_wrap = True
    for one, value in told:
        less = NONE if one.cautious_value is None else money(one.cautious_value.estimate)
        best, interval = net(value)
        table.add_row(indented(one.id), one.standing, strong(best), interval, less, *parts(value))
    yield line("")
    yield table


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is there where one what-if at least has something to put in it."""

    head: str
    there: Callable[[Scenario], bool]
    cell: Callable[[Scenario], str]


MORE = (Column("time", lambda one: one.time is not None, lambda one: longer(one.time.estimate if one.time else None)),)
