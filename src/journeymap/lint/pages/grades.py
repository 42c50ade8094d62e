"""How much findings matter, in words: their kinds, and their severity in a draft, in review, in a to-be."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.lint.pages.page import Explained
from journeymap.lint.reported import Origin
from journeymap.lint.rule import Kind, Standing

__all__ = ["KINDS", "how_much"]

KINDS: Mapping[str, tuple[str, str, str]] = {
    Kind.FAULT: (
        "Faults of the file",
        "A fault of the file",
        "The file is wrong: what it says cannot be, or cannot be meant.",
    ),
    Kind.COMPLETENESS: (
        "Completeness",
        "On completeness",
        "Something is missing from a map that others are to rely on.",
    ),
    Kind.INSIGHT: (
        "Insights on the service",
        "An insight on the service",
        "The map is right, and says something about the service.",
    ),
    Origin.READING: (
        "Reading",
        "Found while reading",
        "A file, or a part of it, cannot be read as it was meant.",
    ),
    Origin.CHECKING: (
        "The check itself",
        "About the check itself",
        "What steers the check is wrong: settings, or comments that ignore findings.",
    ),
    Origin.MEASURING: (
        "Budgets against a log",
        "Said by `journeymap overlay --check`",
        "Customers did not do what `expect:` asks for, or a log does not show it.",
    ),
}
"""Each kind of finding: its title, what one such finding is called, and what it means."""


def how_much(explained: Explained) -> str:
    """How much a finding matters, in a few words: `error; warning in a draft`."""
    draft = _words(explained, Standing("draft"), Standing("draft", "to-be"))
    review = _words(explained, Standing("review"), Standing("review", "to-be"))
    approved = _words(explained, Standing("approved"), Standing("approved", "to-be"))
    later = approved if review == approved else f"{approved} once approved, {review} in review"
    return later if draft == approved else f"{later}; {draft} in a draft"


def _words(explained: Explained, *standings: Standing) -> str:
    as_is, to_be = (explained.grade(standing) or "silent" for standing in standings)
    return str(as_is) if as_is == to_be else f"{as_is}, {to_be} in a to-be"
