"""What an overlay looks like in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeymap.results.counting import counted
from journeymap.results.shown import notes_html, table_html
from journeymap.settings.numbers import NONE, numbers

if TYPE_CHECKING:
    from journeymap.results.estimate import Estimate
    from journeymap.results.overlay import Overlay, TouchpointResult
    from journeymap.results.segments import Segment

__all__ = ["overlay_html"]

HEADS = ("touchpoint", "visits", "drop-off", "95%", "within", "median to next", "answered in time")
LEVEL = 0.05
"""Differences are named where q is smaller."""
MOST = 3
"""Of sentences on one thing; the rest is counted."""
EN = numbers("en")


def overlay_html(overlay: Overlay) -> str:
    """What was measured: a table of the touchpoints, and what else there is to say in a few sentences."""
    promises = any(row.answered_in_time is not None for row in overlay.touchpoints)
    heads = HEADS if promises else HEADS[:-1]
    rows = [_cells(row)[: len(heads)] for row in overlay.touchpoints]
    return table_html(heads, rows, caption=f"{overlay.journey}: {_seen(overlay)}") + notes_html(_notes(overlay))


def _seen(overlay: Overlay) -> str:
    """How much was seen, and how many succeed."""
    seen, measured = overlay.observed, overlay.conversion
    persons = "" if seen.persons is None else f" of {EN.count(seen.persons)} persons"
    words = f"{EN.count(seen.events)} events of {EN.count(seen.cases)} journeys{persons}"
    if measured.estimate is None or measured.horizon_s is None:
        return words
    bounds = "" if measured.low is None or measured.high is None else f" ({EN.between(measured.low, measured.high)})"
    return f"{words}; {EN.share(measured.estimate)}{bounds} succeed within {EN.duration(measured.horizon_s)}"


def _cells(row: TouchpointResult) -> tuple[str, ...]:
    if row.visits is None:
        return (row.name, NONE if row.hidden else "not in the log", *[""] * (len(HEADS) - 2))
    drop, times = row.drop_off, row.time_to_next_s
    known = drop is not None and drop.estimate is not None
    return (
        row.name,
        EN.count(row.visits),
        EN.share(drop.estimate) if drop and drop.estimate is not None else "",
        EN.between(drop.low, drop.high) if drop and drop.low is not None and drop.high is not None else "",
        EN.duration(row.horizon_s) if known and row.horizon_s is not None else "",
        EN.duration(times.median) if times and times.median is not None else "",
        _share(row.answered_in_time) if row.answered_in_time else "",
    )


def _share(found: Estimate) -> str:
    bounds = "" if found.low is None or found.high is None else f" ({EN.between(found.low, found.high)})"
    return EN.share(found.estimate) + bounds


def _notes(overlay: Overlay) -> Iterator[str]:
    """Budgets, the plan, groups, cost, disagreements: a sentence each, where there is something to say."""
    yield from _budgets(overlay)
    fits, others = overlay.conformance.fitting.finished, overlay.conformance.deviating.finished
    if fits is not None and others is not None and fits + others:
        yield f"{EN.count(fits)} of {EN.count(fits + others)} finished journeys follow the plan ({EN.part(fits, fits + others)})"
    yield from _first(
        [one.words for one in overlay.conformance.deviations], "way of leaving the plan", "ways of leaving the plan"
    )
    yield from _groups(overlay)
    cost = overlay.channels.cost if overlay.channels else None
    if cost is not None and cost.per_case.estimate is not None:
        yield f"contacts cost {EN.decimal(cost.per_case.estimate, 2)} {cost.currency} a journey"
    if overlay.emotion is not None:
        yield from _first(
            [one.words for one in overlay.emotion.disagreements],
            "disagreement of map and data",
            "disagreements of map and data",
        )


def _budgets(overlay: Overlay) -> Iterator[str]:
    asked = overlay.expect or ()
    if asked:
        kept = sum(one.verdict == "met" for one in asked)
        yield f"{EN.count(kept)} of {counted(len(asked), 'budget')} kept"
    yield from _first([one.words for one in asked if one.verdict == "broken"], "broken budget")


def _groups(overlay: Overlay) -> Iterator[str]:
    groups = overlay.segments.groups if overlay.segments else ()
    yield from _first(
        [words for group in groups for words in _differs(group)], "group that differs", "groups that differ"
    )


def _differs(group: Segment) -> Iterator[str]:
    for one in group.figures:
        if one.measure == "conversion" and one.q is not None and one.q < LEVEL:
            here, rest = EN.share(one.here.estimate), EN.share(one.rest.estimate)
            yield f'{group.column} "{group.value}": {here} succeed, {rest} of the others'


def _first(sentences: list[str], one: str, many: str = "") -> Iterator[str]:
    """The first sentences, and how many more there are."""
    yield from sentences[:MOST]
    if len(sentences) > MOST:
        yield f"and {counted(len(sentences) - MOST, f'more {one}', f'more {many}' if many else '')}"
