"""Exact answers of a chain by linear algebra: what becomes of customers, visits, times, sensitivity, removal effects."""

from __future__ import annotations

from journeymap.simulate.exact.absorb import Absorption, absorption, at_start, pro_rata, success_at_start
from journeymap.simulate.exact.visits import by_touchpoint, expected_visits, starts, touchpoint_visits

__all__ = [
    "Absorption",
    "absorption",
    "at_start",
    "by_touchpoint",
    "expected_visits",
    "pro_rata",
    "starts",
    "success_at_start",
    "touchpoint_visits",
]
