"""What a change does, by common random numbers: the same journeys before and after it.

Sources: P. Glasserman and D. D. Yao, "Some guidelines and guarantees for common random numbers", Management Science 38
(1992), 884-908; on the layout of the moves T. Lindvall, "Lectures on the coupling method" (1992), chapter I.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.fitted import Dwell
from journeymap.simulate.montecarlo.blocks import Tables, success_pieces
from journeymap.simulate.montecarlo.coupled import coupled_moves
from journeymap.simulate.montecarlo.durations import durations_of
from journeymap.simulate.montecarlo.moves import Moves
from journeymap.simulate.montecarlo.paths import Places, run_keyed
from journeymap.simulate.montecarlo.rounds import require_sound, run_blocks, sizes
from journeymap.simulate.montecarlo.runs import Tell
from journeymap.simulate.montecarlo.times import times_known

__all__ = ["Gap", "Paired", "paired"]

BLOCK = 1 << 14
"""Journeys of a block; they remember where they have been, so it is smaller than elsewhere."""


@dataclass(frozen=True)
class Gap:
    """A mean before and after a change.

    Args:
        before: the mean before it.
        after: the mean after it.
        error: the standard error of their difference, by Monte Carlo.
        independent: what that error would be with independent random numbers, other things equal.
    """

    before: float
    after: float
    error: float
    independent: float

    @property
    def difference(self) -> float:
        """After less before."""
        return self.after - self.before

    @property
    def gain(self) -> float | None:
        """How many times smaller the variance of the difference is than with independent numbers; None where it is 0."""
        return (self.independent / self.error) ** 2 if self.error else None


@dataclass(frozen=True)
class Paired:
    """The same journeys before and after a change.

    Args:
        seed: of the random numbers.
        journeys: how many.
        success: the share that ends at a success.
        time: seconds from the start to a success, among those who get there; None where times are unknown, or nobody does.
        cost: of a journey; None without costs.
    """

    seed: int
    journeys: int
    success: Gap
    time: Gap | None
    cost: Gap | None


def paired(
    before: tuple[Chain, Dwell | None],
    after: tuple[Chain, Dwell | None],
    *,
    journeys: int = 100_000,
    seed: int = 1,
    threads: int | None = None,
    cost: Mapping[str, float] | None = None,
    tell: Tell = lambda _: None,
) -> Paired:
    """Draw the same journeys from two models, and compare them.

    Args:
        before: chain and times without the change.
        after: chain and times with it; touchpoints and outcomes are matched by id.
        journeys: how many.
        seed: of the random numbers; the same in both.
        threads: at once; they change nothing but how long it takes.
        cost: of a visit, by touchpoint; those unsaid cost nothing. None: nothing is said of costs.
        tell: is told when it is done.

    Raises:
        JourneyError: no journeys.
    """
    require_sound(journeys, 1.0)
    timed = times_known(*before) and times_known(*after)
    names = list(dict.fromkeys([*before[0].touchpoints, *after[0].touchpoints]))
    moves = coupled_moves(before[0], after[0])
    sides = [
        (_tables(chain, dwell if timed else None, laid_out), _places(chain, names, cost or {}))
        for (chain, dwell), laid_out in zip((before, after), moves, strict=True)
    ]

    def moments(number: int, size: int) -> Floats:
        """Sums of squares and products of one, and of success, time and cost before and after it: (7, 7)."""
        found = [run_keyed(tables, places, seed, number * BLOCK, size) for tables, places in sides]
        rows = np.vstack([np.ones(size), *found])
        return np.asarray(np.einsum("in,jn->ij", rows, rows))

    total = sum(run_blocks(moments, sizes(journeys, 0, BLOCK), threads), np.zeros((7, 7)))
    tell(f"{journeys:,} journeys before and after")
    means, spread = total[0] / journeys, total / journeys - np.outer(total[0], total[0]) / journeys**2
    return Paired(
        seed=seed,
        journeys=journeys,
        success=_gap(means[[1, 4]], _weights({1: -1.0, 4: 1.0}), spread, journeys),
        time=_time(means, spread, journeys) if timed else None,
        cost=None if cost is None else _gap(means[[3, 6]], _weights({3: -1.0, 6: 1.0}), spread, journeys),
    )


def _tables(chain: Chain, dwell: Dwell | None, moves: Moves) -> Tables:
    """What to draw from."""
    return Tables(moves, None if dwell is None else durations_of(dwell, moves), success_pieces(chain, moves))


def _places(chain: Chain, names: list[str], cost: Mapping[str, float]) -> Places:
    """Contexts by the numbers of `names`; the beginning comes after them, and costs nothing."""
    number = np.array([names.index(name) for name in chain.touchpoints] + [len(names)], dtype=np.int64)
    price = np.array([cost.get(name, 0.0) for name in chain.touchpoints] + [0.0])
    at = np.append(chain.at, len(chain.touchpoints))
    return Places(number[at], len(names) + 1, price[at])


def _weights(weights: Mapping[int, float]) -> Floats:
    """(7,) how a figure depends on each of the means, for small changes of them."""
    found = np.zeros(7)
    found[list(weights)] = list(weights.values())
    return found


def _time(means: Floats, spread: Floats, journeys: int) -> Gap | None:
    """The mean time of those who succeed: a ratio of means on either side, its error by the delta method."""
    if not (means[1] > 0 and means[4] > 0):
        return None
    before, after = means[2] / means[1], means[5] / means[4]
    weights = {1: before / means[1], 2: -1 / means[1], 4: -after / means[4], 5: 1 / means[4]}
    return _gap(np.array([before, after]), _weights(weights), spread, journeys)


def _gap(values: Floats, weights: Floats, spread: Floats, journeys: int) -> Gap:
    """Both values with the error of their difference, with common and with independent numbers."""
    alone = [weights * side for side in (np.arange(7) < 4, np.arange(7) >= 4)]
    common = max(float(weights @ spread @ weights), 0.0)
    apart = sum(max(float(side @ spread @ side), 0.0) for side in alone)
    return Gap(float(values[0]), float(values[1]), math.sqrt(common / journeys), math.sqrt(apart / journeys))
