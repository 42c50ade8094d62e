"""Budgets on quantiles of time: the share of those who go on that is there by the time asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeymap.events.engine import Engine
from journeymap.overlay.base import Base
from journeymap.overlay.budgets.asked import Asked
from journeymap.overlay.budgets.found import Found, share_found, too_short
from journeymap.overlay.budgets.shares import PACKAGE, waits_select
from journeymap.overlay.intervals import clean_variance
from journeymap.overlay.nodes import values_select
from journeymap.overlay.steps import fetch, keep

__all__ = ["Pace", "measure_paces", "study_paces"]

STATEMENTS = {"time-to-success": "succeeding", "time-to-next": "going_on"}
NOBODY = {"time-to-success": "nobody succeeded in this log", "time-to-next": "nobody went on from it in this log"}


@dataclass(frozen=True, slots=True)
class Pace:
    """How many of those who go on by h* are there by a limit.

    Args:
        share: F(limit) / F(h*), the quotient of two incidences of the same waits.
        variance: its variance by cluster.
        goers: cases (or persons) who go on by h*.
        horizon_us: h*, in microseconds.
    """

    share: float
    variance: float
    goers: int
    horizon_us: int


def study_paces(engine: Engine, spans: str, limits: Mapping[int, int]) -> dict[int, Pace]:
    """The pace of each group of waits; a group of which nobody goes on has none.

    The variance comes from the influence of each case on both incidences (the delta method), clustered as everywhere.

    Args:
        engine: holds the tables that `spans` reads.
        spans: a SELECT as for `measure_study`.
        limits: by when each group is asked for, in microseconds; cut at its h*.
    """
    engine.create("spans", spans)
    keep(engine, "horizons")
    keep(engine, "curve")
    engine.create("asked_limits", values_select(("node", "x_end"), sorted(limits.items())))
    keep(engine, "study_limits", table="limits")
    keep(engine, "paces", table="weights", package=PACKAGE)
    goers = {row["node"]: row["cases"] for row in fetch(engine, "goers", package=PACKAGE)}
    return {
        row["node"]: Pace(
            row["f_end"], clean_variance(row["variance"], int(row["clusters"])), goers[row["node"]], int(row["x_h"])
        )
        for row in fetch(engine, "variances")
        if row["node"] in goers
    }


def measure_paces(base: Base, asked: Sequence[Asked], confidence: float) -> dict[str, Found]:
    """The share of each bound by its path.

    A bound says that the quantile q is at most the time t. That is so where the share that is there by t, of those who
    are there by h*, is q or more.
    """
    if not asked:
        return {}
    selects = [
        waits_select(base, STATEMENTS[one.measure], number, one.touchpoint) for number, one in enumerate(asked, 1)
    ]
    limits = {number: round((one.within_s or 0) * 1e6) for number, one in enumerate(asked, 1)}
    paces = study_paces(base.engine, "\nUNION ALL\n".join(selects), limits)
    return {one.path: _found(one, paces.get(number), confidence) for number, one in enumerate(asked, 1)}


def _found(one: Asked, pace: Pace | None, confidence: float) -> Found:
    within = one.within_s or 0.0
    if pace is None:
        return Found(cases=0, within_s=within, reason=NOBODY[one.measure])
    if pace.horizon_us < round(within * 1e6):
        return Found(cases=pace.goers, within_s=within, reason=too_short(pace.horizon_us, within))
    return share_found(pace.share, pace.variance, pace.goers, confidence, within_s=within)
