"""Simulated journeys of a chain: how many end where, how long they take, what they cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from journeymap.simulate.chain import Chain, Ints
from journeymap.simulate.fitted import Dwell
from journeymap.simulate.montecarlo.blocks import BLOCK, Block, Tables, run_block, tables_of
from journeymap.simulate.montecarlo.rounds import (
    MOST_JOURNEYS,
    half_width_of,
    journeys_needed,
    require_sound,
    run_blocks,
    sizes,
)
from journeymap.simulate.montecarlo.spread import Spread

__all__ = ["Runs", "Tell", "simulate_chain"]

Tell = Callable[[str], None]
"""Told, in words, how far it has come."""


@dataclass(frozen=True)
class Runs:
    """What became of simulated journeys.

    Args:
        seed: of the random numbers.
        journeys: how many were simulated.
        outcomes: how many ended at each outcome.
        lost: how many were lost.
        endless: how many came to where no end can be reached, or were cut off after 10,000 visits.
        success: the share that ended at a success.
        half_width: half the width of its 95% interval.
        visits: mean visits a journey, by touchpoint.
        times: seconds from the start to a success, among those who got there; None without times.
        cost: mean cost a journey; None without costs.
    """

    seed: int
    journeys: int
    outcomes: Mapping[str, int]
    lost: int
    endless: int
    success: float
    half_width: float
    visits: Mapping[str, float]
    times: Spread | None
    cost: float | None


def simulate_chain(
    chain: Chain,
    dwell: Dwell | None,
    *,
    journeys: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    half_width: float = 0.005,
    cost: Mapping[str, float] | None = None,
    tell: Tell = lambda _: None,
) -> Runs:
    """Draw journeys from the chain's estimate (row 0 of its shares).

    The same seed gives the same figures on any number of threads: each block of 65,536 journeys has random numbers of
    its own, Philox's with the key (seed, block).

    Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.

    Args:
        chain: where journeys go.
        dwell: how long that takes; None: nothing is said of times.
        journeys: exactly so many; None: whole blocks until the half-width is reached, 10,000,000 at most.
        seed: of the random numbers.
        threads: at once; None: as many as there are processors.
        half_width: half the width of success's 95% interval at which it stops, as a share.
        cost: of a visit, by touchpoint; those unsaid cost nothing.
        tell: is told how many journeys there are after each round.

    Raises:
        JourneyError: no journeys, or a half-width of 0 or less.
    """
    require_sound(journeys, half_width)
    tables, sums = tables_of(chain, dwell), _Sums(None if dwell is None else Spread())
    wanted = BLOCK if journeys is None else journeys
    while wanted > sums.journeys:
        blocks = sizes(wanted - sums.journeys, sums.blocks, BLOCK)
        for block in run_blocks(lambda number, size: run_block(tables, seed, number, size), blocks, threads):
            sums.add(block, tables)
        tell(f"{sums.journeys:,} journeys, success {100 * sums.success:.1f}% -/+ {100 * sums.half_width:.2f}")
        if journeys is None and sums.half_width > half_width:
            needed = max(journeys_needed(sums.successes, sums.journeys, half_width), sums.journeys + 1)
            wanted = min(-(-needed // BLOCK) * BLOCK, -(-MOST_JOURNEYS // BLOCK) * BLOCK)
    return _runs(chain, tables, sums, seed, cost)


@dataclass
class _Sums:
    """What the blocks so far add up to."""

    times: Spread | None
    taken: Ints = field(default_factory=lambda: np.zeros(1, dtype=np.int64))
    journeys: int = 0
    blocks: int = 0
    cut: int = 0
    successes: int = 0

    def add(self, block: Block, tables: Tables) -> None:
        self.taken = self.taken + block.taken
        self.journeys += block.journeys
        self.blocks += 1
        self.cut += block.cut
        self.successes = int(self.taken[tables.success].sum())
        if self.times is not None and block.times_s is not None:
            self.times.add(block.times_s)

    @property
    def success(self) -> float:
        return self.successes / self.journeys

    @property
    def half_width(self) -> float:
        return half_width_of(self.successes, self.journeys)


def _runs(chain: Chain, tables: Tables, sums: _Sums, seed: int, cost: Mapping[str, float] | None) -> Runs:
    """The sums by the names of targets."""
    by_target = np.zeros(len(chain.targets) + 1, dtype=np.int64)
    np.add.at(by_target, tables.moves.target, sums.taken)
    counts = by_target.tolist()
    visits = {name: count / sums.journeys for name, count in zip(chain.touchpoints, counts, strict=False)}
    return Runs(
        seed=seed,
        journeys=sums.journeys,
        outcomes=dict(zip(chain.outcomes, counts[len(chain.touchpoints) : -1], strict=True)),
        lost=counts[-1],
        endless=sums.cut + int(sums.taken[tables.moves.endless].sum()),
        success=sums.success,
        half_width=sums.half_width,
        visits=visits,
        times=sums.times,
        cost=None if cost is None else sum(cost.get(name, 0.0) * visit for name, visit in visits.items()),
    )
