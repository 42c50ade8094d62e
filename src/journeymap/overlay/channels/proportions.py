"""Plain shares of visits, with their variance by cluster."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from journeymap.overlay.intervals import share_interval
from journeymap.results.estimate import Estimate

__all__ = ["proportion"]


def proportion(here: Mapping[str, int], size: Mapping[str, int]) -> Estimate:
    """The share r / n of a touchpoint's visits, V = m/(m-1) sum (r_i - p n_i)^2 / n^2 over its m clusters.

    Args:
        here: of the visits that count, `visits` = sum r_i, `squares` = sum r_i^2, `products` = sum r_i n_i.
        size: of all visits, `visits` = sum n_i, `squares` = sum n_i^2, and `clusters` = m.

    Source: the ratio estimator, Cochran 1977, 2.11 and 9.3; computed exactly, in fractions.
    """
    clusters, share = size["clusters"], Fraction(here["visits"], size["visits"])
    spread = here["squares"] - 2 * share * here["products"] + share * share * size["squares"]
    variance = float(Fraction(clusters, max(clusters - 1, 1)) * spread / size["visits"] ** 2)
    low, high = share_interval(float(share), variance, clusters) or (None, None)
    return Estimate(float(share), low, high, variance if clusters > 1 else None, clusters)
