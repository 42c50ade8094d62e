"""Success by segment and persona: each group's own rows, drawn towards those of all where the group is small."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from journeymap.overlay.base import Base
from journeymap.overlay.intervals import clean_share, share_interval
from journeymap.overlay.segments.division import FEWEST, Division
from journeymap.overlay.segments.divisions import divide
from journeymap.results.estimate import Estimate
from journeymap.simulate.chain import Chain
from journeymap.simulate.exact import success_at_start
from journeymap.simulate.fit import fit
from journeymap.simulate.fitted import Fitted
from journeymap.simulate.jackknife import variance
from journeymap.simulate.shrinkage import mass_of, shrunk

__all__ = ["segment_success"]

SMALL_SHARE = 0.05
"""A group of fewer than 20 cases weighs at most so much against all."""


def segment_success(base: Base, fitted: Fitted) -> dict[str, Estimate]:
    """Eventual success of each group of cases, by `column=value` and `persona=id`; empty where none are asked for.

    First-order rows of each group hold m visits of all cases besides its own, m being the mass that makes the groups of
    one division likeliest (shrinkage.py); groups of fewer than 20 cases take the rows of all nearly wholly. The interval has
    the variance of the group's rows and that of the rows of all, which go together as a part and its whole do: their
    correlation is the root of the group's share of all cases.

    Args:
        base: the overlay's tables.
        fitted: the model of all cases.
    """
    divisions = [division for division in divide(base).divisions if division.kind != "month"]
    if not divisions:
        return {}
    pool = fitted.chain if fitted.chain.order == 1 else fit(base, order=1, times=False).chain
    return {name: found for division in divisions for name, found in _division(base, division, pool).items()}


def _division(base: Base, division: Division, pool: Chain) -> dict[str, Estimate]:
    there = [number for number in range(1, len(division.names) + 1) if division.sizes.get(number)]
    chains = {number: _chain(base, division, number) for number in there}
    large = [chain for chain in chains.values() if chain.cases >= FEWEST]
    mass = mass_of(large or list(chains.values()), pool) if chains else 0.0
    return {
        f"{division.column}={division.name(number)}": _success(chain, pool, mass) for number, chain in chains.items()
    }


def _chain(base: Base, division: Division, number: int) -> Chain:
    cases = f"-- The cases of one group.\nSELECT case_id FROM segment_cases WHERE {division.group} = {number}"
    return fit(base, order=1, prior=0.0, cases=cases, times=False).chain


def _success(group: Chain, pool: Chain, mass: float) -> Estimate:
    if group.cases < FEWEST:
        mass = max(mass, float(group.visits.max(initial=1.0)) * (1 - SMALL_SHARE) / SMALL_SHARE)
    own = success_at_start(shrunk(group, _alone(pool), mass))
    of_all = success_at_start(shrunk(_alone(group), pool, mass))
    share, spreads = clean_share(float(own[0])), [variance(own), variance(of_all)]
    if spreads[0] is None or spreads[1] is None:
        return Estimate(share, clusters=group.cases)
    a, b = float(spreads[0]), float(spreads[1])
    whole = a + b + 2 * math.sqrt(a * b * min(1.0, group.cases / max(1, pool.cases)))
    low, high = share_interval(share, whole, min(group.cases, group.replicates)) or (None, None)
    return Estimate(share, low, high, whole, group.cases)


def _alone(chain: Chain) -> Chain:
    """The chain's estimate without its replicates."""
    return replace(chain, share=np.asarray(chain.share[:1]), start_share=np.asarray(chain.start_share[:1]))
