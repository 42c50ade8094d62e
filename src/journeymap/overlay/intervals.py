"""95% intervals of means and shares: Student's quantile, and Wilson's interval at an effective number of cases."""

from __future__ import annotations

import math
from statistics import NormalDist

__all__ = [
    "FEWEST_CASES",
    "NOISE",
    "clean_share",
    "clean_variance",
    "mean_interval",
    "share_interval",
    "student_quantile",
]

FEWEST_CASES = 5
EXPANSION_FROM = 1000
NOISE = 1e-12
"""Shares this near to 0 or 1 are 0 or 1."""


def student_quantile(probability: float, degrees: int) -> float:
    """The quantile of Student's t with a whole number of degrees of freedom, to 1e-10.

    Under 1,000 degrees the finite sums of Abramowitz and Stegun 26.7.3 and 26.7.4 are solved by Newton steps, above by
    their expansion around the normal quantile, 26.7.5.

    >>> round(student_quantile(0.975, 4), 6)
    2.776445
    """
    if degrees < 1:
        raise ValueError("Student's t needs at least one degree of freedom")
    if probability < 0.5:
        return -student_quantile(1 - probability, degrees)
    if degrees == 1:
        return math.tan(math.pi * (probability - 0.5))
    start = _expanded(NormalDist().inv_cdf(probability), degrees)
    return start if degrees >= EXPANSION_FROM else _solved(probability, degrees, start)


def share_interval(share: float, variance: float, cases: int, confidence: float = 0.95) -> tuple[float, float] | None:
    """Wilson's interval at n = p(1-p)/V with t quantiles; None under 5 cases.

    Args:
        share: the estimate p, 0..1.
        variance: its variance V, clustered by case.
        cases: how many cases; they take the place of n where V is 0, and give cases - 1 degrees of freedom.
        confidence: the share of intervals that hold the truth.

    Source: Wilson 1927; Korn and Graubard 1998 for the effective number.
    """
    if cases < FEWEST_CASES:
        return None
    spread = share * (1 - share)
    error = clean_variance(variance, cases)
    n = cases if error == 0 or spread < NOISE else spread / error
    t = student_quantile((1 + confidence) / 2, cases - 1)
    scale = 1 + t * t / n
    middle = (share + t * t / (2 * n)) / scale
    half = t / scale * math.sqrt(spread / n + t * t / (4 * n * n))
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def mean_interval(mean: float, variance: float, cases: int, confidence: float = 0.95) -> tuple[float, float] | None:
    """Student's interval with cases - 1 degrees of freedom; None under 5 cases.

    Args:
        mean: the estimate.
        variance: its variance, clustered by case.
        cases: how many cases.
        confidence: the share of intervals that hold the truth.
    """
    if cases < FEWEST_CASES:
        return None
    half = student_quantile((1 + confidence) / 2, cases - 1) * math.sqrt(variance)
    return mean - half, mean + half


def clean_share(share: float) -> float:
    """The share without the noise of summed rounded terms near 0 and 1."""
    if share < NOISE:
        return 0.0
    return 1.0 if share > 1 - NOISE else share


def clean_variance(variance: float, cases: int) -> float:
    """The variance, or 0 where it is noise: one that is real is at least about 1 / cases^2."""
    return variance if variance * cases > NOISE**1.5 else 0.0


def _expanded(z: float, degrees: int) -> float:
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    correction: float = sum(term / degrees**power for power, term in enumerate(terms, 1))
    return z + correction


def _solved(probability: float, degrees: int, start: float) -> float:
    """The root of the distribution function, between bounds that every step narrows."""
    low, high, t = 0.0, max(2 * start, 1e3), start
    for _ in range(200):
        excess = _distribution(t, degrees) - probability
        low, high = (low, t) if excess > 0 else (t, high)
        step = t - excess / _density(t, degrees)
        following = step if low <= step <= high else (low + high) / 2
        if abs(following - t) < 1e-13 * max(1.0, t):
            return following
        t = following
    return t


def _distribution(t: float, degrees: int) -> float:
    angle = math.atan(t / math.sqrt(degrees))
    cosine, sine = math.cos(angle), math.sin(angle)
    term = cosine if degrees % 2 else 1.0
    total = term if degrees > 1 else 0.0
    for k in range(3 if degrees % 2 else 2, degrees - 1, 2):
        term *= cosine * cosine * (k - 1) / k
        total += term
    within = 2 / math.pi * (angle + sine * total) if degrees % 2 else sine * total
    return 0.5 + within / 2


def _density(t: float, degrees: int) -> float:
    scale = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2) - math.log(degrees * math.pi) / 2
    return math.exp(scale - (degrees + 1) / 2 * math.log1p(t * t / degrees))
