"""A simulation as JSON text: stable bytes, two blanks of indent, letters as they are."""

from __future__ import annotations

import json

from journeymap.results.simulation import Simulation

__all__ = ["simulation_json"]


def simulation_json(simulation: Simulation) -> str:
    """The simulation as version 1 of the JSON form, with a newline at its end."""
    return json.dumps(simulation.to_json(), ensure_ascii=False, indent=2, allow_nan=False, default=list) + "\n"
