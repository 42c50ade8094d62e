"""Which visits each context's row rests on, for contexts of up to k touchpoints."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeymap.simulate.chain import Ints
from journeymap.simulate.fitting.counted import Counted

__all__ = ["Sharing", "share_out"]


@dataclass(frozen=True)
class Sharing:
    """How the counted contexts are shared out over the contexts of one order.

    Args:
        contexts: those of at most k touchpoints.
        own: (counted contexts,) the context that takes each counted one's visits: its end of at most k touchpoints.
        given: pairs of a counted context and a context whose row rests on it, ascending by the former.
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
