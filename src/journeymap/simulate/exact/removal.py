"""Removal effects: the share of all success that is gone if everybody who comes to a touchpoint is lost.

Source: E. Anderl, I. Becker, F. von Wangenheim and J. H. Schumann, "Mapping the customer journey: Lessons learned from
graph-based online attribution modeling", International Journal of Research in Marketing 33 (2016), 457-474.
"""

from __future__ import annotations

import numpy as np

from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.exact.absorb import absorption, at_start
from journeymap.simulate.exact.system import DENSE, System
from journeymap.simulate.exact.visits import starts

__all__ = ["removal_effects"]


def removal_effects(chain: Chain) -> Floats:
    """(1 + G, T) 1 - P(success without coming to the touchpoint) / P(success); 0 where nobody succeeds anyway."""
    success = absorption(chain).success
    straight = np.array([1.0 if kind == "success" else 0.0 for kind in chain.kinds])
    whole = at_start(chain, success, straight)[:, None]
    through = _through(chain, success, whole, straight)
    return np.asarray(np.clip(np.where(whole > 0, through / np.where(whole > 0, whole, 1.0), 0.0), 0.0, 1.0))


def _through(chain: Chain, success: Floats, whole: Floats, straight: Floats) -> Floats:
    """(1 + G, T) the share of journeys that come to a touchpoint and succeed."""
    if len(chain.contexts) <= DENSE:
        try:
            return _within(chain, success)
        except np.linalg.LinAlgError:
            pass  # so many visits that rounding has made them alike: without their numbers, then
    return np.asarray(whole - _avoiding(chain, straight))


def _within(chain: Chain, success: Floats) -> Floats:
    """The same by the first visits to each touchpoint, f = N0A NAA^-1, and their success."""
    size = len(chain.contexts)
    unit = np.broadcast_to(np.eye(size), (success.shape[0], size, size))
    between = System(chain).values(unit)
    from_start = np.einsum("gc,gcd->gd", starts(chain), between)
    found = np.zeros((success.shape[0], len(chain.touchpoints)))
    for touchpoint in np.unique(chain.at):
        here = np.flatnonzero(chain.at == touchpoint)
        inside = between[:, here[:, None], here].swapaxes(1, 2)
        first = np.linalg.solve(inside, from_start[:, here, None])[:, :, 0]
        found[:, touchpoint] = (first * success[:, here]).sum(axis=1)
    return found


def _avoiding(chain: Chain, straight: Floats) -> Floats:
    """(1 + G, T) the share of journeys that succeed without coming to a touchpoint: those who come to it stop there."""
    succeeding = chain.outcome_kind("success")
    ends = np.zeros((chain.share.shape[0], len(chain.contexts)))
    for row, shares in zip(ends, chain.share[:, succeeding], strict=True):
        np.add.at(row, chain.source[succeeding], shares)
    found = []
    for touchpoint in range(len(chain.touchpoints)):
        there = chain.at == touchpoint
        values = System(chain, there).values(np.where(there, 0.0, ends)[:, :, None])[:, :, 0]
        found.append(at_start(chain, values, straight))
    return np.stack(found, axis=1)
