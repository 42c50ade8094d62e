"""Exits over time: the product-limit shares of every touchpoint and of the journey as a whole, with their variances."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.events.engine import Engine
from journeymap.overlay.observation import DAY_US
from journeymap.overlay.steps import fetch, keep

__all__ = ["JOURNEY", "Exits", "conversion_horizon", "measure_exits"]

JOURNEY = 0
"""The number under which the statements keep the journey as a whole."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Exits:
    """What the statements returned, by the number of the node; times in microseconds.

    Args:
        horizons: h* of each touchpoint, and of the cases under `JOURNEY`.
        variances: the rows of `variances.sql`.
        within: the time within which success was asked for, if it was.
        limit: the horizon of the conversion; None where no case can be followed.
        success: the row of `success.sql`.
    """

    horizons: Mapping[int, int]
    variances: Mapping[int, Row]
    within: int | None
    limit: int | None
    success: Row

    @property
    def longest(self) -> int | None:
        """The longest time that the log can show of a case."""
        return self.horizons.get(JOURNEY)

    @property
    def too_short(self) -> bool:
        """Whether success is asked for within a longer time than the log can show."""
        return self.within is not None and self.longest is not None and self.within > self.longest


def measure_exits(engine: Engine, until: int, within_s: float | None) -> Exits:
    """Make the tables of exits over time; needs `visits` and `states`.

    Args:
        engine: holds the tables.
        until: the observation end in microseconds.
        within_s: the time in seconds within which success is asked for; unsaid: found from the log.
    """
    keep(engine, "spans", until=until)
    keep(engine, "horizons")
    keep(engine, "curve")
    keep(engine, "incidence")
    within = None if within_s is None else round(within_s * 1e6)
    success = fetch(engine, "success")[0]
    limit = within if within is not None else conversion_horizon(success)
    keep(engine, "limits", conversion=limit)
    keep(engine, "weights")
    rows = fetch(engine, "variances")
    horizons = {row["node"]: row["x_h"] for row in rows}
    return Exits(horizons, {row["node"]: row for row in rows}, within, limit, success)


def conversion_horizon(success: Row) -> int | None:
    """The smallest whole day by which 95% of the incidence of success at h* is reached, in microseconds.

    At most h*, and h* itself where nobody succeeds; None where no case can be followed. `success` is the row of
    `success.sql`.
    """
    longest: int | None = success["x_h"]
    if longest is None or success["p95"] is None:
        return longest
    days: int = max(1, math.ceil(success["p95"] / DAY_US))
    return min(longest, days * DAY_US)
