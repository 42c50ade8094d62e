"""Stages: where the line of touchpoints is best cut."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, pairwise

from journeymap.discover.counting import START, Counts
from journeymap.discover.plan import Line

__all__ = ["cut_into_stages"]

PER_STAGE = 3.5
FEWEST, MOST, SHORT = 2, 6, 4
"""How many stages there are, unless the line has fewer than so many touchpoints: then there is one."""
SWITCH, JUMPED, UNEVEN, ALONE = 0.5, 0.5, 0.1, 0.4
"""What a change of channel, ways that jump the cut, uneven stages, and each that holds a single touchpoint weigh beside a
long wait, which weighs 1."""


def cut_into_stages(counts: Counts, line: Line, channels: Mapping[int, Collection[str]]) -> list[list[int]]:
    """The touchpoints by stage, in order: cut where people wait long, change the channel, and few ways jump across.

    What comes in any order is a stage of its own.
    """
    order = list(line.order)
    forced, allowed = _cuts(line)
    wanted = min(MOST, max(1 if len(order) < SHORT else FEWEST, round(len(order) / PER_STAGE)))
    free = min(len(allowed), max(0, wanted - 1 - len(forced)))
    worth = {cut: _worth(counts, order, cut, channels) for cut in allowed}

    def value(chosen: tuple[int, ...]) -> float:
        sizes = [len(part) for part in _parts(order, (*forced, *chosen))]
        even = len(order) / len(sizes)
        uneven = math.fsum((size - even) ** 2 for size in sizes) / len(sizes)
        return math.fsum(worth[cut] for cut in chosen) - UNEVEN * uneven - ALONE * sizes.count(1)

    best = max(combinations(allowed, free), key=lambda chosen: (round(value(chosen), 9), [-cut for cut in chosen]))
    return _parts(order, (*forced, *best))


def _cuts(line: Line) -> tuple[list[int], list[int]]:
    """Cuts that are needed and cuts that may be made; a cut is before the touchpoint at that index."""
    whole = set(line.any_order)
    places = range(1, len(line.order))
    inside = [line.order[cut] in whole and line.order[cut - 1] in whole for cut in places]
    border = [(line.order[cut] in whole) != (line.order[cut - 1] in whole) for cut in places]
    forced = [cut for cut, is_border in zip(places, border, strict=True) if is_border]
    free = [cut for cut, within in zip(places, inside, strict=True) if not within and cut not in forced]
    return forced, free


def _parts(order: Sequence[int], cuts: Collection[int]) -> list[list[int]]:
    ends = [0, *sorted(cuts), len(order)]
    return [list(order[first:last]) for first, last in pairwise(ends)]


def _worth(counts: Counts, order: Sequence[int], cut: int, channels: Mapping[int, Collection[str]]) -> float:
    before, after = order[cut - 1], order[cut]
    longest = max((wait for (_, target), wait in counts.waits.items() if target is not None), default=0)
    wait = counts.waits.get((before, after), counts.waits.get((before, None), 0))
    switch = bool(channels.get(before)) and bool(channels.get(after))
    switch = switch and set(channels[before]).isdisjoint(channels[after])
    return _size(wait) / (_size(longest) or 1.0) + SWITCH * switch - JUMPED * _jumped(counts, order, cut)


def _size(wait_us: int) -> float:
    return math.log10(1 + wait_us / 60e6)


def _jumped(counts: Counts, order: Sequence[int], cut: int) -> float:
    """Of the ways that cross the cut either way, the share that is not the step across it."""
    early, late = set(order[:cut]), set(order[cut:])
    across = {
        way: steps
        for way, steps in counts.ways.items()
        if way[0] != START and ((way[0] in early and way[1] in late) or (way[0] in late and way[1] in early))
    }
    whole = sum(across.values())
    return 1 - across.get((order[cut - 1], order[cut]), 0) / whole if whole else 0.0
