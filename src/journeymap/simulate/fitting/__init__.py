"""Fitting the chain to a log: what the engine counts, product limits of the counts, the prior, the order."""
