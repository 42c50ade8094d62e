"""Names that findings may have: those of rules, of reading, and of what steers the check."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from journeymap.lint.reported import BUDGETS, REPORTED, Origin
from journeymap.lint.rule import Rule

__all__ = ["ALWAYS_SAID", "CHECKING", "MEASURING", "READING", "UNREADABLE", "known_names", "sure_name"]

READING = frozenset(each.name for each in REPORTED if each.kind is Origin.READING)
"""What reading a file finds."""

CHECKING = frozenset(each.name for each in REPORTED if each.kind is Origin.CHECKING)
"""What is said of settings, plug-ins, and comments that ignore findings."""

MEASURING = frozenset(each.name for each in BUDGETS)
"""What an overlay says of budgets; no check finds it, so no setting and no comment is about it."""

UNREADABLE = frozenset({"file-empty", "file-kind", "file-unreadable", "file-version", "yaml-limit", "yaml-syntax"})
"""What keeps a file from being read: it can be neither graded nor ignored, since nothing else can be said then."""

ALWAYS_SAID = frozenset({"suppression-without-reason", "unclear-suppression", "unused-suppression"})
"""What is said of comments that ignore findings; comments cannot ignore it."""


def known_names(rules: Iterable[Rule]) -> list[str]:
    """Every name that a finding may have: those of `rules`, then the others."""
    return [*(rule.name for rule in rules), *(each.name for each in REPORTED)]


def sure_name(name: str, known: Iterable[str]) -> str | None:
    """The one name that `name` surely is, misspelt; None where two are near, or none is."""
    near = get_close_matches(name, list(known), 2, 0.8)
    return near[0] if len(near) == 1 else None
