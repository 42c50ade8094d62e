"""Planned times: quantiles of what the plan says of a touchpoint and of the ways on from it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from journeymap.model.steps import Touchpoint
from journeymap.simulate.chain import Floats
from journeymap.simulate.dwell.points import QUANTILES, middles, quantile_points
from journeymap.simulate.planned_ways import Leg

__all__ = ["planned_times"]

MOST_AGAIN = 0.99
"""A step that is done again for ever is done again about a hundred times."""


def planned_times(part: Touchpoint, legs: Mapping[Leg, float]) -> tuple[Floats, Floats]:
    """Quantiles of the time within a touchpoint and after it, over all planned times of one way."""
    spread = middles()
    inside = np.zeros(QUANTILES)
    if part.takes is not None:
        inside = (part.takes.low + (part.takes.high - part.takes.low) * spread) * _times_done(part, spread)
    after = [leg.low + (leg.high - leg.low) * spread for leg in legs]
    weight = np.repeat(np.array(list(legs.values())) if sum(legs.values()) > 0 else np.ones(len(legs)), QUANTILES)
    takes = np.tile(inside, len(legs))
    return quantile_points(takes + np.concatenate(after), takes, weight)


def _times_done(part: Touchpoint, spread: Floats) -> Floats:
    """How often a step is done in one visit: once, and again as `repeats` says (geometric)."""
    again = min(part.repeats or 0.0, MOST_AGAIN)
    return np.ones_like(spread) if again <= 0 else 1.0 + np.floor(np.log1p(-spread) / np.log(again))
