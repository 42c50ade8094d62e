"""When cases begin: weeks as they were seen, and how many cases to expect."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from journeymap.simulate.generate.generator import Arrivals, Floats, Ints
from journeymap.simulate.generate.hidden import HALF_LIVES, faded
from journeymap.simulate.generate.moves import QUARTER_US, WEEK_US

__all__ = ["WEEK_QUARTERS", "fit_arrivals"]

WEEK_QUARTERS = WEEK_US // QUARTER_US
ENOUGH = 0.3
"""Weeks with an hour of which less was seen say nothing of a week's pattern."""
FIRST, AHEAD = 3, 4
"""Weeks from the fourth on are foretold, four at a time."""


def fit_arrivals(
    arrived: Mapping[str, Ints], seen: Floats, hours: Floats, since: int, half_life: float | None = None
) -> tuple[Arrivals, float]:
    """The weeks that were seen, how many cases to expect in one, and the half-life that was chosen.

    Args:
        arrived: columns of `generate_arrivals`.
        seen: (classes,) the share of cases that is seen, by class of age.
        hours: (weeks, 168) the share of cases that is seen, by the hour in which they begin; 0 where nobody watched.
        since: the first arrival in microseconds since 1970 UTC.
        half_life: of a week's weight in days; None: chosen by how well weeks foretell the next ones.
    """
    count = len(hours)
    weeks = np.zeros((count, WEEK_QUARTERS))
    np.add.at(weeks, (arrived["week"], arrived["quarter"]), arrived["cases"] / seen[arrived["age"]])
    came: Floats = np.zeros(count)
    np.add.at(came, arrived["week"], arrived["cases"])
    pattern = weeks.sum(axis=0).reshape(hours.shape[1], -1).sum(axis=1)
    exposure = hours @ (pattern / pattern.sum())
    if count > FIRST:
        exposure[0] = 0.0  # the log began somewhere in it
        came[0] = 0.0
    days = _best(came, exposure) if half_life is None else half_life
    recent = faded(7.0 * np.arange(count, dtype=np.float64)[::-1], days)
    told = float((recent * exposure).sum())
    level = float((recent * came).sum() / told) if told > 0 else float(came.sum())
    whole = (hours[:, pattern > 0].min(axis=1) >= ENOUGH) & (exposure > 0) & (came > 0)
    if not whole.any():
        whole = weeks.sum(axis=1) > 0
    return Arrivals(weeks[whole], recent[whole] / recent[whole].sum(), level, since), days


def _best(came: Floats, exposure: Floats) -> float:
    """The half-life in days with which the weeks before foretell the next ones best, by Poisson deviance."""
    losses = []
    for days in HALF_LIVES:
        loss = 0.0
        for week in range(FIRST, len(came)):
            recent = faded(7.0 * np.arange(week, dtype=np.float64)[::-1], days)
            known, told = float((recent * exposure[:week]).sum()), exposure[week : week + AHEAD].sum()
            if known > 0 and told > 0:
                rate = max(float((recent * came[:week]).sum() / known), 0.5)
                loss += told * rate - came[week : week + AHEAD].sum() * np.log(rate)
        losses.append(loss)
    return HALF_LIVES[int(np.argmin(losses))]
