"""From two readings of a journey to its changes, and from two sets of journeys to what changed between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journeymap.diff.budgets import budgets
from journeymap.diff.feelings import feelings
from journeymap.diff.header import header
from journeymap.diff.kinds import order_of
from journeymap.diff.measuring import measuring
from journeymap.diff.pains import pains
from journeymap.diff.pairing import pair_up
from journeymap.diff.steps import steps
from journeymap.diff.structure import structure
from journeymap.diff.versions import Mentions, Versions
from journeymap.diff.ways import ways
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import touchpoints
from journeymap.results.diff import Change

__all__ = ["changes_between", "mentions_in", "pair_up"]

PARTS = (structure, header, steps, ways, feelings, pains, measuring, budgets)
"""Each looks at one side of a journey; together they cover every key of the language."""


def changes_between(both: Versions) -> list[Change]:
    """All changes of a journey, the gravest first, those of one kind together, in the order of their places."""
    found = [_placed(change, both) for part in PARTS for change in part(both)]
    return sorted(dict.fromkeys(found), key=_sort_key)


def _placed(change: Change, both: Versions) -> Change:
    """What nobody wrote, such as the outcome `done`, has the journey's own place."""
    old = both.old.place.span() if change.old_place is not None and not change.old_place.file else change.old_place
    new = both.new.place.span() if change.new_place is not None and not change.new_place.file else change.new_place
    return replace(change, old_place=old, new_place=new)


def _sort_key(change: Change) -> tuple[object, ...]:
    place = change.place
    assert place is not None
    gone = change.new_place is None
    return (change.grade.rank, order_of(change.kind), gone, place, change.label, change.what)


def mentions_in(files: Iterable[JourneyFile]) -> Mentions:
    """What these journeys say about each other, so that it is known who relies on an id."""
    journeys: set[str] = set()
    words: set[str] = set()
    replaced: set[str] = set()
    for file in files:
        if file.journey is None:
            continue
        journeys |= {end.then for end in file.journey.outcomes.values() if end.then}
        for _, part in touchpoints(file.journey):
            replaced |= {part.replaces} if part.replaces else set()
            if part.journey:
                journeys.add(part.journey)
                words |= {str(entry.when) for entry in part.next if entry.when}
    return Mentions(frozenset(journeys), frozenset(words), frozenset(replaced))
