"""Contexts that nobody leaves for good: closed cycles without an outcome and without loss."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Chain, Floats

__all__ = ["endless_contexts", "lost_shares"]

# Shares of a row are sums of fractions; a rest as small as this is rounding, not loss, and such a way is none.
ROUNDING = 1e-12


def lost_shares(chain: Chain) -> Floats:
    """(1 + G, C) the share that goes no way, rounding errors taken as 0."""
    return np.where(chain.lost > ROUNDING, chain.lost, 0.0)


def endless_contexts(chain: Chain) -> npt.NDArray[np.bool_]:
    """(1 + G, C) whether customers in a context can neither get to an outcome nor get lost, however long they walk."""
    ends = lost_shares(chain) > 0
    inner, taken = chain.onward >= 0, chain.share > ROUNDING
    for row, outgoing in zip(ends, taken & ~inner, strict=True):
        row[chain.source[outgoing]] = True
    if ends.all():
        return np.asarray(~ends)
    return np.array([~_reaching(chain, row, inner & way) for row, way in zip(ends, taken, strict=True)])


def _reaching(chain: Chain, ends: npt.NDArray[np.bool_], ways: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(C,) from which contexts one that ends can be reached: a search backwards, each context taken up once."""
    source, onward = chain.source[ways], chain.onward[ways]
    order = np.argsort(onward, kind="stable")
    source, begin = source[order], np.searchsorted(onward[order], np.arange(len(ends) + 1))
    found, front = ends.copy(), list(np.flatnonzero(ends))
    while front:
        context = front.pop()
        for before in source[begin[context] : begin[context + 1]]:
            if not found[before]:
                found[before] = True
                front.append(before)
    return found
