"""What changed as one HTML page: the changes, and both maps with the changed steps marked."""

from __future__ import annotations

from journeymap.render.diff.page import render_diff

__all__ = ["render_diff"]
