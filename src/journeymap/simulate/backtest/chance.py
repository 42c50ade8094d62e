"""The model's own simulated test: how far off its forecasts would look by chance alone if it were true.

Whole journeys are drawn from the model on the design of the real test (as many cases, all of them resolved), so that the
prefixes of a case share an outcome, and are scored as the real ones are. Source of the idea: J. Bröcker and L. A. Smith,
"Increasing the Reliability of Reliability Diagrams", Weather and Forecasting 22 (2007), 651-661 (consistency resampling).
"""

from __future__ import annotations

import math

import numpy as np

from journeymap.simulate.backtest.forecasts import Forecasts
from journeymap.simulate.backtest.scores import calibration_error
from journeymap.simulate.chain import Chain, Floats, Ints

__all__ = ["own_error_bound", "simulated_counts"]

RUNS = 1_000
MOST_CASES, MOST_DRAWN = 5_000, 40_000_000
"""Errors of more cases, or of more visits over all runs, are drawn from as many, and shrink by the root of their number."""
LONGEST = 2_000
"""Journeys that go on after so many visits are taken as failed."""
AT_ONCE = 3_000_000
"""About so many visits are held at a time."""
PILOT = 1_000


def own_error_bound(
    chain: Chain, told: Forecasts, cases: int, *, seed: int, most_cases: int = MOST_CASES
) -> float | None:
    """The 95% point of the calibration error over simulated tests of so many resolved cases; None where none resolve.

    Args:
        chain: the model.
        told: its forecasts.
        cases: how many resolved cases with a visit the real test has.
        seed: of the random numbers.
        most_cases: so many cases a test are drawn at most.
    """
    pilot = simulated_counts(chain, told, PILOT, 1, seed=seed)
    if pilot is None:
        return None
    visits = float(pilot.sum()) / PILOT
    drawn = max(1, min(cases, most_cases, int(MOST_DRAWN / (RUNS * visits))))
    counts = simulated_counts(chain, told, drawn, RUNS, seed=seed, visits=visits)
    assert counts is not None
    errors = [float(calibration_error(run, told.success)) for run in counts]
    return float(np.quantile(errors, 0.95)) * math.sqrt(drawn / cases)


def simulated_counts(
    chain: Chain, told: Forecasts, cases: int, runs: int, *, seed: int, visits: float = 10.0
) -> Floats | None:
    """(runs, C, 2) visits of simulated resolved cases, by context and whether the case failed (0) or succeeded (1).

    Journeys without a visit are not drawn. None where the model lets nobody with a visit get to an outcome.

    Args:
        chain: the model.
        told: its forecasts.
        cases: cases of each run.
        runs: how many tests are drawn.
        seed: of the random numbers.
        visits: about how many a case has, so that memory suffices.
    """
    begins, begin_shares = _starts(chain, told)
    if begin_shares.sum() <= 0 or cases < 1:
        return None
    size = len(chain.contexts)
    ways, random = _Ways(chain, told), np.random.Generator(np.random.Philox(seed))
    counts = np.zeros(runs * size * 2)
    at_once = max(PILOT, int(AT_ONCE / max(1.0, visits)))
    for first in range(0, runs * cases, at_once):
        drawn = min(at_once, runs * cases - first)
        begun = begins[_drawn(begin_shares, random.random(drawn))]
        journey, context, won = _walked(ways, begun, random)
        cell = ((first + journey) // cases * size + context) * 2 + won
        counts += np.bincount(cell, minlength=len(counts))
    return counts.reshape(runs, size, 2)


class _Ways:
    """The ways of those who get to an outcome: shares times the chance to get to one from there, divided by their sum."""

    def __init__(self, chain: Chain, told: Forecasts) -> None:
        kinds = np.array([kind == "success" for kind in chain.kinds])
        ends = chain.onward < 0
        reach = np.where(ends, 1.0, told.resolved[np.maximum(chain.onward, 0)])
        weights = np.clip(chain.share[0], 0.0, None) * reach
        self.running = np.cumsum(weights)
        begin = np.searchsorted(chain.source, np.arange(len(chain.contexts)))
        after = np.searchsorted(chain.source, np.arange(len(chain.contexts)), side="right")
        padded = np.concatenate([[0.0], self.running])
        self.low, self.high = padded[begin], padded[after]
        self.last = np.maximum(after - 1, 0)
        self.onward = chain.onward
        self.wins = np.zeros(len(ends), dtype=bool)
        self.wins[ends] = kinds[chain.target[ends] - len(chain.touchpoints)]

    def taken(self, contexts: Ints, chance: Floats) -> Ints:
        """The way that each customer takes from their context."""
        sought = self.low[contexts] + chance * (self.high[contexts] - self.low[contexts])
        return np.asarray(np.minimum(np.searchsorted(self.running, sought, side="right"), self.last[contexts]))


def _walked(ways: _Ways, begun: Ints, random: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Visits of journeys that begin in these contexts: the journey's place, its context, whether the journey succeeds."""
    there, who = begun, np.arange(len(begun))
    passed: list[tuple[Ints, Ints]] = []
    won = np.zeros(len(begun), dtype=np.int64)
    for _ in range(LONGEST):
        passed.append((who, there))
        way = ways.taken(there, random.random(len(who)))
        onward = ways.onward[way]
        ended = onward < 0
        won[who[ended]] = ways.wins[way[ended]]
        there, who = onward[~ended], who[~ended]
        if not len(who):
            break
    journeys = np.concatenate([whose for whose, _ in passed])
    return journeys, np.concatenate([context for _, context in passed]), won[journeys]


def _starts(chain: Chain, told: Forecasts) -> tuple[Ints, Floats]:
    """Where journeys that visit a touchpoint and get to an outcome begin, and their shares up to a factor."""
    visiting = chain.start_onward >= 0
    begins = chain.start_onward[visiting]
    return begins, chain.start_share[0, visiting] * told.resolved[begins]


def _drawn(shares: Floats, chance: Floats) -> Ints:
    running = np.cumsum(shares)
    return np.asarray(np.minimum(np.searchsorted(running, chance * running[-1], side="right"), len(shares) - 1))
