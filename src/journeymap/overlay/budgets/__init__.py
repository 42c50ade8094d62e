"""Experience budgets against what was measured."""

from __future__ import annotations

from journeymap.overlay.base import Base
from journeymap.results.overlay import Overlay

__all__ = ["add_budgets"]


def add_budgets(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its budgets."""
    return overlay
