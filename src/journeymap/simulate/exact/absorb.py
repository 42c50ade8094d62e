"""What becomes of customers in the end, from each context and from the start."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.exact.system import System

__all__ = ["Absorption", "absorption", "at_start", "pro_rata", "success_at_start"]


@dataclass(frozen=True)
class Absorption:
    """The shares of those in a context who end in each way; success + failure + neutral + lost = 1.

    Args:
        success, failure, neutral: (1 + G, C) who get to an outcome of this kind.
        lost: (1 + G, C) who get to none, those who stay under way for ever included.
        outcomes: (1 + G, C, O) who get to each outcome.
    """

    success: Floats
    failure: Floats
    neutral: Floats
    lost: Floats
    outcomes: Floats


def absorption(chain: Chain, *, shared: bool = False) -> Absorption:
    """What becomes of customers in each context: B = (I - Q)^-1 R (Kemeny and Snell 1960, theorem 3.3.7).

    Args:
        chain: the contexts and the ways out of them.
        shared: whether those who go no way are taken to go like the others of their context (who has no way at all stays
            lost).
    """
    chain = pro_rata(chain) if shared else chain
    outcomes = np.clip(System(chain).values(_straight(chain)), 0.0, None)
    outcomes /= np.maximum(1.0, outcomes.sum(axis=2, keepdims=True))
    kinds = np.array(chain.kinds)
    by_kind = {kind: outcomes[:, :, kinds == kind].sum(axis=2) for kind in ("success", "failure", "neutral")}
    return Absorption(**by_kind, lost=np.clip(1.0 - outcomes.sum(axis=2), 0.0, 1.0), outcomes=outcomes)


def pro_rata(chain: Chain) -> Chain:
    """The chain in which nobody is lost but where there is no way at all: shares divided by their sum in the row."""
    size = len(chain.contexts)
    sums = np.array([np.bincount(chain.source, weights=shares, minlength=size) for shares in chain.share])
    whole = np.where(sums > 0, sums, 1.0)
    return replace(chain, share=chain.share / whole[:, chain.source])


def at_start(chain: Chain, values: Floats, outcome_values: Floats) -> Floats:
    """(1 + G,) the mean of a value over the starts of journeys.

    Args:
        chain: the chain.
        values: (1 + G, C) the value in each context.
        outcome_values: (O,) or (1 + G, O) the value of journeys that begin at an outcome.
    """
    outside = chain.start_onward < 0
    given = np.zeros_like(chain.start_share)
    given[:, ~outside] = values[:, chain.start_onward[~outside]]
    ends = np.broadcast_to(outcome_values, (given.shape[0], len(chain.outcomes)))
    given[:, outside] = ends[:, chain.start_target[outside] - len(chain.touchpoints)]
    return np.asarray((chain.start_share * given).sum(axis=1))


def success_at_start(chain: Chain, *, shared: bool = False) -> Floats:
    """(1 + G,) the share of all journeys that succeed in the end."""
    succeeding = np.array([1.0 if kind == "success" else 0.0 for kind in chain.kinds])
    return at_start(chain, absorption(chain, shared=shared).success, succeeding)


def _straight(chain: Chain) -> Floats:
    """(1 + G, C, O) the share of each context's visits that goes straight to each outcome."""
    ends = chain.onward < 0
    given = np.zeros((chain.share.shape[0], len(chain.contexts), len(chain.outcomes)))
    given[:, chain.source[ends], chain.target[ends] - len(chain.touchpoints)] = chain.share[:, ends]
    return given
