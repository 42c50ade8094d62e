"""Channels: shares, switches, what customers did again, cost."""

from __future__ import annotations

from journeymap.overlay.base import Base
from journeymap.results.overlay import Overlay

__all__ = ["add_channels"]


def add_channels(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its channels."""
    return overlay
