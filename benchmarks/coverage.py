"""How often the 95% interval of a drop-off holds the truth, over simulated logs whose watching ends before everybody is done.

Each cell is 2,000 logs (or RUNS), measured at once by the statements that measure touchpoints. A log's customers come at any
time within a year; each visit goes on, leaves to a failure, or never leaves, and is watched until the year's end. The truth
is known: the share of visits that have not gone on by the horizon h* that the log itself gives.

Run: python benchmarks/coverage.py [RUNS]. It ends with 1 where a cell lies outside 93% to 97.5%.
"""

import math
import sys
import zlib
from dataclasses import dataclass

import numpy as np

from journeymap.events.duck import DuckEngine
from journeymap.overlay.studies import measure_study

RUNS = 2000
AT_ONCE = 4_000_000
"""Visits that are measured in one study."""
SIZES = (100, 400, 2000)
YEAR_US = 365 * 86_400_000_000
LOWEST, HIGHEST = 0.93, 0.975
GONE, FAILED = 1, 2


@dataclass(frozen=True)
class World:
    """How customers behave.

    Args:
        lost, failed: the shares that never leave a visit, and that leave it to a failure; the rest goes on.
        spread: the standard deviation of the logarithm of waits; 2 is a heavy tail.
        typical: the median wait, as a share of the year.
        visits: how many visits a customer makes on the mean.
        mood: how much customers differ: the correlation of what becomes of two visits of one customer.
    """

    lost: float
    failed: float
    spread: float
    typical: float
    visits: float = 1.0
    mood: float = 0.0


WORLDS = {
    "plain": World(lost=0.2, failed=0.1, spread=0.7, typical=0.05),
    "low drop-off": World(lost=0.02, failed=0.01, spread=0.7, typical=0.05),
    "heavy tails": World(lost=0.15, failed=0.05, spread=2.0, typical=0.05),
    "long waits": World(lost=0.2, failed=0.1, spread=1.0, typical=0.4),
    "repeats": World(lost=0.2, failed=0.1, spread=0.7, typical=0.05, visits=2.5, mood=0.3),
    "repeats, heavy tails, low drop-off": World(
        lost=0.03, failed=0.02, spread=2.0, typical=0.05, visits=2.5, mood=0.15
    ),
}


@dataclass(frozen=True)
class Cell:
    """What came of the logs of one world and size."""

    covered: int
    runs: int
    width: float
    bias: float

    @property
    def coverage(self) -> float:
        return self.covered / self.runs


def simulate(world: World, customers: int, runs: int, seed: int) -> dict[str, np.ndarray]:
    """Visits of `runs` logs as columns of a study; a customer's visits share how easily that customer is lost."""
    random = np.random.default_rng(seed)
    people = customers * runs
    number = np.repeat(np.arange(people), 1 + random.poisson(world.visits - 1, people) if world.visits > 1 else 1)
    begun = random.random(people)
    # a customer's further visits begin later, by a tenth of a year each on the mean
    rank = np.arange(len(number)) - np.searchsorted(number, number)
    start = begun[number] + np.where(rank > 0, random.gamma(np.maximum(rank, 1), 0.1), 0.0)
    if world.mood:
        concentration = 1 / world.mood - 1
        leaning = random.beta(
            *(concentration * share for share in (world.lost + world.failed, 1 - world.lost - world.failed)), people
        )
    else:
        leaning = np.full(people, world.lost + world.failed)
    drops = random.random(len(number)) < leaning[number]
    fails = drops & (random.random(len(number)) < world.failed / (world.lost + world.failed))
    wait = world.typical * np.exp(world.spread * random.standard_normal(len(number)))
    follow = 1.0 - start
    watched = follow > 0
    leaves = (~drops | fails) & (wait <= follow)
    us = lambda share: np.round(share * YEAR_US).astype(np.int64)  # noqa: E731 - one line, used thrice
    columns = {
        "node": number // customers + 1,
        "cluster": number,
        "x": us(np.where(leaves, wait, follow)),
        "next": np.where(leaves, np.where(fails, FAILED, GONE), 0),
        "good": (leaves & ~fails).astype(np.int64),
        "follow": us(follow),
    }
    return {name: column[watched] for name, column in columns.items()}


def truth(world: World, horizon_us: int) -> float:
    """The share that has not gone on by a horizon."""
    z = math.log(horizon_us / YEAR_US / world.typical) / world.spread
    return 1 - (1 - world.lost - world.failed) * 0.5 * math.erfc(-z / math.sqrt(2))


def measure(engine: DuckEngine, world: World, customers: int, runs: int, seed: int, *, alone: bool = False) -> Cell:
    """How many of the logs have an interval that holds the truth; `alone` takes every visit for a customer of its own."""
    covered, widths, errors = 0, 0.0, 0.0
    batch = max(1, min(runs, AT_ONCE // int(customers * world.visits)))
    for begin in range(0, runs, batch):
        columns = simulate(world, customers, min(batch, runs - begin), seed + begin)
        if alone:
            columns["cluster"] = np.arange(len(columns["cluster"]))
        engine.register("simulated", columns)
        found = measure_study(
            engine,
            "-- Simulated visits.\n"
            'SELECT node, cluster, x, CASE WHEN "next" > 0 THEN "next" END AS next, good, follow FROM simulated',
        )
        engine.unregister("simulated")
        for incidence in found.values():
            real, estimate = truth(world, incidence.limit_us), incidence.estimate(of_the_rest=True)
            if estimate.low is None or estimate.high is None or estimate.estimate is None:
                continue
            covered += estimate.low <= real <= estimate.high
            widths += estimate.high - estimate.low
            errors += estimate.estimate - real
    return Cell(covered, runs, widths / runs, errors / runs)


def main(arguments: list[str]) -> int:
    """Print every cell; how many lie outside the bounds."""
    runs = int(arguments[0]) if arguments else RUNS
    outside = 0
    print(f"{runs:,} logs a cell; coverage of the 95% interval of a drop-off, its mean width, and the bias, in points")
    with DuckEngine() as engine:
        for name, world in WORLDS.items():
            for customers in SIZES:
                cell = measure(engine, world, customers, runs, zlib.crc32(f"{name} {customers}".encode()))
                wrong = not LOWEST <= cell.coverage <= HIGHEST
                outside += wrong
                print(
                    f"{name:36} {customers:5,} customers  {cell.coverage:6.1%}  width {100 * cell.width:5.1f}"
                    f"  bias {100 * cell.bias:+5.2f}{'  outside' if wrong else ''}",
                    flush=True,
                )
    return min(outside, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
