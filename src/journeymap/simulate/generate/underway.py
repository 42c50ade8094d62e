"""Where customers under way go: the product limit of what follows each kind, for those who had not gone on yet."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from journeymap.simulate.generate.generator import Floats, Ints
from journeymap.simulate.generate.moves import DAYS, FINENESS

__all__ = ["where_they_go"]

DAY_S = 86_400


def where_they_go(rows: Mapping[str, Ints], kinds: int) -> Floats:
    """(kinds + 1, kinds + 1): what follows those who are under way after a kind; column 0 is no more, the rows add up to 1.

    Each one under way is given to what followed those who waited longer (Efron 1967), so that the shares of all are the
    cause-specific product limit; who is left when nobody waits longer is lost.

    Args:
        rows: columns of `generate_under_way`.
        kinds: how many kinds there are.
    """
    found = np.zeros((kinds + 1, kinds + 1))
    found[:, 0] = 1
    if not rows:
        return found
    near = rows["time"] < DAYS
    slow = np.floor(FINENESS * np.log1p(rows["time"] // DAYS * DAY_S)).astype(np.int64)
    classes = np.where(near, rows["time"], slow)
    for kind in np.unique(rows["p1"][rows["token"] == -1]):
        mine = rows["p1"] == kind
        found[kind] = _shared(rows["token"][mine], classes[mine], rows["events"][mine], kinds)
    return found


def _shared(token: Ints, classes: Ints, events: Ints, kinds: int) -> Floats:
    times = int(classes.max()) + 1
    gone = np.zeros((times, kinds + 1))
    on = token >= 0
    np.add.at(gone, (classes[on], token[on]), events[on])
    waiting = np.bincount(classes[~on], events[~on], minlength=times).astype(float)
    total, left, reached = float(events.sum()), 1.0, np.zeros(kinds + 1)
    at_risk = total
    for time in range(times):
        if at_risk > 0:
            reached += left * gone[time] / at_risk
            left *= 1 - gone[time].sum() / at_risk
        at_risk -= gone[time].sum() + waiting[time]
    extra = np.maximum(reached * total - gone.sum(axis=0), 0)
    extra[0] += left * total
    return np.asarray(extra / extra.sum())
