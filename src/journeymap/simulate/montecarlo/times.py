"""How long journeys take to a success, and what they cost, for the simulation's result."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from journeymap.results.simulation import Times
from journeymap.simulate.chain import Chain
from journeymap.simulate.exact.times import expected_times
from journeymap.simulate.fitted import Dwell, Fitted
from journeymap.simulate.montecarlo.moves import estimate_of
from journeymap.simulate.montecarlo.runs import Tell, simulate_chain

__all__ = ["LEVELS", "times", "times_known"]

LEVELS = (0.5, 0.75, 0.9, 0.95)


def times(
    fitted: Fitted,
    *,
    seed: int = 1,
    journeys: int | None = None,
    half_width: float = 0.005,
    threads: int | None = None,
    cost: Mapping[str, float] | None = None,
    currency: str | None = None,
    tell: Tell = lambda _: None,
) -> Times | None:
    """Mean and quantiles of the time to success, by Monte Carlo; None where neither times nor costs are known, or nobody begins.

    Args:
        fitted: the model.
        seed: of the random numbers.
        journeys: exactly so many; None: until the half-width is reached.
        half_width: of success's 95% interval, as a share.
        threads: at once; they change nothing but how long it takes.
        cost: of a visit, by touchpoint; None: nothing is said of costs.
        currency: of the costs.
        tell: is told how far it has come.

    Raises:
        JourneyError: no journeys, or a half-width of 0 or less.
    """
    dwell = fitted.dwell if times_known(fitted.chain, fitted.dwell) else None
    if (dwell is None and cost is None) or not fitted.chain.start_share[0].any():
        return None
    runs = simulate_chain(
        fitted.chain, dwell, journeys=journeys, seed=seed, threads=threads, half_width=half_width, cost=cost, tell=tell
    )
    mean = runs.times.mean() if runs.times else None
    median, p75, p90, p95 = runs.times.quantiles(LEVELS) if runs.times else (None,) * 4
    return Times(
        journeys=runs.journeys,
        seed=seed,
        success=runs.success,
        half_width=runs.half_width,
        mean=mean,
        median=median,
        p75=p75,
        p90=p90,
        p95=p95,
        cost=runs.cost,
        currency=None if runs.cost is None else currency,
    )


def times_known(chain: Chain, dwell: Dwell | None) -> bool:
    """Whether enough is known of the times on the ways to success, by the rule of the expected times."""
    if dwell is None:
        return False
    return not np.isnan(expected_times(estimate_of(chain), dwell, to="success").journey[0])
