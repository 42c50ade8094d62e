"""Where one point less drop-off is worth most: the derivative of success by the drop-off at each touchpoint."""

from __future__ import annotations

import numpy as np

from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.exact.absorb import absorption
from journeymap.simulate.exact.endless import lost_shares
from journeymap.simulate.exact.visits import by_touchpoint, expected_visits, touchpoint_visits

__all__ = ["drop_off", "point_effects", "ranking", "relative_effects"]

POINT = 0.01


def drop_off(chain: Chain) -> Floats:
    """(1 + G, C) the share of each context's visits that is lost there or goes straight to a failure."""
    failing = chain.outcome_kind("failure")
    gone = lost_shares(chain)
    for row, shares in zip(gone, chain.share[:, failing], strict=True):
        np.add.at(row, chain.source[failing], shares)
    return np.asarray(np.clip(gone, 0.0, 1.0))


def relative_effects(chain: Chain) -> Floats:
    """(1 + G, T) the slope of overall success by e, where the drop-off d at each touchpoint's contexts becomes (1 - e) d.

    What is no longer lost goes the other ways pro rata. Each other way's share grows by the factor 1 + e d/(1 - d), so that the success h of a context grows by e h d/(1 - d)
    at each of its N visits: the effect is the sum of N h d/(1 - d) over the contexts, with N and h of the chain as it is.
    Customers who come by again are in N. A context that everybody leaves by drop-off has no other way: nothing is gained.
    """
    return _effects(chain, expected_visits(chain), drop_off(chain))


def point_effects(chain: Chain) -> Floats:
    """(1 + G, T) by how much overall success grows a point less of drop-off at each touchpoint, as the slope at the chain.

    One point is e = 0.01 / d of `relative_effects`, d the touchpoint's mean drop-off over its expected visits; 0 where
    there is no drop-off or nobody comes.
    """
    visits, gone = expected_visits(chain), drop_off(chain)
    mean = np.nan_to_num(by_touchpoint(chain, gone, visits))
    here = (mean > 0) & (touchpoint_visits(chain, visits) > 0)
    return np.where(here, _effects(chain, visits, gone) * POINT / np.where(here, mean, 1.0), 0.0)


def ranking(effects: Floats) -> list[int]:
    """The touchpoints' numbers, where a point is worth most first; those where it is worth nothing are left out.

    Args:
        effects: (1 + G, T) of `point_effects`.
    """
    order = np.argsort(-effects[0], kind="stable")
    return [int(touchpoint) for touchpoint in order if effects[0, touchpoint] > 0]


def _effects(chain: Chain, visits: Floats, gone: Floats) -> Floats:
    rest = np.where(gone < 1.0, 1.0 - gone, 1.0)
    return touchpoint_visits(chain, visits * absorption(chain).success * gone / rest)
