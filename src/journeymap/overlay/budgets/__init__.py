"""Experience budgets against what was measured."""

from __future__ import annotations

from dataclasses import replace

from journeymap.overlay.base import Base
from journeymap.overlay.budgets.asked import Asked, bounds_asked
from journeymap.overlay.budgets.elsewhere import measured_elsewhere
from journeymap.overlay.budgets.found import Found
from journeymap.overlay.budgets.paces import measure_paces
from journeymap.overlay.budgets.shares import measure_shares
from journeymap.overlay.budgets.verdicts import judged, shared_level
from journeymap.results.overlay import Overlay

__all__ = ["add_budgets"]

SHARES = ("conversion", "drop-off", "fitting")
PACES = ("time-to-success", "time-to-next")
TIMELESS = ("fitting", "answered-in-time", "repeated")
UNSEEN = "no event stands for it"
ONE_WAY = "it is sent one way: nobody stays or leaves there"
NO_TIME = "it is not asked by a time: leave within out"


def add_budgets(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its budgets; None where the journey has none.

    All intervals are at level 1 - .05 / number of bounds, so that one in twenty logs at most makes any of them look
    broken that are kept (Bonferroni).
    """
    asked = bounds_asked(base.graph.journey.expect)
    if not asked:
        return overlay
    level = shared_level(len(asked))
    found = {one.path: Found(reason=reason) for one in asked if (reason := _problem(base, one))}
    seen = [one for one in asked if one.path not in found]
    found |= measure_shares(base, [one for one in seen if _is(one, SHARES)], level)
    found |= measure_paces(base, [one for one in seen if _is(one, PACES)], level)
    for one in seen:
        if one.path not in found:
            found[one.path] = measured_elsewhere(one, overlay, level, _promise_s(base, one.touchpoint))
    return replace(overlay, expect=tuple(judged(one, found[one.path], overlay) for one in asked))


def _is(one: Asked, measures: tuple[str, ...]) -> bool:
    """Whether a bound is on one of these measures; metrics may have any name."""
    return one.unit == "share" and one.measure in measures


def _problem(base: Base, one: Asked) -> str:
    """Why no log can show what is asked for; empty where one may."""
    node = base.seen.by_id(one.touchpoint) if one.touchpoint else None
    if one.touchpoint is not None and (node is None or node.kind != "step"):
        return UNSEEN if node is None else ONE_WAY
    return NO_TIME if one.within_s is not None and _is(one, TIMELESS) else ""


def _promise_s(base: Base, touchpoint: str | None) -> float | None:
    part = base.graph.touchpoints.get(touchpoint or "")
    return None if part is None or part.respond_within is None else part.respond_within.seconds
