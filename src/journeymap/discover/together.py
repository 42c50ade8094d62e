"""Activities that happen at the same moment in no fixed order: they are one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["MOMENT", "happen_together"]

MOMENT = 0.01
"""Within this share of a mean case's length two things happen at the same moment."""
WITHIN = 0.95
"""So many of the cases with the rarer one have the other, too, and have both at the same moment."""
EITHER = 0.2
"""So many have the one first, and so many the other."""


def happen_together(pairs: Iterable[Mapping[str, Any]], cases: Mapping[int, int]) -> dict[int, int]:
    """Which step each step is a part of: the one of them that most cases have, itself where it stands alone.

    Args:
        pairs: two steps each, with the cases that have both, where the one is first, where they come within a moment.
        cases: cases by step.
    """
    whole = {node: node for node in cases}
    for pair in pairs:
        one, other, both = pair["one"], pair["other"], pair["cases"]
        rarer = min(cases[one], cases[other])
        unordered = EITHER * both <= pair["one_first"] <= (1 - EITHER) * both
        if unordered and both >= WITHIN * rarer and pair["together"] >= WITHIN * both:
            _join(whole, cases, one, other)
    return {node: _root(whole, node) for node in whole}


def _join(whole: dict[int, int], cases: Mapping[int, int], one: int, other: int) -> None:
    first, second = sorted((_root(whole, one), _root(whole, other)), key=lambda node: (-cases[node], node))
    whole[second] = first


def _root(whole: Mapping[int, int], node: int) -> int:
    while whole[node] != node:
        node = whole[node]
    return node
