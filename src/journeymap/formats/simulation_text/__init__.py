"""A simulation as text: what becomes of customers, where mending pays, what was asked with what-if."""

from __future__ import annotations

from journeymap.formats.simulation_text.page import simulation_text

__all__ = ["simulation_text"]
