"""I - Q of large chains, kept sparse: the first estimate is factorised, the others are reached from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from journeymap.simulate.chain import Floats, Ints

__all__ = ["Sparse"]

# Estimates without one of 50 groups lie so close to the first that a few corrections do; else each has its own factors.
CORRECTIONS = 60
CLOSE = 1e-14


@dataclass(frozen=True)
class Sparse:
    """I - Q for each of 1 + G estimates with the same ways.

    Args:
        size: C, the number of contexts.
        source: (W,) the context that each way leaves.
        onward: (W,) the context that it comes into.
        share: (1 + G, W) its share.
    """

    size: int
    source: Ints
    onward: Ints
    share: Floats

    def solved(self, right: Floats, across: bool) -> Floats:
        """The x of (I - Q) x = right, or of the transposed equations.

        Args:
            right: (1 + G, C, K).
            across: whether I - Q is transposed.
        """
        return np.array([self._one(row, side, across) for row, side in enumerate(right)]).reshape(right.shape)

    def _one(self, row: int, right: Floats, across: bool) -> Floats:
        solve = self._factors.solve
        how = "T" if across else "N"
        found = solve(right, how)
        if row == 0:
            return np.asarray(found)
        matrix = self._matrix(row)
        left = matrix.T if across else matrix
        for _ in range(CORRECTIONS):
            step = solve(right - left @ found, how)
            found = found + step
            if np.abs(step).max() <= CLOSE * max(1.0, float(np.abs(found).max())):
                return np.asarray(found)
            if not np.isfinite(step).all():
                break
        return np.asarray(self._factorised(matrix).solve(right, how))

    @cached_property
    def _factors(self) -> Any:
        return self._factorised(self._matrix(0))

    def _factorised(self, matrix: Any) -> Any:
        from scipy.sparse.linalg import splu

        return splu(matrix)

    def _matrix(self, row: int) -> Any:
        from scipy.sparse import csc_array, eye_array

        shape = (self.size, self.size)
        moves = csc_array((self.share[row], (self.source, self.onward)), shape=shape)
        return (eye_array(self.size, format="csc") - moves).tocsc()
