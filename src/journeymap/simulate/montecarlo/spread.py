"""Many times: kept as they are while they are some millions, then as a fine histogram."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from journeymap.simulate.chain import Floats

__all__ = ["FINE", "KEPT", "Spread"]

KEPT = 4_000_000
"""Times that are kept one by one."""

FINE = 1e-3
"""The relative width of a bin of the histogram."""

_EDGES = np.concatenate([[0.0], np.exp(np.arange(0, np.log(1e11), FINE))])
"""Ends of the bins: nothing, a second, and on to some thousand years."""


class Spread:
    """Seconds of many journeys, their mean exact, their quantiles exact or to a thousandth.

    Args:
        kept: how many are kept one by one.
    """

    def __init__(self, kept: int = KEPT) -> None:
        self.count, self._total, self._kept = 0, 0.0, kept
        self._times: list[Floats] = []
        self._bins: np.ndarray | None = None

    def add(self, times: Floats) -> None:
        """Take in some times."""
        self.count += len(times)
        self._total += float(times.sum())
        self._times.append(times)
        if self._bins is not None or self.count > self._kept:
            self._fold()

    def _fold(self) -> None:
        """Put what is kept into bins."""
        bins = np.zeros(len(_EDGES) + 1, dtype=np.int64) if self._bins is None else self._bins
        for times in self._times:
            bins += np.bincount(np.searchsorted(_EDGES, times), minlength=len(bins))
        self._times, self._bins = [], bins

    def mean(self) -> float | None:
        """The mean; None without any."""
        return self._total / self.count if self.count else None

    def quantiles(self, levels: Iterable[float]) -> list[float | None]:
        """The quantile at each level of [0, 1]; None without any."""
        levels = list(levels)
        if not self.count:
            return [None] * len(levels)
        if self._bins is None:
            return [float(time) for time in np.quantile(np.concatenate(self._times), levels)]
        reached = np.cumsum(self._bins[: len(_EDGES)]) / self.count
        return [float(time) for time in np.interp(levels, reached, _EDGES)]
