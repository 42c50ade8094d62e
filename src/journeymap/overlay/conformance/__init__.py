"""Conformance: alignments of distinct paths with the plan."""

from __future__ import annotations

from journeymap.overlay.base import Base
from journeymap.results.overlay import Overlay

__all__ = ["add_conformance"]


def add_conformance(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its conformance."""
    return overlay
