"""Simulations from JSON, version 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.results.plain import from_plain
from journeymap.results.simulation import VERSION, Simulation

__all__ = ["from_json"]


def from_json(data: Mapping[str, Any]) -> Simulation:
    """The simulation that `Simulation.to_json` wrote.

    Raises:
        JourneyError: the data are no simulation, or of another version.
    """
    if not isinstance(data, Mapping) or "model" not in data or "success" not in data:
        raise JourneyError("these data are no simulation", "journeymap simulate --format json writes one")
    if data.get("journeymap") != VERSION:
        raise JourneyError(f"this simulation is of version {data.get('journeymap')}, and {VERSION} can be read")
    try:
        return from_plain(Simulation, {key: value for key, value in data.items() if key != "journeymap"})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise JourneyError(f"this simulation is incomplete: {error}") from error
