"""Budgets on shares by a time: conversion, drop-off, and finished cases that follow the plan."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.events.statements import bind, statement
from journeymap.overlay.base import Base
from journeymap.overlay.budgets.asked import Asked
from journeymap.overlay.budgets.found import Found, share_found, too_short
from journeymap.overlay.studies import Incidence, measure_study

__all__ = ["PACKAGE", "measure_shares", "waits_select"]

PACKAGE = "journeymap.overlay.budgets"
NO_TIME = "conversion needs a time: within: 60d, for example"
NOTHING_SEEN = {
    "conversion": "no case can be followed in this log",
    "drop-off": "nobody visited it in this log",
    "fitting": "no case is finished in this log",
}
STATEMENTS = {"conversion": "succeeding", "drop-off": "staying", "fitting": "following"}

Group = tuple[str, str | None, float | None]


def measure_shares(base: Base, asked: Sequence[Asked], confidence: float) -> dict[str, Found]:
    """The share of each bound by its path; bounds on the same share are measured once, all of them in one study."""
    wanted = [one for one in asked if _problem(one) is None]
    groups = {group: number for number, group in enumerate(dict.fromkeys(map(_group, wanted)), 1)}
    study = _study(base, groups)
    found = {one.path: Found(within_s=one.within_s, reason=_problem(one) or "") for one in asked}
    return found | {one.path: _found(one, study.get(groups[_group(one)]), confidence) for one in wanted}


def waits_select(base: Base, step: str, number: int, touchpoint: str | None) -> str:
    """The waits of one group of a study, as a SELECT; `touchpoint` is an id that the log can show, or None."""
    node = base.seen.by_id(touchpoint) if touchpoint else None
    values = {"number": number, "until": base.observation.until, "touchpoint": node.number if node else 0}
    return bind(statement(PACKAGE, step), **values)


def _problem(one: Asked) -> str | None:
    return NO_TIME if one.measure == "conversion" and one.within_s is None else None


def _group(one: Asked) -> Group:
    return one.measure, one.touchpoint, one.within_s


def _study(base: Base, groups: dict[Group, int]) -> dict[int, Incidence]:
    if not groups:
        return {}
    selects = [
        waits_select(base, STATEMENTS[measure], number, touchpoint)
        for (measure, touchpoint, _), number in groups.items()
    ]
    limits = {number: round(within * 1e6) for (*_, within), number in groups.items() if within is not None}
    return measure_study(base.engine, "\nUNION ALL\n".join(selects), limits)


def _found(one: Asked, study: Incidence | None, confidence: float) -> Found:
    if study is None:
        return Found(within_s=one.within_s, reason=NOTHING_SEEN[one.measure])
    if one.within_s is not None and one.measure != "fitting" and study.horizon_us < round(one.within_s * 1e6):
        return Found(cases=study.clusters, within_s=one.within_s, reason=too_short(study.horizon_us, one.within_s))
    share = 1 - study.share if one.measure == "drop-off" else study.share
    within = None if one.measure == "fitting" else study.limit_us / 1e6
    return share_found(share, study.variance, study.clusters, confidence, within_s=within)
