"""Grids: a what-if with lists of values is one what-if for each combination of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from journeymap.model.data import Change, WhatIf
from journeymap.model.shifts import MOST, combinations, shifts_of, single_shifts
from journeymap.simulate.what_if.amounts import shift_words
from journeymap.simulate.what_if.asked import Asked, refusal

__all__ = ["cells"]


def cells(name: str, idea: WhatIf) -> Iterator[Asked]:
    """The what-ifs that one stands for, in the order of its lists, the last one changing first.

    Raises:
        JourneyError: there are more than MOST of them.
    """
    found = ((i, shifts_of(change)) for i, change in enumerate(idea.changes))
    lists = [(i, key) for i, shifts in found for key, shift in shifts.items() if shift.sizes]
    whole = Asked(name, str(idea.name), idea, idea.changes)
    if not lists:
        yield whole
        return
    count = combinations(idea)
    if count > MOST:
        raise refusal(whole, idea, ("changes",), f"its lists make {count:,} what-ifs", f"{MOST:,} at most are answered")
    shown = [key for _, key in lists]
    for values in product(*(single_shifts(getattr(idea.changes[i], key)) for i, key in lists)):
        changes = list(idea.changes)
        words = []
        for (i, key), (shift, _) in zip(lists, values, strict=True):
            changes[i] = changes[i].model_copy(update={key: shift})
            prefix = f"{_subject(idea.changes[i])} " if shown.count(key) > 1 else ""
            words.append(f"{prefix}{key.replace('_', '-')} {shift_words(shift)}")
        taken = f"[{', '.join(words)}]"
        yield Asked(f"{name} {taken}", f"{str(idea.name) or name} {taken}", idea, tuple(changes))


def _subject(change: Change) -> str:
    return change.touchpoint or " -> ".join(change.transition) or change.channel or "new"
