"""How often each context and touchpoint is visited in a journey, and means over a touchpoint's contexts."""

from __future__ import annotations

import numpy as np

from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.exact.absorb import pro_rata
from journeymap.simulate.exact.system import System

__all__ = ["by_touchpoint", "expected_visits", "starts", "touchpoint_visits"]


def starts(chain: Chain) -> Floats:
    """(1 + G, C) the share of journeys that begin in each context."""
    inner = chain.start_onward >= 0
    begun = np.zeros((chain.start_share.shape[0], len(chain.contexts)))
    for row, shares in zip(begun, chain.start_share[:, inner], strict=True):
        np.add.at(row, chain.start_onward[inner], shares)
    return begun


def expected_visits(chain: Chain, *, shared: bool = False) -> Floats:
    """(1 + G, C) how often a journey comes into each context, on average: the start's row of (I - Q)^-1.

    Where customers walk in a circle for ever, only their coming into it counts.

    Args:
        chain: the chain.
        shared: as in `absorption`.
    """
    chain = pro_rata(chain) if shared else chain
    return np.asarray(np.clip(System(chain).visits(starts(chain)[:, :, None])[:, :, 0], 0.0, None))


def touchpoint_visits(chain: Chain, visits: Floats) -> Floats:
    """(1 + G, T) the sum over each touchpoint's contexts of `visits` (1 + G, C)."""
    size = len(chain.touchpoints)
    return np.array([np.bincount(chain.at, weights=row, minlength=size) for row in visits]).reshape(len(visits), size)


def by_touchpoint(chain: Chain, values: Floats, visits: Floats | None = None) -> Floats:
    """(1 + G, T) the mean over each touchpoint's contexts, weighted by expected visits.

    Contexts without a value (NaN) are left out. A touchpoint that no journey of the chain comes to has the mean of its
    contexts by the visits behind them, or the plain mean; one without any value has NaN.

    Args:
        chain: the chain.
        values: (1 + G, C).
        visits: (1 + G, C) expected visits, where they are known already.
    """
    expected = expected_visits(chain) if visits is None else visits
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    mean = np.full((values.shape[0], len(chain.touchpoints)), np.nan)
    for weights in (expected, np.broadcast_to(chain.visits, expected.shape), np.ones_like(expected)):
        weighed = np.where(known, weights, 0.0)
        below = touchpoint_visits(chain, weighed)
        above = touchpoint_visits(chain, weighed * filled)
        mean = np.where(np.isnan(mean) & (below > 0), above / np.where(below > 0, below, 1.0), mean)
    return mean
