"""Times of ways that few went: a lognormal or a Weibull by maximum likelihood with censored visits, the likelier of the two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.dwell.points import middles

__all__ = ["Family", "Waits", "fit_families", "times_of"]

LEAST_S = 1e-6
ROUNDS = 200
"""Rounds of expectation and maximisation; the likelihood has long stopped growing then, but under heavy censoring."""
SHAPES = (0.02, 50.0)
"""Bounds of a Weibull's shape: outside it is a point, or all tail."""
FAR = 8.0


@dataclass(frozen=True)
class Waits:
    """Waits of several ways in one row of arrays: exits with weight 1 each, open visits with the chance that they go this way.

    Args:
        way: (N,) which way, 0 to `ways` - 1.
        time_s: (N,) seconds, over 0.
        weight: (N,) how many.
        open: (N,) whether watching ended there.
        ways: how many ways; each with an exit.
    """

    way: Ints
    time_s: Floats
    weight: Floats
    open: npt.NDArray[np.bool_]
    ways: int

    def sums(self, values: Floats) -> Floats:
        """The weighted sums by way."""
        return np.bincount(self.way, self.weight * values, minlength=self.ways).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Family:
    """A fitted distribution: mean and deviation of the log for a lognormal, shape and scale for a Weibull."""

    name: Literal["lognormal", "weibull"]
    first: float
    second: float


def fit_families(waits: Waits) -> list[Family]:
    """The likelier family of each way; both have two parameters, so that Akaike's criterion compares their likelihoods.

    An open visit counts with the probability that it will go this way, given how long it has been there, by the product
    limit: the expected log-likelihood of a mixture whose shares are known.
    """
    mean, deviation, logs = _lognormal(waits)
    shape, scale, power = _weibull(waits)
    return [
        Family("weibull", float(shape[way]), float(scale[way]))
        if power[way] > logs[way]
        else Family("lognormal", float(mean[way]), float(deviation[way]))
        for way in range(waits.ways)
    ]


def times_of(family: Family, horizon_s: float, parts: int) -> Floats:
    """(parts,) quantiles of the family in seconds, of those who go by h*: a log cannot speak of longer times."""
    from scipy.special import ndtr, ndtri

    spread = middles(parts)
    limit = max(horizon_s, LEAST_S)
    if family.name == "lognormal":
        if family.second <= 0:
            return np.full(parts, min(np.exp(family.first), limit))
        reached = max(float(ndtr((np.log(limit) - family.first) / family.second)), 1e-300)
        found: Floats = np.exp(family.first + family.second * ndtri(spread * reached))
    else:
        reached = -np.expm1(-((limit / family.second) ** family.first))
        found = family.second * (-np.log1p(-spread * max(reached, 1e-300))) ** (1 / family.first)
    return np.minimum(found, limit)


def _lognormal(waits: Waits) -> tuple[Floats, Floats, Floats]:
    """Mean and deviation of the log by way, and the log-likelihood; censored logs by their expectation (EM)."""
    from scipy.special import log_ndtr

    logs: Floats = np.log(waits.time_s)
    n = waits.sums(np.ones(len(logs)))
    exits = np.maximum(waits.sums(np.where(waits.open, 0.0, 1.0)), 1e-9)
    mean = waits.sums(np.where(waits.open, 0.0, logs)) / exits
    deviation = np.sqrt(waits.sums(np.where(waits.open, 0.0, (logs - mean[waits.way]) ** 2)) / exits)
    deviation = np.maximum(deviation, 1e-3)
    for _ in range(ROUNDS if waits.open.any() else 0):
        middle, spread = mean[waits.way], deviation[waits.way]
        z = np.clip((logs - middle) / spread, -FAR, None)
        hazard = np.exp(-z * z / 2 - 0.5 * np.log(2 * np.pi) - log_ndtr(-z))
        first = np.where(waits.open, middle + spread * hazard, logs)
        second = np.where(waits.open, spread**2 * (1 + z * hazard - hazard**2), 0.0)
        mean = waits.sums(first) / n
        deviation = np.sqrt(waits.sums((first - mean[waits.way]) ** 2 + np.maximum(second, 0.0)) / n)
        deviation = np.clip(deviation, 1e-3, 20.0)
    middle, spread = mean[waits.way], deviation[waits.way]
    z = (logs - middle) / spread
    density = -z * z / 2 - np.log(spread) - logs - 0.5 * np.log(2 * np.pi)
    return mean, deviation, waits.sums(np.where(waits.open, log_ndtr(-z), density))


def _weibull(waits: Waits) -> tuple[Floats, Floats, Floats]:
    """Shape and scale by way, and the log-likelihood; the shape solves the profile likelihood by bisection."""
    logs: Floats = np.log(waits.time_s)
    top = np.full(waits.ways, -np.inf)
    np.maximum.at(top, waits.way, logs)
    below = logs - top[waits.way]  # at most 0, so that no power overflows
    exits = np.maximum(waits.sums(np.where(waits.open, 0.0, 1.0)), 1e-9)
    mean = waits.sums(np.where(waits.open, 0.0, below)) / exits
    low, high = (np.full(waits.ways, np.log(bound)) for bound in SHAPES)
    for _ in range(60):
        shape = np.exp((low + high) / 2)
        powers = np.exp(shape[waits.way] * below)
        slope = waits.sums(powers * below) / waits.sums(powers) - 1 / shape - mean
        low, high = np.where(slope < 0, (low + high) / 2, low), np.where(slope < 0, high, (low + high) / 2)
    shape = np.exp((low + high) / 2)
    powers = waits.sums(np.exp(shape[waits.way] * below))
    log_scale = top + np.log(powers / exits) / shape
    k, z = shape[waits.way], shape[waits.way] * (logs - log_scale[waits.way])
    exponent = np.exp(np.minimum(z, 50.0))
    likelihood = waits.sums(np.where(waits.open, -exponent, np.log(k) - logs + z - exponent))
    return shape, np.exp(log_scale), likelihood
