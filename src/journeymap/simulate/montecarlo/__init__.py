"""Monte Carlo: journeys drawn from the chain, for what linear algebra does not give (quantiles of time, cost, paths)."""

from __future__ import annotations

from journeymap.simulate.montecarlo.costs import visit_costs
from journeymap.simulate.montecarlo.paired import Gap, Paired, paired
from journeymap.simulate.montecarlo.runs import Runs, simulate_chain
from journeymap.simulate.montecarlo.times import times

__all__ = ["Gap", "Paired", "Runs", "paired", "simulate_chain", "times", "visit_costs"]
