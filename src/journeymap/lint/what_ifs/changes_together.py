"""Changes of one what-if that cannot be made together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.graph.compile import START
from journeymap.lint.context import Context
from journeymap.lint.questions.circles import reachable
from journeymap.lint.what_ifs.changes_on_plan import Trouble
from journeymap.lint.what_ifs.shifts import SHIFTS
from journeymap.model.data import Change, Shift

__all__ = ["against_each_other"]


def against_each_other(context: Context, changes: Sequence[Change]) -> Iterator[Trouble]:
    """Changes that cannot be made together."""
    removed = {change.touchpoint for change in changes if change.remove and change.touchpoint}
    for change in changes:
        if change.touchpoint in removed and not change.remove:
            yield Trouble(change, f'touchpoint "{change.touchpoint}" is removed and changed as well', ("touchpoint",))
        also = any(getattr(change, key) for key in (*SHIFTS, "redirect"))
        if change.touchpoint in removed and change.remove and also:
            yield Trouble(change, f'touchpoint "{change.touchpoint}" is removed and changed at once', ("remove",))
    yield from _set_twice(changes)
    yield from _nothing_left(context, changes, removed)


def _set_twice(changes: Sequence[Change]) -> Iterator[Trouble]:
    told: dict[tuple[object, ...], object] = {}
    for change in changes:
        for key in SHIFTS:
            shift = getattr(change, key)
            if not isinstance(shift, Shift) or shift.to is None:
                continue
            what = (change.touchpoint, change.transition, change.channel, key)
            if told.setdefault(what, shift.to) != shift.to:
                message = f"{key.replace('_', '-')} becomes {_shown(told[what])} above and {_shown(shift.to)} here"
                yield Trouble(shift, message, ("to",), "one of the two")


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _nothing_left(context: Context, changes: Sequence[Change], removed: set[str]) -> Iterator[Trouble]:
    """Ways taken out by which alone the journey succeeds; a touchpoint that is left out is passed by."""
    planned = {key for key, part in context.touchpoints.items() if part.planned}
    last = next((change for change in reversed(changes) if change.remove), None)
    if last is None:
        return
    if planned and planned <= removed:
        yield Trouble(last, "no touchpoint is left after this change", ("remove",))
        return
    cut = {tuple(change.transition) for change in changes if change.remove and len(change.transition) == 2}
    successes = context.successes().keys() & context.reached
    if not cut or not successes or context.vague or any(change.redirect or change.add for change in changes):
        return
    left = {node: {to for to in ways if (node, to) not in cut} for node, ways in context.meant.items()}
    if not reachable(left, [START]) & successes:
        yield Trouble(last, "no planned way leads to a success after this change", ("remove",))
