"""What the terminal can show."""

from __future__ import annotations

import os
import sys

__all__ = ["use_colour"]


def use_colour() -> bool:
    """Whether to print in colour: on a terminal that can, or where FORCE_COLOR asks for it; NO_COLOR goes first."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR", "") not in ("", "0")
    return forced or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
