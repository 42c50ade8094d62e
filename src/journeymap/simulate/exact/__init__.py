"""Exact answers of a chain by linear algebra: what becomes of customers, visits, times, sensitivity, removal effects."""

from __future__ import annotations

from journeymap.simulate.exact.absorb import Absorption, absorption, at_start, pro_rata, success_at_start
from journeymap.simulate.exact.removal import removal_effects
from journeymap.simulate.exact.sensitivity import drop_off, point_effects, ranking, relative_effects
from journeymap.simulate.exact.times import ExpectedTimes, expected_times
from journeymap.simulate.exact.visits import by_touchpoint, expected_visits, starts, touchpoint_visits

__all__ = [
    "Absorption",
    "ExpectedTimes",
    "absorption",
    "at_start",
    "by_touchpoint",
    "drop_off",
    "expected_times",
    "expected_visits",
    "point_effects",
    "pro_rata",
    "ranking",
    "relative_effects",
    "removal_effects",
    "starts",
    "success_at_start",
    "touchpoint_visits",
]
