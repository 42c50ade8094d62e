"""Where the lost went: off-map activities after the last visit."""

from __future__ import annotations

from journeymap.overlay.base import Base
from journeymap.results.overlay import Overlay

__all__ = ["add_lost_to"]


def add_lost_to(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its figures added."""
    return overlay
