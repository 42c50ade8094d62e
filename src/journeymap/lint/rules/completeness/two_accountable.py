"""The rule two-accountable."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, completeness
from journeymap.model.journey import Journey
from journeymap.model.steps import Opportunity, Stage, Touchpoint

__all__ = ["two_accountable"]


@completeness("two-accountable")
def two_accountable(context: Context) -> Iterator[Finding]:
    """Two or more are accountable for the same thing.

    Why: where two answer for something, each may wait for the other. One name stands under accountable; whoever does
    the work, helps, is asked or is told has a role of its own.

    Example:
        touchpoints:
          - {name: Gets the decision, owner: {accountable: [Claims, Legal]}}

    Better:
        touchpoints:
          - {name: Gets the decision, owner: {accountable: Claims, consulted: Legal}}
    """
    for part in _owned(context):
        accountable = part.owner.accountable if part.owner and context.wrote(part, "owner") else ()
        names = list(dict.fromkeys(accountable))
        if len(names) > 1:
            what = "the journey" if isinstance(part, Journey) else f'{part.title()} "{part.id}"'
            listed = [f'"{name}"' for name in names]
            who = f"{', '.join(listed[:-1])} and {listed[-1]} are {'both' if len(names) == 2 else 'all'}"
            message = f"{who} accountable for {what}"
            allowed = "one name; others are responsible, supporting, consulted or informed"
            keys = ("owner", "accountable", accountable.index(names[1]))
            yield Finding(part.place, message, keys, allowed=allowed, element=part.id or "")


def _owned(context: Context) -> Iterator[Journey | Stage | Touchpoint | Opportunity]:
    """All that has an owner of its own."""
    yield context.journey
    for part in _steps(context):
        yield part
        yield from part.opportunities


def _steps(context: Context) -> Iterator[Stage | Touchpoint]:
    for stage in context.journey.stages:
        yield stage
        yield from stage.touchpoints
