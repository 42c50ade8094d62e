"""The equations behind every exact answer: values from each context, and visits to it, for all estimates at once.

Source: J. G. Kemeny and J. L. Snell, "Finite Markov Chains" (1960), chapter III (absorbing chains).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Chain, Floats, Ints
from journeymap.simulate.exact.endless import endless_contexts
from journeymap.simulate.exact.rounding import damped, sound

if TYPE_CHECKING:
    from journeymap.simulate.exact.sparse import Sparse

__all__ = ["System"]

# Up to here a dense solution is about as fast, and it does not depend on how long journeys are.
DENSE = 400


@dataclass(frozen=True)
class System:
    """I - Q of a chain, Q the shares that lead from one context into another.

    Contexts that nobody ever leaves for good (endless.py) lead nowhere here, so that I - Q always has an inverse.

    Args:
        chain: the contexts and the ways out of them.
        taboo: (C,) contexts at which everybody stops; None for none.
    """

    chain: Chain
    taboo: npt.NDArray[np.bool_] | None = None

    @cached_property
    def endless(self) -> npt.NDArray[np.bool_]:
        """(1 + G, C) whether customers in a context stay under way for ever."""
        return endless_contexts(self.chain)

    @cached_property
    def inner(self) -> npt.NDArray[np.bool_]:
        """(E,) whether a way leads into another context."""
        return self.chain.onward >= 0

    @cached_property
    def share(self) -> Floats:
        """(1 + G, ways inside) the share of each way that leads into another context, 0 where nobody goes on."""
        source = self.chain.source[self.inner]
        stay = self.endless[:, source]
        if self.taboo is not None:
            stay = stay | self.taboo[source]
        return np.where(stay, 0.0, self.chain.share[:, self.inner])

    def values(self, ends: Floats) -> Floats:
        """What is gathered in all from each context on: x = ends + Q x.

        Args:
            ends: (1 + G, C, K) what is gathered at each context.
        """
        return self._solved(ends, across=False)

    def visits(self, starts: Floats) -> Floats:
        """How often each context is visited: n = starts + n Q.

        Args:
            starts: (1 + G, C, K) how many begin at each context.
        """
        return self._solved(starts, across=True)

    def _solved(self, right: Floats, *, across: bool) -> Floats:
        if len(self.chain.contexts) > DENSE:
            return self._sparse.solved(right, across=across)
        matrix = self._dense.swapaxes(1, 2) if across else self._dense
        try:
            found = np.asarray(np.linalg.solve(matrix, right), dtype=np.float64)
        except np.linalg.LinAlgError:
            found = np.full_like(right, np.nan)
        bad = ~sound(found, axis=(1, 2))
        if bad.any():
            found[bad] = np.linalg.solve(damped(matrix[bad], np.eye(matrix.shape[1])), right[bad])
        return found

    @cached_property
    def _places(self) -> tuple[Ints, Ints]:
        return self.chain.source[self.inner], self.chain.onward[self.inner]

    @cached_property
    def _dense(self) -> Floats:
        size = len(self.chain.contexts)
        source, onward = self._places
        cells = source * size + onward
        flat = np.zeros((self.share.shape[0], size * size))
        # Two ways never share a cell unless two targets come into one context, which add up.
        for row, shares in zip(flat, self.share, strict=True):
            np.subtract.at(row, cells, shares)
        flat[:, :: size + 1] += 1.0
        return flat.reshape(len(flat), size, size)

    @cached_property
    def _sparse(self) -> Sparse:
        from journeymap.simulate.exact.sparse import Sparse

        return Sparse(len(self.chain.contexts), *self._places, self.share)
