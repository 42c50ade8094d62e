"""Activities that come at any point of a journey, and say nothing about its course."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from journeymap.discover.counting import Activity

__all__ = ["families", "family", "most_chaotic"]

BITS = 4.0
"""As if four steps came before it, and four after it, all equally often."""
BEYOND = 1.25
"""So many times the disorder of the others, since in some logs everything follows everything."""
ALIKE = 2 / 3
"""Where so many events of the activities that share a prefix are left out, the rest of them are as well."""
FEWEST = 3
PREFIX = re.compile(r"([^\W\d_]{1,12}?)(?=[_:./])")


def most_chaotic(ways: Mapping[tuple[int, int], int], ends: Mapping[int, int]) -> int | None:
    """The step whose neighbours are the least predictable, if it is out of proportion; None where none is.

    Args:
        ways: how often each way was taken; 0 is the beginning.
        ends: how many journeys end at each step.

    Source: Tax, Sidorova, van der Aalst 2019, Discovering more precise process models from event logs by filtering out
    chaotic activities, J. Intell. Inf. Syst. 52: entropy of what comes directly after a step and before it.
    """
    bits = dict(_bits(ways, ends))
    if len(bits) <= FEWEST:
        return None
    worst = max(sorted(bits), key=lambda node: bits[node])
    others = median(value for node, value in bits.items() if node != worst)
    return worst if bits[worst] > max(BITS, BEYOND * others) else None


def family(activity: str) -> str:
    """The prefix that a log puts before activities of a kind: `W` of `W_Calls`; empty where there is none."""
    found = PREFIX.match(activity)
    return found[1] if found else ""


def families(left_out: Mapping[str, int], others: Iterable[Activity]) -> Iterator[str]:
    """Those of `others` whose kind, told by the prefix, was mostly left out.

    Args:
        left_out: events by activity that was left out for its disorder.
        others: what is still on the map.
    """
    rest = [(each, family(each.name)) for each in others]
    for kind in sorted({kind for _, kind in rest if kind}):
        out = [events for activity, events in left_out.items() if family(activity) == kind]
        stay = [each for each, own in rest if own == kind]
        events = sum(out) + sum(each.events for each in stay)
        if len(out) >= FEWEST - 1 and sum(out) >= ALIKE * events:
            yield from (each.name for each in stay)


def _bits(ways: Mapping[tuple[int, int], int], ends: Mapping[int, int]) -> Iterator[tuple[int, float]]:
    after: dict[int, list[int]] = {}
    before: dict[int, list[int]] = {}
    for (source, target), steps in ways.items():
        after.setdefault(source, []).append(steps)
        before.setdefault(target, []).append(steps)
    for node, coming in before.items():
        yield node, _entropy(coming) + _entropy([*after.get(node, ()), ends.get(node, 0)])


def _entropy(counts: Iterable[int]) -> float:
    found = [each for each in counts if each]
    whole = sum(found)
    return -math.fsum(each / whole * math.log2(each / whole) for each in found)
