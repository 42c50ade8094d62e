"""Sets of whole numbers as sorted arrays; by sorting, since NumPy's own way by hashing takes several times as long."""

from __future__ import annotations

import numpy as np

from journeymap.overlay.conformance.automaton import Flags, Numbers

__all__ = ["distinct", "is_among", "ranked", "shared"]


def distinct(values: Numbers) -> Numbers:
    """Each value once, in order."""
    ordered = np.sort(values)
    kept: Numbers = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered
    return kept


def shared(one: Numbers, other: Numbers) -> Numbers:
    """The values of two sets that are in both."""
    ordered = np.sort(np.concatenate([one, other]))
    both: Numbers = ordered[1:][ordered[1:] == ordered[:-1]]
    return both


def is_among(values: Numbers, among: Numbers) -> Flags:
    """By value, whether a set has it."""
    if not len(among):
        return np.zeros(len(values), dtype=np.bool_)
    found: Flags = among[np.minimum(np.searchsorted(among, values), len(among) - 1)] == values
    return found


def ranked(values: Numbers, below: int) -> tuple[Numbers, Numbers]:
    """Each value once, in order, and by value its place there; values are 0 or more and less than `below`, a small bound."""
    there = np.zeros(below, dtype=np.bool_)
    there[values] = True
    known = np.flatnonzero(there)
    places = np.empty(below, dtype=np.int64)
    places[known] = np.arange(len(known))
    return known, places[values]
