"""Whether two shares differ: z on the logit scale, its p-value, and q-values for many comparisons."""

from __future__ import annotations

import math
from collections.abc import Sequence

from journeymap.overlay.intervals import FEWEST_CASES, NOISE

__all__ = ["Counted", "adjusted", "apart", "difference", "two_sided"]

Counted = tuple[float, float, int]
"""A share (0..1), its variance, and the cases (or persons) behind it."""


def difference(here: Counted, rest: Counted) -> float | None:
    """How far apart two shares are, in standard errors on the logit scale; positive where `here` is more.

    z = (logit p1 - logit p2) / sqrt(V1 / (p1 (1 - p1))^2 + V2 / (p2 (1 - p2))^2). A share of 0 or 1 has no logit: it counts
    as that share of m cases with half a case added on either side (Haldane 1956, Anscombe 1956), where no more cases
    count than could be watched up to h*: m = max(n/10, min(50, n/2)) of n. Where that turns the difference over, z is 0.

    Returns:
        None under 5 cases on either side, or where both shares are 0 or both are 1.
    """
    if min(here[2], rest[2]) < FEWEST_CASES or here[0] == rest[0] in (0.0, 1.0):
        return None
    gap, error = apart(here, rest)
    return gap / error if gap * (here[0] - rest[0]) > 0 else 0.0


def apart(here: Counted, rest: Counted) -> tuple[float, float]:
    """The difference of two shares on the logit scale and its standard error, which is never 0."""
    (left, left_variance), (right, right_variance) = _logit(*here), _logit(*rest)
    return left - right, math.sqrt(left_variance + right_variance)


def two_sided(z: float) -> float:
    """The share of a normal distribution that is at least as far from 0 as z."""
    return math.erfc(abs(z) / math.sqrt(2))


def adjusted(values: Sequence[float]) -> list[float]:
    """q-values of p-values, in their order: the least false discovery rate at which each is still among the discoveries.

    Source: Benjamini and Hochberg 1995.

    >>> [round(q, 4) for q in adjusted([0.01, 0.04, 0.03, 0.5])]
    [0.04, 0.0533, 0.0533, 0.5]
    """
    count = len(values)
    found, least = [0.0] * count, 1.0
    for rank, index in zip(range(count, 0, -1), sorted(range(count), key=lambda i: -values[i]), strict=True):
        least = min(least, values[index] * count / rank)
        found[index] = least
    return found


def _logit(share: float, variance: float, cases: int) -> tuple[float, float]:
    if NOISE < share < 1 - NOISE and variance > 0:
        return math.log(share / (1 - share)), variance / (share * (1 - share)) ** 2
    watched = max(math.ceil(cases / 10), min(50, math.ceil(cases / 2)))
    more, less = watched * share + 0.5, watched * (1 - share) + 0.5
    return math.log(more / less), 1 / more + 1 / less
