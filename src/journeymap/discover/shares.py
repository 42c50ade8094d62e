"""Shares as a file writes them: round, and together everybody."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["percents", "round_shares"]

COARSE, FINE = 100, 1000
"""In how many parts everybody is divided: per cent, or a tenth of that where somebody is fewer than 1%."""


def percents(counts: Sequence[int]) -> list[str]:
    """Each count's share of their sum as it is written; together 100%.

    >>> percents([2, 1]), percents([996, 4]), percents([0, 0])
    (['67%', '33%'], ['99.6%', '0.4%'], ['50%', '50%'])
    """
    whole = sum(counts)
    parts = FINE if any(0 <= count < 0.01 * whole for count in counts) else COARSE
    return [f"{share * 100 / parts:g}%" for share in round_shares(counts, parts)]


def round_shares(counts: Sequence[int], parts: int) -> list[int]:
    """Whole numbers in proportion to the counts that sum to `parts`, none of them 0; the largest remainders are rounded up.

    >>> round_shares([1, 1, 1], 100)
    [34, 33, 33]
    """
    weights = [count or 1e-9 for count in counts] if any(counts) else [1.0 for _ in counts]
    free = parts - len(weights)  # everybody has one part to begin with
    exact = [max(0.0, weight / sum(weights) * parts - 1) for weight in weights]
    exact = [share * free / (sum(exact) or 1) for share in exact]
    rounded = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: (rounded[index] - exact[index], index))
    for index in by_remainder[: free - sum(rounded)]:
        rounded[index] += 1
    return [share + 1 for share in rounded]
