"""Budgets on quantiles of time: the share of those who go on that is there by the time asked for."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.overlay.base import Base
from journeymap.overlay.budgets.asked import Asked
from journeymap.overlay.budgets.found import Found, share_found, too_short
from journeymap.overlay.budgets.shares import PACKAGE, waits_select
from journeymap.overlay.intervals import clean_variance
from journeymap.overlay.nodes import values_select
from journeymap.overlay.steps import fetch, keep

__all__ = ["measure_paces"]

STATEMENTS = {"time-to-success": "succeeding", "time-to-next": "going_on"}
NOBODY = {"time-to-success": "nobody succeeded in this log", "time-to-next": "nobody went on from it in this log"}


def measure_paces(base: Base, asked: Sequence[Asked], confidence: float) -> dict[str, Found]:
    """The share of each bound by its path.

    A bound says that the quantile q is at most the time t. That is so where the share that is there by t, of those who
    are there by h*, is q or more: r = F(t) / F(h*), the quotient of two incidences of the same waits. Its variance comes
    from the influence of each case on both (the delta method).
    """
    if not asked:
        return {}
    selects = [
        waits_select(base, STATEMENTS[one.measure], number, one.touchpoint) for number, one in enumerate(asked, 1)
    ]
    engine = base.engine
    engine.create("spans", "\nUNION ALL\n".join(selects))
    keep(engine, "horizons")
    keep(engine, "curve")
    limits = [(number, round((one.within_s or 0) * 1e6)) for number, one in enumerate(asked, 1)]
    engine.create("asked_limits", values_select(("node", "x_end"), limits))
    keep(engine, "study_limits", table="limits")
    keep(engine, "paces", table="weights", package=PACKAGE)
    rows = {row["node"]: row for row in fetch(engine, "variances")}
    goers = {row["node"]: row["cases"] for row in fetch(engine, "goers", package=PACKAGE)}
    return {
        one.path: _found(one, rows.get(number), goers.get(number, 0), confidence) for number, one in enumerate(asked, 1)
    }


def _found(one: Asked, row: dict[str, float] | None, goers: int, confidence: float) -> Found:
    within = one.within_s or 0.0
    if row is None or not goers:
        return Found(cases=goers, within_s=within, reason=NOBODY[one.measure])
    if row["x_h"] < round(within * 1e6):
        return Found(cases=goers, within_s=within, reason=too_short(int(row["x_h"]), within))
    variance = clean_variance(row["variance"], int(row["clusters"]))
    return share_found(row["f_end"], variance, goers, confidence, within_s=within)
