"""The rule overdue-review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, completeness

__all__ = ["overdue_review"]


@completeness("overdue-review")
def overdue_review(context: Context, *, days: int = 365) -> Iterator[Finding]:
    """A map has not been looked through for a year, or was approved and does not say when.

    Why: services change faster than maps, and an old map misleads more than none. Today is the day that `--today`
    names, else the latest date in the files.

    Example:
        reviewed: 2025-06-30

    Better:
        reviewed: 2026-06-30

    Options:
        days: how many days a review holds.
    """
    journey = context.journey
    if journey.reviewed is None:
        if journey.status == "approved":
            message = "this map is approved and does not say when it was last looked through"
            allowed = "reviewed: a date such as 2026-10-01"
            yield Finding(journey.place, message, ("status",), allowed=allowed)
    elif context.today:
        age = (date.fromisoformat(context.today) - date.fromisoformat(journey.reviewed)).days
        if age > days:
            told = "" if context.configuration.today else ", the latest date in the files"
            message = f"this map was last looked through on {journey.reviewed}, {age} days before {context.today}{told}"
            hint = "look through it, then say the new date"
            yield Finding(journey.place, message, ("reviewed",), allowed=f"a review every {days} days", hint=hint)
