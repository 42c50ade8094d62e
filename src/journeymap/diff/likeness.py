"""Which parts of two versions are the same part: by id, else by what only one on each side has, else by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from journeymap.syntax.names import slug

__all__ = ["alike", "best_pairs", "likeness", "once_each"]

T = TypeVar("T")
MOST = 40_000
"""So many comparisons of names are made at most: a journey that was wholly written anew has nothing to pair."""


def once_each(
    old: Mapping[str, T], new: Mapping[str, T], key: Callable[[str, T], Hashable], read: Callable[[str, T], Hashable]
) -> dict[str, str]:
    """Pairs of ids whose key (`key` for the old, `read` for the new) is found once on each side; None is no key."""
    olds, news = _single(old, key), _single(new, read)
    return {name: news[own] for own, name in olds.items() if own in news}


def _single(parts: Mapping[str, T], key: Callable[[str, T], Hashable]) -> dict[Hashable, str]:
    keys = {name: key(name, part) for name, part in parts.items()}
    counts = Counter(keys.values())
    return {own: name for name, own in keys.items() if own is not None and counts[own] == 1}


def likeness(one: str, other: str) -> float:
    """How much two texts share, 0 to 1: pairs of letters that follow each other (Dice), the same in both directions.

    >>> likeness("Pays by card", "Pays by card or app") > 0.7, likeness("Pays", "Waits") < 0.4
    (True, True)
    """
    left, right = _pairs(one), _pairs(other)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else float(one == other)


def _pairs(text: str) -> Counter[str]:
    word = f" {slug(text)} "
    return Counter(word[at : at + 2] for at in range(len(word) - 1)) if slug(text) else Counter()


def alike(one: str, other: str, least: float) -> bool:
    """Whether two texts share at least so much."""
    return likeness(one, other) >= least


def best_pairs(old: Mapping[str, str], new: Mapping[str, str], least: float) -> dict[str, str]:
    """Pairs of ids whose texts are each other's nearest, and at least so much alike; a tie is no pair."""
    if len(old) * len(new) > MOST:
        return {}
    scores = {(left, right): likeness(old[left], new[right]) for left in old for right in new}
    forward = _nearest(((left, right, score) for (left, right), score in scores.items()), least)
    backward = _nearest(((right, left, score) for (left, right), score in scores.items()), least)
    return {left: right for left, right in forward.items() if backward.get(right) == left}


def _nearest(scores: Iterable[tuple[str, str, float]], least: float) -> dict[str, str]:
    found: dict[str, list[tuple[float, str]]] = {}
    for name, other, score in scores:
        if score >= least:
            found.setdefault(name, []).append((score, other))
    top = {name: sorted(each, reverse=True) for name, each in found.items()}
    return {name: each[0][1] for name, each in top.items() if len(each) == 1 or each[0][0] > each[1][0]}
