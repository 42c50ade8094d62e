"""The rule aimless-opportunity."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.answers import beside
from journeymap.lint.rule import Finding, completeness
from journeymap.lint.words.texts import in_short
from journeymap.model.steps import Opportunity, Stage, Touchpoint

__all__ = ["aimless_opportunity"]

OVER = ("done", "dropped")


@completeness("aimless-opportunity")
def aimless_opportunity(context: Context) -> Iterator[Finding]:
    """An opportunity answers nothing: it names no pain point, and there is none beside it.

    Why: a solution without a problem cannot be weighed against others, and nobody can tell later whether it helped.
    A bad feeling or an `aim` at the step is a reason too. What is done or dropped is not asked, since its pain point
    may be gone.

    Example:
        touchpoints:
          - {name: Gets the contract, opportunities: [Send it as a video]}

    Better:
        touchpoints:
          - {name: Gets the contract, pain-points: [Twelve pages to read], opportunities: [Send it as a video]}
    """
    for stage in context.journey.stages:
        places: list[Touchpoint | None] = [None, *stage.touchpoints]
        for part in places:
            for opportunity in (part or stage).opportunities:
                if not opportunity.addresses and opportunity.status not in OVER and not _reason(stage, part):
                    yield _finding(opportunity)


def _reason(stage: Stage, part: Touchpoint | None) -> bool:
    """Whether something beside an opportunity calls for it."""
    return bool(beside(stage, part)) or (part is not None and (part.aim is not None or _low(part)))


def _low(part: Touchpoint) -> bool:
    felt = [part.emotion, *(differs.emotion for differs in part.personas.values())]
    return any(emotion is not None and emotion < 0 for emotion in felt)


def _finding(opportunity: Opportunity) -> Finding:
    name = opportunity.id if opportunity.written("id") else in_short(opportunity.text)
    message = f'opportunity "{name}" answers nothing: there is no pain point beside it'
    hint = "write down what hurts here, or name a pain point elsewhere with addresses:"
    return Finding(opportunity.place, message, ("text",), hint=hint, element=opportunity.id or "")
