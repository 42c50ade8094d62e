"""The model beside the log itself: eventual success as fitted, and as the whole journey's incidence shows it."""

from __future__ import annotations

import math
from dataclasses import replace

from journeymap.overlay.base import Base
from journeymap.overlay.exits import JOURNEY
from journeymap.overlay.intervals import clean_share, share_interval
from journeymap.overlay.steps import fetch, keep
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Note, Success

__all__ = ["compared", "seen_success"]

POINT = 0.01


def seen_success(base: Base) -> tuple[Estimate | None, float | None]:
    """The Aalen-Johansen incidence of success at the cases' h*, and h* in seconds; None where no case can be followed.

    The overlay's conversion may be asked for within a shorter time; the model knows no time, so that the longest that the
    log can show is the right one to lay beside it. The tables `limits` and `weights` are made anew.
    """
    horizon = base.horizons.get(JOURNEY)
    if horizon is None:
        return None, None
    keep(base.engine, "journey_limits", table="limits", package="journeymap.simulate")
    keep(base.engine, "weights")
    row = next((row for row in fetch(base.engine, "variances") if row["node"] == JOURNEY), None)
    if row is None:
        return None, None
    share = clean_share(row["f_end"])
    low, high = share_interval(share, row["variance"], row["clusters"]) or (None, None)
    return Estimate(share, low, high, row["variance"], row["clusters"]), horizon / 1e6


def compared(success: Success, seen: Estimate | None, horizon_s: float | None) -> tuple[Success, tuple[Note, ...]]:
    """Success with what the log shows beside it, and a warning where the two differ beyond chance and by over a point."""
    found = replace(success, seen=seen, horizon_s=horizon_s)
    model = success.all_lost
    if seen is None or seen.estimate is None or model.estimate is None or model.low is None or seen.low is None:
        return found, ()
    apart = abs(model.estimate - seen.estimate)
    error = math.sqrt((model.variance or 0.0) + (seen.variance or 0.0))
    if apart <= max(2 * error, POINT):
        return found, ()
    words = (
        f"the model says that {model.estimate:.1%} succeed in the end, and the log itself shows {seen.estimate:.1%}: "
        "read what is said of touchpoints as a ranking, not as shares"
    )
    return found, (Note("model-and-log", words, "warning"),)
