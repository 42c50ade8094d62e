"""The rule pain-without-opportunity."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.answers import answered
from journeymap.lint.rule import Finding, completeness
from journeymap.lint.words.texts import in_short
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
            yield from (_finding(pain) for pain in owner.pain_points if _open(pain, known))


def _open(pain: PainPoint, known: set[str]) -> bool:
    return pain.severity in SEVERE and pain.id not in known


def _finding(pain: PainPoint) -> Finding:
    name = pain.id if pain.written("id") else in_short(pain.text)
    message = f'no opportunity answers pain point "{name}" (severity: {pain.severity})'
    elsewhere = f", or say addresses: {name} at one elsewhere" if pain.written("id") else ""
    return Finding(pain.place, message, ("severity",), hint=f"write one beside it{elsewhere}", element=pain.id or "")
