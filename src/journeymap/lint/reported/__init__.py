"""Findings that no rule makes, with their pages: those of reading files, and those of the check itself."""

from __future__ import annotations

from journeymap.lint.reported.checking import CHECKING
from journeymap.lint.reported.entry import Origin, Reported
from journeymap.lint.reported.files import FILES
from journeymap.lint.reported.yaml import YAML

__all__ = ["REPORTED", "Origin", "Reported"]

REPORTED: tuple[Reported, ...] = (*FILES, *YAML, *CHECKING)
"""All of them: files first, then what stands in them, then what steers the check."""
