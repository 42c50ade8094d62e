"""Conformance: optimal alignments of distinct paths with the plan, and of raw sequences with any automaton."""

from __future__ import annotations

from journeymap.overlay.conformance.automaton import Automaton
from journeymap.overlay.conformance.journeys import Limits
from journeymap.overlay.conformance.part import add_conformance
from journeymap.overlay.conformance.raw import Aligned, align

__all__ = ["Aligned", "Automaton", "Limits", "add_conformance", "align"]
