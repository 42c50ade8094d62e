"""Which pain points each opportunity answers: those it names, else those beside it."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.model.steps import Opportunity, PainPoint, Stage, Touchpoint

__all__ = ["answered", "beside"]


def answered(context: Context) -> set[str]:
    """The ids of all pain points that an opportunity answers; a misspelt id is taken for the closest one."""
    owners: list[Stage | Touchpoint] = [*context.journey.stages, *_touchpoints(context)]
    pains = {pain.id or "": str(pain.text) for owner in owners for pain in owner.pain_points}
    found: set[str] = set()
    for stage, part in _owners(context):
        for opportunity in (part or stage).opportunities:
            if opportunity.addresses:
                found |= _named(context, opportunity, pains)
            else:
                found |= {pain.id or "" for pain in beside(stage, part)}
    return found


def beside(stage: Stage, part: Touchpoint | None) -> tuple[PainPoint, ...]:
    """The pain points beside what stands at a touchpoint, or at a stage where `part` is None.

    Those at the same place; where there are none, those of the stage around it or of all that is in the stage.
    """
    own = (part or stage).pain_points
    if own:
        return own
    return stage.pain_points if part else tuple(pain for step in stage.touchpoints for pain in step.pain_points)


def _named(context: Context, opportunity: Opportunity, pains: dict[str, str]) -> set[str]:
    return {name if name in pains else context.near(name, pains) or "" for name in opportunity.addresses}


def _owners(context: Context) -> Iterator[tuple[Stage, Touchpoint | None]]:
    for stage in context.journey.stages:
        yield stage, None
        for part in stage.touchpoints:
            yield stage, part


def _touchpoints(context: Context) -> Iterator[Touchpoint]:
    return (part for _, part in _owners(context) if part is not None)
