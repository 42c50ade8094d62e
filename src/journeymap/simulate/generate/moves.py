"""How far it is from one moment to a later one, as a code: fine where it is short, by the clock where days lie between."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from journeymap.simulate.generate.generator import Floats, Ints

__all__ = ["DAYS", "DAY_US", "FINENESS", "HOUR_US", "OFF", "QUARTER_US", "WEEK_US", "hours_of", "moved_by", "open_days"]

QUARTER_US = 900_000_000
HOUR_US = 3_600_000_000
DAY_US = 24 * HOUR_US
WEEK_US = 7 * DAY_US
FINENESS = 8
"""Logarithmic classes of seconds, and of hours, for each factor e."""
DAYS, OFF = 1000, 100
"""What a day between counts in a code, and a day off after it."""


def open_days(codes: Ints, from_day: Ints, days: NDArray[np.bool_]) -> Ints:
    """Codes with the days of work between instead of all days, so that a Friday is like another day.

    Args:
        codes: below 1000 as in `moved_by`; else 1000 times the days between, and the quarter of an hour of the day.
        from_day: day of the week (0 = Monday) from which each counts.
        days: (7,) on which days of the week work is done.
    """
    sums = np.concatenate(([0], np.cumsum(np.tile(days, 2))))
    back = np.array([next((step for step in range(7) if days[day - step]), 0) for day in range(7)])
    weeks, rest = codes // DAYS // 7, codes // DAYS % 7
    work = weeks * int(days.sum()) + sums[from_day + rest + 1] - sums[from_day + 1]
    off = np.where(work > 0, back[(from_day + rest) % 7], rest + 1)
    return np.where(codes >= DAYS, work * DAYS + off * OFF + codes % DAYS, codes)


def moved_by(since: Ints, codes: Ints, chance: Floats, days: NDArray[np.bool_]) -> Ints:
    """The moments that lie as far after `since` as the codes say.

    Args:
        since: microseconds.
        codes: 0 is the same moment; below 100 a logarithmic class of seconds; else 1000 times the days of work between, 100
            times the days off after them (one more where there is no day of work), and the quarter of an hour of the day.
        chance: numbers from 0 to 1 that say where within its class each lies.
        days: (7,) on which days of the week work is done: only those count.
    """
    within = np.expm1((np.minimum(codes, OFF) - 1 + chance) / FINENESS) * 1e6
    near = since + np.where(codes == 0, 0, np.maximum(within, 0)).astype(np.int64)
    work, off = codes // DAYS, codes % DAYS // OFF
    later = _later(since % WEEK_US // DAY_US, work, days) + off - (work == 0)
    day = since - since % DAY_US + later * DAY_US
    far = day + ((codes % OFF + chance) * QUARTER_US).astype(np.int64)
    return np.where(codes < OFF, near, far)


def _later(from_day: Ints, work: Ints, days: NDArray[np.bool_]) -> Ints:
    """After how many days so many days of work have come."""
    count = int(days.sum())
    table = np.zeros((7, count + 1), dtype=np.int64)
    for day in range(7):
        coming = [step for step in range(1, 8) if days[(day + step) % 7]]
        table[day, 1:] = coming
    weeks = (work - 1) // count
    return np.where(work > 0, weeks * 7 + table[from_day, np.where(work > 0, work - weeks * count, 0)], 0)


def hours_of(ages: Ints) -> Floats:
    """The middle of logarithmic classes of hours, in hours."""
    return np.expm1((ages + 0.5) / FINENESS)
