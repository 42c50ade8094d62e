"""The map's emotion against the data."""

from __future__ import annotations

from journeymap.overlay.base import Base
from journeymap.results.overlay import Overlay

__all__ = ["add_emotion"]


def add_emotion(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its emotion."""
    return overlay
