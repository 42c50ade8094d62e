"""The rule unmeasured-touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.measured import is_mapped, reads_whole
from journeymap.lint.rule import Finding, completeness
from journeymap.model.kinds import kind_of
from journeymap.model.steps import Touchpoint

__all__ = ["unmeasured_touchpoint"]


@completeness("unmeasured-touchpoint")
def unmeasured_touchpoint(context: Context) -> Iterator[Finding]:
    """A journey is measured, and a planned touchpoint says neither which events stand for it nor that none do.

    Why: nobody can tell whether the analyst forgot it or knows that no system logs it. `match: none` says that it is
    known. Only journeys with a data file or a `match` are asked; touchpoints that nobody planned and those that stand
    for another journey are not.

    Example:
        touchpoints:
          - {id: orders, name: Orders online}
          - {id: delivery, name: Gets the parcel}
        # journey.data.yaml
        match: {orders: order_placed}

    Better:
        touchpoints:
          - {id: orders, name: Orders online}
          - {id: delivery, name: Gets the parcel}
        # journey.data.yaml
        match: {orders: order_placed, delivery: none}
    """
    if not reads_whole(context):
        return
    unsaid = [part for part in context.touchpoints.values() if _unsaid(context, part)]
    if is_mapped(context):
        yield from map(_finding, unsaid)
    elif unsaid:
        yield from _nothing(context)


def _unsaid(context: Context, part: Touchpoint) -> bool:
    return part.match is None and part.planned and not part.journey and not context.wrote(part, "match")


def _finding(part: Touchpoint) -> Finding:
    message = f'no event stands for touchpoint "{part.id}"'
    hint = "say its match, or match: none where nothing logs it"
    return Finding(part.place, message, ("id",) if part.written("id") else ("name",), hint=hint, element=part.id or "")


def _nothing(context: Context) -> Iterator[Finding]:
    """There is a data file, or a log is described, and not one event stands for anything: that is said once."""
    data = any(kind_of(document) == "data" for document in context.file.documents)
    if data or context.journey.events is not None:
        place = context.locate("events" if context.journey.events is not None else "journeymap-data")
        message = "no touchpoint says which events stand for it, so that nothing can be measured"
        yield Finding(place, message, (), "key", hint="say match: and the events of each touchpoint")
