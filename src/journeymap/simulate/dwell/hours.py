"""When customers arrive: by hour of the week, where few came leaning on all who arrive at the same place."""

from __future__ import annotations

import numpy as np

from journeymap.simulate.chain import Floats

__all__ = ["HOURS", "arrival_shares"]

HOURS = 168
LEANING = 50.0
"""So many arrivals of all ways weigh in with those of each."""


def arrival_shares(arrivals: dict[tuple[int, int], Floats], pairs: list[tuple[int, int]]) -> Floats:
    """(P, 168) the share of arrivals by hour of the week for each pair of touchpoint and what came next.

    Each row is that of n arrivals on its own way together with 50 that are spread as all arrivals at the same place are.

    Args:
        arrivals: (168,) counts by (touchpoint, next).
        pairs: the pairs that are asked for; a pair of which nothing is known gets zeros.
    """
    whole: dict[int, Floats] = {}
    for (_, target), counts in arrivals.items():
        whole[target] = whole.get(target, np.zeros(HOURS)) + counts
    rows = np.zeros((len(pairs), HOURS))
    for place, (source, target) in enumerate(pairs):
        if target in whole:
            counts = arrivals.get((source, target), 0.0) + LEANING * whole[target] / whole[target].sum()
            rows[place] = counts / counts.sum()
    return rows
