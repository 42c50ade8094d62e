"""Channels: which ones customers use, what a change of channel does, what they do twice, what contacts cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, columns, indented, line, note, title
from journeymap.formats.overlay_text.words import count, decimal, interval, part_of, share
from journeymap.results.channels import Channels, ChannelUse, Cost, Switched

__all__ = ["changes", "channels", "cost", "repeated"]

MOST = 20
SURE = 0.05


def channels(view: View) -> Iterator[RenderableType]:
    """Use by touchpoint: where there is a choice, or a channel that the journey does not name there."""
    found = view.overlay.channels
    rows = [] if found is None else _telling(found, view.full)
    if not rows:
        return
    table = columns("touchpoint", "channel", "visits", "share", "95%", "drop-off", "95%", text=2)
    last = None
    for row in view.first(rows, MOST):
        name = "" if row.touchpoint == last else shown(row.touchpoint)
        drop = row.drop_off
        shares = (
            share(row.share.estimate),
            interval(row.share),
            share(drop.estimate if drop else None),
            interval(drop),
        )
        table.add_row(indented(name), shown(row.channel) + _remark(row), count(row.visits), *shares)
        last = row.touchpoint
    yield title("Channels")
    yield table
    yield from view.more(len(rows) - MOST, "more row")
    only = (
        ""
        if len(rows) == len(found.use if found else ())
        else "; touchpoints with one channel, as planned, are not here"
    )
    yield note("share: of the touchpoint's visits" + only)


def _telling(found: Channels, full: bool) -> Sequence[ChannelUse]:
    choice = Counter(row.touchpoint for row in found.use)
    odd = {row.touchpoint for row in found.use if _remark(row)}
    return [row for row in found.use if full or choice[row.touchpoint] > 1 or row.touchpoint in odd]


def _remark(row: ChannelUse) -> str:
    if not row.declared:
        return ", not in the journey"
    return ", not planned here" if row.planned is False else ""


def repeated(view: View) -> Iterator[RenderableType]:
    """Visits in which customers started over in another channel."""
    found = view.overlay.channels.repeated if view.overlay.channels else ()
    rows = [row for row in found if view.full or row.repeated != 0]
    if not rows:
        return
    table = columns("touchpoint", "visits", "done again", "share", "95%")
    for row in rows:
        shares = (share(row.share.estimate), interval(row.share))
        table.add_row(indented(row.touchpoint), count(row.visits), count(row.repeated), *shares)
    yield title("Done again in another channel")
    yield table
    yield note("of visits that name a channel, those that another channel had served before")


def changes(view: View) -> Iterator[RenderableType]:
    """Drop-off after a change of channel against drop-off without one."""
    found = view.overlay.channels.switched if view.overlay.channels else ()
    if not found:
        return
    table = columns("touchpoint", "visits", "changed", "drop-off after", "95%", "without", "95%", "p")
    for row in found:
        table.add_row(indented(row.touchpoint), *_change(row), style="bold" if _sure(row) else None)
    yield title("After a change of channel")
    yield table
    yield note("changed: came from another channel; * drop-off differs (p < 0.05, each by itself)")


def _change(row: Switched) -> tuple[str, ...]:
    sides = (part for side in (row.after_switch, row.without) for part in (share(side.estimate), interval(side)))
    chance = decimal(row.p, 3) if row.p is None or row.p >= 0.0005 else "<0.001"
    return count(row.visits), part_of(row.switched, row.visits), *sides, chance + ("*" if _sure(row) else " ")


def _sure(row: Switched) -> bool:
    return row.p is not None and row.p < SURE


def cost(view: View) -> Iterator[RenderableType]:
    """What contacts cost: a case, a success, all."""
    found = view.overlay.channels.cost if view.overlay.channels else None
    if found is None:
        return
    yield title("Cost of contacts")
    yield line(_cost(found))
    yield _contacts(found)


def _cost(found: Cost) -> str:
    each = found.per_case
    sure = "" if each.low is None else f" (95% {decimal(each.low)}–{decimal(each.high)})"
    money = shown(found.currency)
    success = "" if found.per_success is None else f", {decimal(found.per_success)} {money} for each success"
    return f"{decimal(each.estimate)} {money} a case{sure}, {decimal(found.total, 0)} {money} in all{success}"


def _contacts(found: Cost) -> Table:
    table = columns("channel", "contacts", "each", found.currency, "of the cost")
    for row in found.contacts:
        spent = None if row.contacts is None else row.contacts * row.each
        part = share(spent / found.total) if spent is not None and found.total else share(None)
        table.add_row(indented(row.channel), count(row.contacts), decimal(row.each), decimal(spent, 0), part)
    return table
