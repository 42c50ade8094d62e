"""Which visits each context's row rests on, for contexts of up to k touchpoints."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Ints
from journeymap.simulate.fitting.counted import Counted

__all__ = ["Sharing", "of_ranges", "owned", "share_out"]


@dataclass(frozen=True)
class Sharing:
    """How the counted contexts are shared out over the contexts of one order.

    Args:
        contexts: those of at most k touchpoints.
        own: (counted contexts,) the context that takes each counted one's visits: its end of at most k touchpoints.
        given: ascending, with `taken` pairs of a counted context and a context whose row rests on it.
        taken: the latter of each pair.
    """

    contexts: tuple[tuple[int, ...], ...]
    own: Ints
    given: Ints
    taken: Ints


def share_out(counted: Counted, order: int, fewest: int) -> Sharing:
    """Contexts of at most `order` touchpoints and the visits that their rows rest on.

    A visit belongs to the longest context that its path ends with, so that the chain gives back what was counted: on
    journeys that all have ended its success is the share of successes, whatever the order. Where fewer than `fewest` visits
    are left to a context because longer ones take the others, its row rests on all that end with it.
    """
    contexts = tuple(path for path in counted.contexts if len(path) <= order)
    number = {path: place for place, path in enumerate(contexts)}
    own = np.array([number[path[-order:]] for path in counted.contexts], dtype=np.int64)
    left = np.bincount(own[counted.source], weights=counted.visits, minlength=len(contexts))
    thin = left < max(1, fewest)
    pairs = [(place, int(context)) for place, context in enumerate(own)]
    for place, path in enumerate(counted.contexts):
        ends = (number[path[begin:]] for begin in range(max(1, len(path) - order + 1), len(path)))
        pairs += [(place, end) for end in ends if thin[end]]
    pairs.sort()
    listed = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Sharing(contexts, own, listed[:, 0], listed[:, 1])


def owned(source: Ints, sharing: Sharing, chosen: npt.NDArray[np.bool_] | None) -> tuple[Ints, Ints]:
    """Counts (by their place in `source`) and the contexts that rest on them; one for each context that does.

    Args:
        source: the counted context of each count.
        sharing: which contexts rest on it.
        chosen: which of the counts count; None: all.
    """
    order = np.argsort(source, kind="stable")
    if chosen is not None:
        order = order[chosen[order]]
    ascending = source[order]
    first = np.searchsorted(ascending, sharing.given, side="left")
    picks, pair = of_ranges(first, np.searchsorted(ascending, sharing.given, side="right"))
    return order[picks], sharing.taken[pair]


def of_ranges(first: Ints, end: Ints) -> tuple[Ints, Ints]:
    """All numbers from `first` to before `end` of each range, and the range that each is of.

    >>> of_ranges(np.array([3, 7]), np.array([5, 8]))
    (array([3, 4, 7]), array([0, 0, 1]))
    """
    many = end - first
    before = np.cumsum(many) - many
    numbers = np.arange(int(many.sum()), dtype=np.int64) - np.repeat(before - first, many)
    return numbers, np.repeat(np.arange(len(many), dtype=np.int64), many)
