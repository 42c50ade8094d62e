"""What becomes of customers who have been somewhere for a while: ways on given the time, and success given the ways."""

from __future__ import annotations

import numpy as np

from journeymap.simulate.chain import Chain, Floats, Ints
from journeymap.simulate.fitted import Curves

__all__ = ["contexts_of", "success_after", "value_of_ways"]

NOBODY = 1e-9
"""A share of a context's visits under which nobody is left there."""


def contexts_of(paths: list[tuple[int, ...]], chain: Chain) -> Ints:
    """The context of each path of touchpoint numbers, the newest last: its longest end that has one; -1 where none has."""
    place = {context: number for number, context in enumerate(chain.contexts)}
    ends = ((path[begin:] for begin in range(len(path))) for path in paths)
    found = [next((place[end] for end in tails if end in place), -1) for tails in ends]
    return np.array(found, dtype=np.int64)


def value_of_ways(chain: Chain, success: Floats) -> Floats:
    """(1 + G, E) the share of success of those who go each way.

    Args:
        chain: the chain.
        success: (1 + G, C) from each context.
    """
    kinds = np.array([kind == "success" for kind in chain.kinds], dtype=np.float64)
    ended = chain.onward < 0
    values = success[:, np.where(ended, 0, chain.onward)]
    values[:, ended] = kinds[chain.target[ended] - len(chain.touchpoints)]
    return values


def success_after(chain: Chain, curves: Curves, values: Floats, context: Ints, time_s: Floats) -> Floats:
    """(1 + G, N) the share of success of customers who have been in a context for so long and are still there.

    The sum over the ways j of P(j | still there at t) = (F_j(h*) - F_j(t)) / S(t) times the success beyond, with F_j the
    incidence of way j and S(t) = 1 - the sum of the F_j(t): those whom the log shows going nowhere are lost. From h* on
    nobody goes any more.

    Args:
        chain: the contexts and ways.
        curves: by when customers go which way.
        values: (1 + G, E) success of those who go each way.
        context: (N,) where they are; -1 gives 0.
        time_s: (N,) seconds since their visit began.
    """
    found = np.zeros((values.shape[0], len(context)))
    ends = np.concatenate(([0.0], curves.ends_s))
    for place in np.unique(context[context >= 0]).tolist():
        rows = np.flatnonzero(context == place)
        ways = slice(*np.searchsorted(chain.source, (place, place + 1)).tolist())
        reached = curves.reached[:, ways].astype(np.float64)
        by_now = _at(reached, ends, time_s[rows])
        left = np.clip(reached[:, :, -1:] - by_now, 0.0, None)
        staying = 1.0 - by_now.sum(axis=1)
        goes = (left * values[:, ways, None]).sum(axis=1)
        chance = np.divide(goes, staying, out=np.zeros_like(goes), where=staying > NOBODY)
        beyond = time_s[rows] >= curves.horizon_s[place]
        found[:, rows] = np.where(beyond, 0.0, np.clip(chance, 0.0, 1.0))
    return found


def _at(reached: Floats, ends: Floats, time_s: Floats) -> Floats:
    """(1 + G, ways, N) the incidence by each time, even within the bins."""
    above = np.clip(np.searchsorted(ends, time_s, side="left"), 1, len(ends) - 1)
    part = np.clip((time_s - ends[above - 1]) / (ends[above] - ends[above - 1]), 0.0, 1.0)
    before = np.where(above > 1, reached[:, :, above - 2], 0.0)
    found: Floats = before + part * (reached[:, :, above - 1] - before)
    return found
