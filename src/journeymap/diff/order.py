"""What moved, where the order of things that both versions have is another: as few of them as explain it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["moved"]


def moved(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The names to take out so that the rest stand in the same order; names of only one side do not count.

    >>> moved(["a", "b", "c", "d"], ["a", "d", "b", "c"])
    ['d']
    """
    known = set(new)
    place = {name: number for number, name in enumerate(name for name in old if name in known)}
    common = [name for name in dict.fromkeys(new) if name in place]
    kept = _longest_rise([place[name] for name in common])
    return [name for number, name in enumerate(common) if number not in kept]


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The positions of a longest rising subsequence."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        length = bisect_left(tops, number)
        before.append(ends[length - 1] if length else -1)
        tops[length:] = [number, *tops[length + 1 :]]
        ends[length:] = [position, *ends[length + 1 :]]
    kept, position = set(), ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept
