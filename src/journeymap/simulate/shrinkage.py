"""Rows of a group of cases drawn towards the rows of all, as far as the groups are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from journeymap.simulate.chain import Chain, Floats, Ints

__all__ = ["MASSES", "mass_of", "shrunk"]

MASSES = np.geomspace(1.0, 1e6, 61)
"""How many visits of all may weigh in a group's row: from its own row nearly alone to that of all."""


def mass_of(groups: Sequence[Chain], pool: Chain) -> float:
    """The number of visits of all that make the groups' rows likeliest: empirical Bayes.

    Each group's visits at a touchpoint are taken as drawn from shares that vary around the pool's with a Dirichlet
    distribution of mass m; their marginal distribution is the Dirichlet-multinomial, of which m maximises the likelihood,
    over all groups and touchpoints at once. Counts are a row's visits times its product-limit shares.

    Source: J. E. Mosimann, "On the compound multinomial distribution", Biometrika 49 (1962), 65-82.

    Args:
        groups: first-order chains of the groups, without a prior.
        pool: the first-order chain of all.
    """
    keys, (_, *rows) = _common([pool, *groups])
    source = keys // len(pool.targets)
    whole = _spread(pool, keys)[0]
    means = np.concatenate([whole, np.clip(1 - np.bincount(source, whole, len(pool.contexts)), 0.0, 1.0)])
    contexts = np.concatenate([source, np.arange(len(pool.contexts))])
    total = np.zeros(len(MASSES))
    for group, row in zip(groups, rows, strict=True):
        lost = np.clip(1 - np.bincount(source, row[0], len(pool.contexts)), 0.0, 1.0)
        counts = np.concatenate([row[0], lost]) * group.visits[contexts]
        total += _likelihood(counts, means, group.visits)
    return float(MASSES[int(np.argmax(total))])


def shrunk(group: Chain, pool: Chain, mass: float) -> Chain:
    """The group's chain with `mass` visits of all in each row, (n p + m q) / (n + m), and as many journeys' starts.

    Args:
        group: (1 + G, ...) a first-order chain, without a prior.
        pool: a first-order chain over the same touchpoints and outcomes; its replicates are the group's, or one of the two
            has none.
        mass: m.
    """
    keys, (own, all_) = _common([group, pool])
    targets = len(pool.targets)
    source, target = keys // targets, keys % targets
    weight = mass / (group.visits + mass)
    onward = np.where(target < len(pool.touchpoints), target, -1)
    start, (begun, begun_all) = _common_starts(group, pool)
    leaning = mass / (group.cases + mass)
    return replace(
        pool,
        source=source,
        target=target,
        onward=onward,
        share=own * (1 - weight[source]) + all_ * weight[source],
        start_target=start,
        start_onward=np.where(start < len(pool.touchpoints), start, -1),
        start_share=begun * (1 - leaning) + begun_all * leaning,
        visits=group.visits,
        cases=group.cases,
    )


def _common(chains: Sequence[Chain]) -> tuple[Ints, list[Floats]]:
    """The ways that any of the chains has, as source and target in one number, and each one's shares of them."""
    targets = len(chains[0].targets)
    keys = np.unique(np.concatenate([chain.source * targets + chain.target for chain in chains]))
    return keys, [_spread(chain, keys) for chain in chains]


def _spread(chain: Chain, keys: Ints) -> Floats:
    found = np.zeros((chain.share.shape[0], len(keys)))
    found[:, np.searchsorted(keys, chain.source * len(chain.targets) + chain.target)] = chain.share
    return found


def _common_starts(group: Chain, pool: Chain) -> tuple[Ints, list[Floats]]:
    keys = np.union1d(group.start_target, pool.start_target)
    found = []
    for chain in (group, pool):
        row = np.zeros((chain.start_share.shape[0], len(keys)))
        row[:, np.searchsorted(keys, chain.start_target)] = chain.start_share
        found.append(row)
    return keys, found


def _likelihood(counts: Floats, means: Floats, visits: Floats) -> Floats:
    """(M,) the log-likelihood of counts for each mass; what neither the group nor the pool has says nothing."""
    from scipy.special import gammaln

    seen, there = (means > 0) & (counts > 0), visits > 0
    prior = MASSES[:, None] * means[seen]
    ways = gammaln(prior + counts[seen]) - gammaln(prior)
    rows = gammaln(MASSES[:, None]) - gammaln(MASSES[:, None] + visits[there])
    found: Floats = ways.sum(axis=1) + rows.sum(axis=1)
    return found
