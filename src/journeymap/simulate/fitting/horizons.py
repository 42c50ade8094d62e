"""How far the log can show each context: h*, from counts of how long its visits could be watched."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Floats
from journeymap.simulate.fitting.counted import Counted
from journeymap.simulate.fitting.rows import Sharing, owned

__all__ = ["horizons"]

FEWEST = 50


def horizons(counted: Counted, sharing: Sharing, followed: npt.NDArray[np.bool_] | None = None) -> Floats:
    """h* of each context in microseconds: the m-th longest time that one of its n visits could be watched.

    m = max(ceil(n/10), min(50, ceil(n/2))), as for the overlay's touchpoints; 0 where nothing was visited.

    Args:
        counted: what was counted.
        sharing: which context's row rests on which counts.
        followed: which of the counts of times watched count; unsaid: all.
    """
    rows, context = owned(counted.follow_source, sharing, followed)
    follow, visits = counted.follow[rows], counted.follow_visits[rows]
    order = np.lexsort((-follow, context))
    context, follow, visits = context[order], follow[order], visits[order]
    n = np.bincount(context, weights=visits, minlength=len(sharing.contexts))
    wanted = np.maximum(np.ceil(n / 10), np.minimum(FEWEST, np.ceil(n / 2)))
    so_far = np.cumsum(visits) - (np.cumsum(n) - n)[context]
    enough = np.flatnonzero(so_far >= wanted[context])
    found, first = np.unique(context[enough], return_index=True)
    horizon = np.zeros(len(sharing.contexts))
    horizon[found] = follow[enough[first]]
    return horizon
