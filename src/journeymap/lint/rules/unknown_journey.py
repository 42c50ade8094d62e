"""The rule unknown-journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.diagnostics import Severity
from journeymap.lint.closest import closest, did_you_mean, one_of
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule

__all__ = ["unknown_journey"]


@rule("unknown-journey", Severity.WARNING, scope="project")
def unknown_journey(contexts: Sequence[Context]) -> Iterator[Finding]:
    """A step or an outcome names another journey that is not among those checked together.

    Why: a step that stands for a whole journey, or an outcome that is followed by one, can only be opened if that
    journey is there. A journey that is checked alone is not asked, since the other may stand in another folder.

    Example:
        # motor-claim.yaml and garage-visit.yaml are checked together
        touchpoints:
          - {name: The car is repaired, journey: garage-visits}

    Better:
        touchpoints:
          - {name: The car is repaired, journey: garage-visit}
    """
    known = {context.journey.id or "": str(context.journey.name) for context in contexts}
    if len(known) < 2:
        return
    allowed = one_of(known, "the id of a journey")
    for context in contexts:
        for step, part in context.touchpoints.items():
            if part.journey and part.journey not in known:
                message = (
                    f'touchpoint "{step}" stands for the journey "{part.journey}", which is not among those checked'
                )
                hint = did_you_mean(closest(part.journey, known))
                yield Finding(part.place, message, ("journey",), allowed=allowed, hint=hint, element=step)
        for key, outcome in context.journey.outcomes.items():
            if outcome.then and outcome.then not in known:
                message = (
                    f'outcome "{key}" is followed by the journey "{outcome.then}", which is not among those checked'
                )
                hint = did_you_mean(closest(outcome.then, known))
                yield Finding(outcome.place, message, ("then",), allowed=allowed, hint=hint, element=key)
