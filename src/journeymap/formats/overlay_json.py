"""An overlay as JSON text: stable bytes, two blanks of indent, letters as they are."""

from __future__ import annotations

import json

from journeymap.results.overlay import Overlay

__all__ = ["overlay_json"]


def overlay_json(overlay: Overlay) -> str:
    """The overlay as version 1 of the JSON form, with a newline at its end."""
    return json.dumps(overlay.to_json(), ensure_ascii=False, indent=2, allow_nan=False, default=list) + "\n"
