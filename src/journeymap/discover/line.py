"""The order of the touchpoints: the main line, from where journeys begin to where they end; and what has no order."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.discover.choice import Precedence
from journeymap.discover.counting import Counts

__all__ = ["any_order", "in_order", "main_line"]

DENSE = 0.7
"""A touchpoint in any order is free towards so many of the others: either is reached from the other at once ..."""
TAKEN = 0.02
"""... by so many of those who go on, and ..."""
EITHER = 0.15
"""... in so many of the cases with both the one comes first, and in so many the other."""
FEWEST = 3


def in_order(counts: Counts, steps: Sequence[int], precedence: Precedence, least: float) -> list[int]:
    """The touchpoints in the order in which most journeys come to them first.

    Args:
        counts: what was counted.
        steps: the touchpoints.
        precedence: in which share of cases one comes before the other.
        least: the share of journeys that must begin with the first one.
    """
    order = sorted(steps, key=lambda step: (counts.nodes[step].place, step))
    for _ in order:  # neighbours change places where most cases have them the other way round
        swapped = False
        for index in range(len(order) - 1):
            first, second = order[index], order[index + 1]
            if precedence.get((first, second), 0.5) < 0.5:
                order[index], order[index + 1], swapped = second, first, True
        if not swapped:
            break
    if order and counts.nodes[order[0]].firsts < least * counts.journeys:
        entry = max(order, key=lambda step: counts.nodes[step].firsts)
        order = [entry, *(step for step in order if step != entry)]
    return order


def any_order(counts: Counts, order: Sequence[int], precedence: Precedence) -> list[int]:
    """The longest stretch of the line whose touchpoints lead to each other every way; empty where there is none."""
    free = {(one, other) for one in order for other in order if _is_free(counts, one, other, precedence)}
    spans = [(first, last) for first in range(len(order)) for last in range(first + FEWEST, len(order) + 1)]
    dense = [span for span in spans if _is_dense(order[span[0] : span[1]], free)]
    if not dense:
        return []
    first, last = max(dense, key=lambda span: (span[1] - span[0], -span[0]))
    return list(order[first:last])


def main_line(counts: Counts, order: Sequence[int], outcomes: Sequence[int]) -> list[int]:
    """The touchpoints that the most frequent ways lead along, from where most journeys begin, only ever forwards."""
    here = max(order, key=lambda step: counts.nodes[step].firsts)
    line = [here]
    while True:
        ahead = {*order[order.index(here) + 1 :], *outcomes}
        ways = {target: steps for target, steps in counts.leaving(here).items() if target in ahead}
        ways = {target: steps for target, steps in ways.items() if target not in outcomes} or ways
        if not ways or (here := max(sorted(ways), key=lambda target: ways[target])) in outcomes:
            return line
        line.append(here)


def _is_free(counts: Counts, one: int, other: int, precedence: Precedence) -> bool:
    leaving = counts.leaving(one)
    taken = leaving.get(other, 0) >= TAKEN * sum(leaving.values()) and bool(leaving.get(other))
    return taken and EITHER <= precedence.get((one, other), 0.0) <= 1 - EITHER


def _is_dense(part: Sequence[int], free: set[tuple[int, int]]) -> bool:
    pairs = 2 * (len(part) - 1)
    return all(sum(((one, other) in free) + ((other, one) in free) for other in part) >= DENSE * pairs for one in part)
