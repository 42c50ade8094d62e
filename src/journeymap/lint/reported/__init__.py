"""Findings that no rule makes, with their pages: of reading files, of the check itself, and of budgets against a log."""

from __future__ import annotations

from journeymap.lint.reported.budgets import BUDGETS
from journeymap.lint.reported.checking import CHECKING
from journeymap.lint.reported.entry import Origin, Reported
from journeymap.lint.reported.files import FILES
from journeymap.lint.reported.yaml import YAML

__all__ = ["BUDGETS", "REPORTED", "Origin", "Reported"]

REPORTED: tuple[Reported, ...] = (*FILES, *YAML, *CHECKING)
"""All of them: files first, then what stands in them, then what steers the check."""
