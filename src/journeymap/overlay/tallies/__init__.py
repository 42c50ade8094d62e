"""Studies of many groups that overlap, such as each value against the rest: waits are counted in whole units of time."""

from journeymap.overlay.tallies.measure import measure_tallies
from journeymap.overlay.tallies.units import whole_unit

__all__ = ["measure_tallies", "whole_unit"]
