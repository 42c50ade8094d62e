"""How few customers are too few to be shown to others."""

from __future__ import annotations

__all__ = ["LEAST"]

LEAST = 5
"""Figures of fewer customers are hidden in what is made to be shared."""
