"""The rule quick-win-unowned."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.foremost import foremost
from journeymap.lint.questions.naming import called_by
from journeymap.lint.rule import Finding, insight
from journeymap.model.steps import Opportunity, Stage, Touchpoint

__all__ = ["quick_win_unowned"]

SETTLED = {"done", "dropped"}


@insight("quick-win-unowned", draft=None)
def quick_win_unowned(context: Context) -> Iterator[Finding]:
    """An opportunity of high impact and small effort has nobody who takes it on.

    Why: it would help much and costs little; what is missing is a name. The owner may be named at the opportunity, its
    touchpoint or its stage; the owner of the whole journey is too far away. One with a `link` is tracked elsewhere,
    and one that is done or dropped needs nobody.

    Example:
        touchpoints:
          - name: Waits for the decision
            wait: 9d
            opportunities: [{text: A text message on day 2, impact: high, effort: small}]

    Better:
        touchpoints:
          - name: Waits for the decision
            wait: 9d
            opportunities: [{text: A text message on day 2, impact: high, effort: small, owner: Claims}]
    """
    yield from foremost(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for stage in context.journey.stages:
        owners: list[Stage | Touchpoint] = [stage, *stage.touchpoints]
        owned = context.wrote(stage, "owner")
        for owner in owners:
            if owned or context.wrote(owner, "owner"):
                continue
            for chance in owner.opportunities:
                if _waits_for_somebody(chance):
                    message = f'opportunity "{called_by(context, chance)}" would help much for little effort, and nobody takes it on'
                    hint = "name an owner"
                    yield Finding(chance.place, message, ("text",), hint=hint, element=chance.id or "")


def _waits_for_somebody(chance: Opportunity) -> bool:
    quick = chance.impact == "high" and chance.effort == "small"
    return quick and chance.owner is None and chance.link is None and chance.status not in SETTLED
