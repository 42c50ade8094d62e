"""Expected times to the end of the journey, from each context and from the start."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.exact.absorb import absorption, at_start
from journeymap.simulate.exact.system import System
from journeymap.simulate.fitted import Dwell

__all__ = ["ExpectedTimes", "expected_times"]

# Who gets to an outcome in so few cases does so by rounding only.
NOBODY = 1e-12
# Times are said where at most this share of the moves on the way has no known time.
UNKNOWN = 0.05


@dataclass(frozen=True)
class ExpectedTimes:
    """Seconds to the outcome among those who get to one; NaN where nobody does or where times are unknown.

    Args:
        contexts: (1 + G, C) from the beginning of a visit in each context.
        journey: (1 + G,) from the start; journeys that begin at an outcome take no time.
        reach: (1 + G, C) the share of each context's customers who get to one: a touchpoint's mean time is that of its
            contexts weighted by expected visits x reach.
    """

    contexts: Floats
    journey: Floats
    reach: Floats


def expected_times(chain: Chain, dwell: Dwell, *, to: str | None = None) -> ExpectedTimes:
    """The mean time to the end, given that the journey gets to an outcome (Doob's h-transform of the chain).

    Let g be the share of a context's customers who get to an outcome, and t a way's mean time (visit and wait). The
    time that all of them together need is m = sum of share x t x g(where it leads) + Q m, and m / g is the mean. Ways
    whose time is unknown count as no time; where they are more than one in 20 of the expected moves, nothing is said.

    Args:
        chain: the chain.
        dwell: how long each way takes.
        to: the kind of outcome (success, failure, neutral); None for any.
    """
    ending = np.array([to is None or kind == to for kind in chain.kinds], dtype=np.float64)
    reach = np.asarray(absorption(chain).outcomes @ ending)
    unknown = np.array([basis == "unknown" for basis in dwell.basis], dtype=np.float64)[dwell.pair]
    takes = (dwell.takes_s + dwell.wait_s).mean(axis=1)[dwell.pair]
    there = _weights(chain, reach, ending)
    gathered = np.stack([_sums(chain, there * what) for what in (takes, unknown, np.ones(len(takes)))], axis=2)
    totals = System(chain).values(gathered)
    none = np.zeros(len(chain.outcomes))
    begun = np.stack([at_start(chain, totals[:, :, what], none) for what in range(3)], axis=-1)
    return ExpectedTimes(_mean(totals, reach), _mean(begun, at_start(chain, reach, ending)), reach)


def _weights(chain: Chain, reach: Floats, ending: Floats) -> Floats:
    """(1 + G, E) the share of a context's visits that goes each way and gets to an outcome."""
    ends = chain.onward < 0
    after = np.zeros_like(chain.share)
    after[:, ~ends] = reach[:, chain.onward[~ends]]
    after[:, ends] = ending[chain.target[ends] - len(chain.touchpoints)]
    return chain.share * after


def _sums(chain: Chain, by_way: Floats) -> Floats:
    size = len(chain.contexts)
    return np.array([np.bincount(chain.source, weights=row, minlength=size) for row in by_way])


def _mean(totals: Floats, reach: Floats) -> Floats:
    """Time a customer who gets there, from (..., 3) time, moves of unknown time and moves of all together."""
    time, unknown, moves = (totals[..., what] for what in range(3))
    said: npt.NDArray[np.bool_] = (reach > NOBODY) & (unknown <= UNKNOWN * moves)
    return np.where(said, time / np.where(said, reach, 1.0), np.nan)
