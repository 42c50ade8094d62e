"""Groups of cases against the rest."""

from __future__ import annotations

from journeymap.overlay.base import Base
from journeymap.results.overlay import Overlay

__all__ = ["add_segments"]


def add_segments(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its segments."""
    return overlay
