"""An overlay as text for an analyst, section by section: what matters first, all of it where it is asked for."""

from __future__ import annotations

from journeymap.formats.overlay_text.page import overlay_text

__all__ = ["overlay_text"]
