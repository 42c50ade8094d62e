"""All that has a page: every rule there is, those of plug-ins among them, and the findings that no rule makes."""

from __future__ import annotations

from journeymap.diagnostics import JourneyError
from journeymap.lint.pages.page import Explained
from journeymap.lint.references.closest import closest, did_you_mean
from journeymap.lint.registry import all_rules
from journeymap.lint.reported import BUDGETS, REPORTED

__all__ = ["catalogue", "look_up"]


def catalogue() -> tuple[Explained, ...]:
    """Rules first, then what reading finds, then what the check says of itself, then what an overlay says of budgets."""
    return (*all_rules(), *REPORTED, *BUDGETS)


def look_up(name: str) -> Explained:
    """The rule or finding of that name, which may be written with blanks or underlines and in capitals.

    Raises:
        JourneyError: there is none.
    """
    known = {each.name: each for each in catalogue()}
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    if wanted not in known:
        hint = did_you_mean(closest(wanted, dict.fromkeys(known, ""))) or "journeymap rules lists them"
        raise JourneyError(f'there is no rule "{name}"', hint)
    return known[wanted]
