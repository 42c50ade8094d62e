"""Monte Carlo: journeys drawn from the chain, for what linear algebra does not give (quantiles of time, cost, paths)."""
