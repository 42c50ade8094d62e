"""Grids: a what-if with lists of values is one what-if for each combination of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod

from journeymap.model.data import Change, Shift, WhatIf
from journeymap.model.shifts import single_shifts
from journeymap.simulate.what_if.amounts import shift_words
from journeymap.simulate.what_if.asked import Asked, refusal

__all__ = ["MOST", "cells", "combinations"]

MOST = 1000
"""So many what-ifs are answered in one run."""

SHIFTS = ("drop_off", "share", "wait", "takes")


def combinations(idea: WhatIf) -> int:
    """How many what-ifs a what-if stands for; counted, not made."""
    return prod(size for change in idea.changes for key in SHIFTS for size in _sizes(change, key))


def _sizes(change: Change, key: str) -> tuple[int, ...]:
    shift = getattr(change, key)
    return shift.sizes if isinstance(shift, Shift) else ()


def cells(name: str, idea: WhatIf) -> Iterator[Asked]:
    """The what-ifs that one stands for, in the order of its lists, the last one changing first.

    Raises:
        JourneyError: there are more than MOST of them.
    """
    lists = [(i, key) for i, change in enumerate(idea.changes) for key in SHIFTS if _sizes(change, key)]
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
        yield Asked(f"{name} {taken}", f"{idea.name} {taken}".strip(), idea, tuple(changes))


def _subject(change: Change) -> str:
    return change.touchpoint or " -> ".join(change.transition) or change.channel or "new"
