"""What becomes of customers, and what would change: a semi-Markov chain fitted to a log, and its answers."""
