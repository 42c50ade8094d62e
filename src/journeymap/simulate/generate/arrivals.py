"""When cases begin, and how many of them the end of watching hides where only whole cases are in the log."""

from __future__ import annotations

import numpy as np

from journeymap.simulate.generate.flow import HALF_LIVES, faded
from journeymap.simulate.generate.generator import Arrivals, Floats, Ints
from journeymap.simulate.generate.moves import QUARTER_US, WEEK_US

__all__ = ["WEEK_QUARTERS", "fit_arrivals", "seen_share"]

WEEK_QUARTERS = WEEK_US // QUARTER_US
LEAST_SEEN = 0.1
"""Weights grow to ten times at most."""
ENOUGH = 0.5
"""Weeks of which less was seen say nothing of a week's pattern."""
FIRST = 3


def seen_share(age: Ints, took: Ints, cases: Ints) -> Floats:
    """What share of the cases that began so long ago is over by the end of watching, by class of age.

    Cases that were cut have left the log, so that a case is in it only if it took no longer than its age: the product
    limit of a distribution truncated on the right (Lynden-Bell 1971, Woodroofe 1985).

    Args:
        age: (rows,) classes of how long before the end of watching cases began.
        took: (rows,) classes of how long they took.
        cases: (rows,) how many.
    """
    classes = int(max(age.max(), took.max())) + 1
    share, shares = 1.0, np.ones(classes)
    ended = np.bincount(took, cases, minlength=classes)
    for length in range(classes - 1, -1, -1):
        shares[length] = share
        at_risk = cases[(took <= length) & (age >= length)].sum()
        if at_risk:
            share *= 1 - ended[length] / at_risk
    return np.maximum(shares, LEAST_SEEN)


def fit_arrivals(
    week: Ints, quarter: Ints, weight: Floats, exposure: Floats, since: int, half_life: float | None = None
) -> tuple[Arrivals, float]:
    """The weeks that were seen, and how many cases to expect in the next one.

    Args:
        week, quarter: (rows,) when cases began.
        weight: (rows,) how many, made good for those that the end of watching hid.
        exposure: (weeks,) what share of each week's cases was seen; 0 for a week that was not watched as a whole.
        since: the first arrival in microseconds since 1970 UTC.
        half_life: of a week's weight in days; None: chosen by how well each week foretells the next.
    """
    weeks = np.zeros((len(exposure), WEEK_QUARTERS))
    np.add.at(weeks, (week, quarter), weight)
    totals = weeks.sum(axis=1)
    days = _best(totals, exposure) if half_life is None else half_life
    recent = faded(7.0 * np.arange(len(exposure))[::-1], days)
    told = recent * exposure
    level = float((told * totals).sum() / told.sum()) if told.sum() else float(totals.sum() / len(totals))
    whole = (exposure >= ENOUGH) & (totals > 0)
    if not whole.any():
        whole = totals > 0
    return Arrivals(weeks[whole], recent[whole] / recent[whole].sum(), level, since), days


def _best(totals: Floats, exposure: Floats) -> float:
    """The half-life in days with which the weeks before foretell each week best, by Poisson deviance."""
    losses = []
    for days in HALF_LIVES:
        loss = 0.0
        for week in range(FIRST, len(totals)):
            recent = faded(7.0 * np.arange(week)[::-1], days) * exposure[:week]
            if recent.sum() > 0 and exposure[week] > 0:
                rate = max(float((recent * totals[:week]).sum() / recent.sum()), 0.5)
                loss += exposure[week] * (rate - totals[week] * np.log(rate))
        losses.append(loss)
    return HALF_LIVES[int(np.argmin(losses))]
