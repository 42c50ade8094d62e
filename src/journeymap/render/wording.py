"""The words of reports: another name of the fixed words."""

from __future__ import annotations

from journeymap.settings.words import Words as Wording
from journeymap.settings.words import words as wording

__all__ = ["Wording", "wording"]
