"""I - Q of large chains, kept sparse and solved by steps; by factors only where the steps lead nowhere.

Source: H. A. van der Vorst, "Bi-CGSTAB", SIAM Journal on Scientific and Statistical Computing 13 (1992), 631-644. Contexts
of several touchpoints hang together in so many ways that the factors of I - Q fill up; a journey, however, ends after few
touchpoints, so that the steps are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.exact.rounding import damped, sound

__all__ = ["Sparse"]

# What is left of the equations, beside the figures in them, once they count as solved: rounding.
CLOSE = 1e-14
ROUNDS, STEPS = 5, 200


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

    def solved(self, right: Floats, *, across: bool) -> Floats:
        """The x of (I - Q) x = right, or of the transposed equations.

        Args:
            right: (1 + G, C, K).
            across: whether I - Q is transposed.
        """
        found = np.zeros(right.shape)
        for row, shares in enumerate(self.share):
            matrix = self._matrix(shares)
            left = matrix.T if across else matrix
            for column in range(right.shape[2]):
                # the estimate with all cases is close to the ones without a group
                found[row, :, column] = _solution(left, right[row, :, column], found[0, :, column])
        return found

    def _matrix(self, shares: Floats) -> Any:
        from scipy.sparse import csr_array, eye_array

        moves = csr_array((shares, (self.source, self.onward)), shape=(self.size, self.size))
        return (eye_array(self.size, format="csr") - moves).tocsr()


def _solution(left: Any, right: Floats, guess: Floats) -> Floats:
    """Bi-CGSTAB, repeated on what is left of the equations until that is rounding."""
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import bicgstab, splu

    found = guess
    for _ in range(ROUNDS):
        rest = right - left @ found
        if np.abs(rest).max() <= CLOSE * max(np.abs(found).max(), np.abs(right).max()) and sound(found):
            return found
        with np.errstate(all="ignore"):
            step, _ = bicgstab(left, rest, rtol=1e-10, maxiter=STEPS)
        if not np.isfinite(step).all():
            break
        found = found + step
    try:
        found = splu(left.tocsc()).solve(right)
    except RuntimeError:  # singular
        found = np.full_like(right, np.nan)
    return np.asarray(found if sound(found) else splu(damped(left, eye_array(len(right))).tocsc()).solve(right))
