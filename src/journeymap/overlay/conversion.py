"""Conversion: the share of cases that succeed, and how cases stand by whole days after they began."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from journeymap.events.engine import Engine
from journeymap.overlay.exits import JOURNEY, Exits
from journeymap.overlay.intervals import clean_share, share_interval
from journeymap.overlay.nodes import Observable
from journeymap.overlay.observation import DAY_US
from journeymap.overlay.steps import fetch
from journeymap.results.overlay import Conversion, TimeToNext

__all__ = ["DAYS", "conversion"]

DAYS = (7, 14, 30, 60, 90)
NOTHING = Conversion(None, None, None, None, dict.fromkeys(str(day) for day in DAYS))


def conversion(engine: Engine, seen: Observable, exits: Exits) -> Conversion:
    """Conversion with its interval, how cases stand by days, and how long success takes; None beyond the cases' h*."""
    if exits.limit is None or exits.longest is None:
        return NOTHING
    by_days = {row["next"]: row for row in fetch(engine, "by_days")}
    days = {str(day): _standing(seen, by_days, day) if day * DAY_US <= exits.longest else None for day in DAYS}
    variance, times = exits.variances.get(JOURNEY), _times(exits.success)
    if exits.too_short or variance is None:
        return Conversion(exits.limit / 1e6, None, None, None, days, times)
    share = clean_share(variance["f_end"])
    low, high = share_interval(share, variance["variance"], variance["clusters"]) or (None, None)
    return Conversion(exits.limit / 1e6, share, low, high, days, times)


def _times(success: Mapping[str, Any]) -> TimeToNext | None:
    """Quantiles of the time to success; None where nobody succeeds."""
    if success["median"] is None:
        return None
    return TimeToNext(*(success[name] / 1e6 for name in ("median", "p75", "p90", "p95")))


def _standing(seen: Observable, by_days: Mapping[int, Mapping[str, Any]], day: int) -> dict[str, float]:
    outcomes = [node for node in seen.nodes if node.kind == "outcome"]
    shares = {node.id: clean_share(by_days.get(node.number, {}).get(f"day_{day}") or 0.0) for node in outcomes}
    return shares | {"open": clean_share(1.0 - math.fsum(shares.values()))}
