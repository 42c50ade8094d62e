"""A fitted generator of logs: which kinds follow which, when, and how cases arrive; it holds counts and no case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Arrivals", "Calendar", "Choices", "Flow", "Generator", "Segments", "Times"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Flow:
    """Which kind follows, by the kinds before.

    Args:
        codes: by order (0 …), the numbers of its contexts, ascending; a context's number has a digit a kind, the latest
            lowest, in base `base`.
        shares: by order, (contexts, kinds + 1) shares of what follows, added up along the row; column 0 is the end.
        base: one more than the greatest kind.
    """

    codes: tuple[Ints, ...]
    shares: tuple[Floats, ...]
    base: int

    @property
    def order(self) -> int:
        """How many kinds before count."""
        return len(self.codes) - 1


@dataclass(frozen=True)
class Segments:
    """Rows of a table by group and quarter of an hour of the day, to draw from those nearest in time.

    Args:
        keys: (rows,) 96 times the group and the quarter, ascending.
        rows: (rows,) numbers of rows.
        until: (rows,) running sum of weights.
    """

    keys: Ints
    rows: Ints
    until: Floats


@dataclass(frozen=True)
class Times:
    """When a kind begins after the one before, and how long it lasts, together (see `moves`).

    Args:
        mode: (rows,) from when its start is reckoned: 0 arrival, 1 when all before was done, 2 the start of the one before.
        moved, lasts: (rows,) codes of how far it is to the start, and from there to the end, in days of work.
        pairs: (pairs,) pairs of kinds, `base` times the one before and the one that follows.
        beside: (pairs,) the share of mode 2.
        levels: groups, all by mode, from the finest: three kinds on such a day (weekday, Saturday, Sunday), the last two on
            such a day, the last two, the last.
    """

    mode: Ints
    moved: Ints
    lasts: Ints
    pairs: Ints
    beside: Floats
    levels: tuple[Segments, ...]


@dataclass(frozen=True)
class Calendar:
    """When work is done.

    Args:
        begin, end: (168,) the hours of the week (0 = Monday 0:00 UTC) in which events begin and end.
        days: (7,) the days of the week on which much begins.
    """

    begin: NDArray[np.bool_]
    end: NDArray[np.bool_]
    days: NDArray[np.bool_]


@dataclass(frozen=True)
class Arrivals:
    """When cases begin: weeks that were seen, as counts by quarter of an hour.

    Args:
        weeks: (weeks, 672) cases by quarter of an hour of the week, those that the end of watching hid put back.
        weights: (weeks,) how likely each is drawn.
        level: cases a week that is expected.
        since_us: microseconds since 1970 UTC of the first arrival of the log.
    """

    weeks: Floats
    weights: Floats
    level: float
    since_us: int


@dataclass(frozen=True)
class Choices:
    """What the fit chose by what was held out: order, weight of shorter contexts, half-lives in days (inf: none)."""

    order: int
    prior: float
    flow_days: float
    time_days: float
    arrival_days: float


@dataclass(frozen=True)
class Generator:
    """A generator of logs.

    Args:
        columns: the names of the columns that tell kinds apart (activity, channel …), each with the kinds' values in
            their order; None where unsaid.
        names: what the log calls its case, activity, channel, start and end, where that is one column each.
        cases: how many cases it was fitted to.
        left_out: events that were left out: off the map, or of a kind that fewer than `fewest` cases had.
        fewest: the fewest cases that anything was kept for.
    """

    columns: Mapping[str, tuple[str | None, ...]]
    names: Mapping[str, str]
    flow: Flow
    times: Times
    calendar: Calendar
    arrivals: Arrivals
    choices: Choices
    cases: int
    left_out: int
    fewest: int
