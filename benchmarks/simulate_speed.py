"""How fast journeys are simulated, beside SimPy on the same chain, exact answers, and what common random numbers gain.

Chains have 25 states: 22 touchpoints with five or six ways out each, a success, a failure, and loss; their journeys have
5 visits on average, as many as a motor claim's, or 16, with which SimPy does some 12,000 to 20,000 a second. Each way takes a time
of its own (100 quantiles, joined by lines). The SimPy program is one process a journey with a timeout a visit, which draws
from the same shares and the same quantiles. Ratios are taken of one run.
Run: python benchmarks/simulate_speed.py
"""

import bisect
import itertools
import random
import statistics
import sys
import time
from pathlib import Path

import numpy as np
import simpy

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import expected_visits, success_at_start
from journeymap.simulate.fitted import Dwell
from journeymap.simulate.montecarlo import paired, simulate_chain
from journeymap.simulate.run import fit_log
from journeymap.simulate.what_if import scenarios, with_changes

EXAMPLE = Path(__file__).parents[1] / "examples" / "motor-claim"
TOUCHPOINTS, POINTS, ROUNDS = 22, 100, 5
VISITS = (5, 16)
JOURNEYS = 1 << 21
SIMPY_SECONDS = 3
PER_SECOND = {True: 1_000_000, False: 5_000_000}
"""Journeys a second on two threads, at least, with times and without."""
EXACT, DIFFERENCE = 0.001, 0.005
"""Seconds, at most, of an exact answer for the chain, and of a what-if's difference in success."""
GAIN = 10
"""How many times smaller the variance of a difference is with common random numbers, at least."""


def main() -> int:
    """Print journeys a second, milliseconds and gains; 1 where a bound is missed."""
    kept = []
    for visits in VISITS:
        chain, dwell = a_chain(visits)
        mean = expected_visits(chain)[0].sum()
        print(f"25 states, {len(chain.source)} ways, {mean:.1f} visits a journey on average")
        kept += [*speeds(chain, dwell), exact(chain)]
    return int(not all([*kept, *differences()]))


def a_chain(visits):
    """A chain whose journeys have so many visits on average, and its times; always the same."""
    ends = 1 / visits
    rng = np.random.default_rng(3)
    ids = [f"t{number}" for number in range(TOUCHPOINTS)]
    rows = {}
    for own in ids:
        following = [name for name in rng.choice(ids, 4, replace=False).tolist() if name != own]
        onward = (1 - ends) * rng.dirichlet(np.ones(len(following)))
        rows[own,] = {**dict(zip(following, onward.tolist(), strict=True)), "done": ends / 2, "failed": ends / 4}
    chain = chain_of(rows, {"t0": 0.7, "t1": 0.3}, {"done": "success", "failed": "failure"}, touchpoints=ids)
    ways = len(chain.source)
    waits = np.sort(rng.lognormal(10, 1, (ways, POINTS)))
    pair, seen = np.arange(ways), np.full(ways, POINTS)
    times = (np.sort(rng.lognormal(5, 1, (ways, POINTS))), waits, seen, ("observed",) * ways, np.zeros((ways, 168)))
    return chain, Dwell(chain.at[chain.source], chain.target, pair, *times)


def speeds(chain, dwell):
    """Print journeys a second of SimPy and of ours; whether each is fast enough."""
    simpy_rate, simpy_success, simpy_mean = by_simpy(chain, dwell)
    print(
        f"SimPy, with times              {simpy_rate:12,.0f} journeys/s   success {simpy_success:.3f}, {simpy_mean:,.0f} s"
    )
    for timed, threads in itertools.product((True, False), (1, 2)):
        seconds, found = best(
            lambda timed=timed, threads=threads: simulate_chain(
                chain, dwell if timed else None, journeys=JOURNEYS, threads=threads
            )
        )
        mean = f", {found.times.mean():,.0f} s" if found.times else ""
        rate, words = (
            JOURNEYS / seconds,
            f"{'with' if timed else 'without'} times, {threads} thread{'s'[: threads - 1]}",
        )
        print(
            f"ours, {words:24} {rate:12,.0f} journeys/s   success {found.success:.3f}{mean}; {rate / simpy_rate:,.0f} times SimPy"
        )
        if threads == 2:
            yield within(rate >= PER_SECOND[timed], f"at least {PER_SECOND[timed]:,}")


def by_simpy(chain, dwell):
    """Journeys a second by SimPy, their share of success, and their mean time to it."""
    rows, starts = plain(chain, dwell)
    env, draw, reached, ended = simpy.Environment(), random.Random(1).random, [], [0]

    def journey(env):
        begin, context = env.now, starts[1][bisect.bisect(starts[0], draw())]
        while context >= 0:
            sums, ways = rows[context]
            way = bisect.bisect(sums, draw())
            if way == len(ways):
                break
            context, success, points = ways[way]
            along = draw() * POINTS - 0.5
            low = min(max(int(along), 0), POINTS - 2)
            yield env.timeout(points[low] + min(max(along - low, 0), 1) * (points[low + 1] - points[low]))
            if success:
                reached.append(env.now - begin)
        ended[0] += 1

    begin = time.perf_counter()
    while time.perf_counter() - begin < SIMPY_SECONDS:
        for _ in range(1000):
            env.process(journey(env))
        env.run()
    taken = time.perf_counter() - begin
    return ended[0] / taken, len(reached) / ended[0], statistics.fmean(reached)


def plain(chain, dwell):
    """The chain as lists: of each context running sums of shares, and of each way where it leads and how long it takes."""
    points = (dwell.takes_s + dwell.wait_s).tolist()
    success = chain.outcome_kind("success").tolist()
    rows = []
    for context in range(len(chain.contexts)):
        ways = np.flatnonzero(chain.source == context).tolist()
        sums = list(itertools.accumulate(chain.share[0, ways].tolist()))
        rows.append((sums, [(int(chain.onward[way]), success[way], points[way]) for way in ways]))
    return rows, ([*itertools.accumulate(chain.start_share[0].tolist())], chain.start_onward.tolist())


def exact(chain):
    """Print how long the exact answer takes; whether that is little enough."""
    seconds, found = best(lambda: success_at_start(chain), 20)
    print(f"exact answer                   {1000 * seconds:12.3f} ms           success {found[0]:.3f}")
    return within(seconds < EXACT, f"under {1000 * EXACT:g} ms")


def differences():
    """Print, for each what-if of the motor claim, the time of its exact difference and the gain of common numbers."""
    graph = jm.load(EXAMPLE / "journey.yaml").graph
    with DuckEngine() as engine:
        fitted = fit_log(graph, engine, EXAMPLE / "events.csv")
    chain, dwell = fitted.chain, fitted.dwell
    visits, before = expected_visits(chain), success_at_start(chain)
    print(
        f"motor claim as fitted: order {chain.order}, {len(chain.contexts)} contexts, {chain.replicates} groups of cases"
    )
    for asked in scenarios(graph, "all"):
        seconds, after = best(lambda asked=asked: with_changes(chain, None, graph, asked, visits=visits), 20)
        solved, success = best(lambda after=after: success_at_start(after.chain) - before, 20)
        changed = with_changes(chain, dwell, graph, asked)
        found = paired((chain, dwell), (changed.chain, changed.dwell))
        gains = [f"{name} {gap.gain:.1f}" for name, gap in (("success", found.success), ("time", found.time)) if gap]
        print(
            f"{asked.id:20} exact {100 * success[0]:+.2f} points in {1000 * (seconds + solved):.1f} ms; of {found.journeys:,} "
            f"journeys {100 * found.success.difference:+.2f} -/+ {196 * found.success.error:.2f}; "
            f"variance smaller by: {', '.join(gains)}"
        )
        yield within(seconds + solved < DIFFERENCE, f"under {1000 * DIFFERENCE:g} ms")
        yield within(found.success.gain > GAIN, f"variance smaller by {GAIN} at least")


def best(work, rounds=ROUNDS):
    """The least seconds of some rounds, and what the last one found."""
    taken = []
    for _ in range(rounds):
        begin = time.perf_counter()
        found = work()
        taken.append(time.perf_counter() - begin)
    return min(taken), found


def within(kept, bound):
    """Whether a bound is kept; it is named where not."""
    if not kept:
        print(f"  missed: {bound}")
    return kept


if __name__ == "__main__":
    sys.exit(main())
