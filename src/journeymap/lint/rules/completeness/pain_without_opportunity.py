"""The rule pain-without-opportunity."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.answers import answered
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, completeness
from journeymap.model.steps import PainPoint, Stage, Touchpoint

__all__ = ["pain_without_opportunity"]

SEVERE = ("high", "critical")


@completeness("pain-without-opportunity")
def pain_without_opportunity(context: Context) -> Iterator[Finding]:
    """No opportunity answers a pain point of high or critical severity.

    Why: the map says that it hurts badly, and leaves open whether anybody thought about it. An opportunity without
    `addresses` answers the pain points beside it. One that was dropped counts too, since somebody looked at it.

    Example:
        touchpoints:
          - name: Sends photos
            pain-points: [{text: Refused with no reason, severity: high}]

    Better:
        touchpoints:
          - name: Sends photos
            pain-points: [{text: Refused with no reason, severity: high}]
            opportunities: [Check the sharpness before sending]
    """
    known = answered(context)
    for stage in context.journey.stages:
        owners: list[Stage | Touchpoint] = [stage, *stage.touchpoints]
        for owner in owners:
            yield from (_finding(owner, pain) for pain in owner.pain_points if _open(pain, known))


def _open(pain: PainPoint, known: set[str]) -> bool:
    return pain.severity in SEVERE and pain.id not in known


def _finding(owner: Stage | Touchpoint, pain: PainPoint) -> Finding:
    message = f'no opportunity answers pain point "{pain.id}", whose severity is {pain.severity}'
    hint = f"say an opportunity beside it, or addresses: {pain.id} at one elsewhere"
    if not pain.written("id"):
        message = (
            f'no opportunity answers a pain point of {owner.title()} "{owner.id}", whose severity is {pain.severity}'
        )
        hint = "say an opportunity beside it"
    return Finding(pain.place, message, ("severity",), hint=hint, element=pain.id or "")
