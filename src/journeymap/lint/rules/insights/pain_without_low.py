"""The rule pain-without-low."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.feelings import feelings_at, signed
from journeymap.lint.questions.foremost import foremost
from journeymap.lint.rule import Finding, insight
from journeymap.model.steps import Touchpoint

__all__ = ["pain_without_low"]

SEVERE = {"high", "critical"}


@insight("pain-without-low")
def pain_without_low(context: Context, *, above: float = 0.5) -> Iterator[Finding]:
    """A severe pain point stands at a step that feels good to everybody.

    Why: one of the two is off. Perhaps the pain is not that severe, perhaps it belongs to another step, or the emotion
    is a guess. Steps that a wait or a promise follows are left out: there the pain is often the waiting.

    Example:
        touchpoints:
          - {name: Fills in the form, emotion: 1.5, pain-points: [{text: 23 fields, severity: critical}]}

    Better:
        touchpoints:
          - {name: Fills in the form, emotion: -0.5, pain-points: [{text: 23 fields, severity: critical}]}

    Options:
        above: a step feels good above this emotion
    """
    yield from foremost(_found(context, above))


def _found(context: Context, above: float) -> Iterator[Finding]:
    for step, part in context.touchpoints.items():
        severe = [index for index, pain in enumerate(part.pain_points) if pain.severity in SEVERE]
        felt = [emotion for _, emotion in feelings_at(context, part)] if severe else []
        if felt and min(felt) > above and not _waits_follow(part):
            pain = part.pain_points[severe[0]]
            message = f'"{step}" feels {signed(min(felt))}, though a pain point there is rated {pain.severity}'
            hint = "one of the two is off: weigh the pain again, or ask how the step feels"
            keys = ("severity",) if context.wrote(pain, "severity") else ()
            yield Finding(pain.place, message, keys, hint=hint, element=pain.id or step)


def _waits_follow(part: Touchpoint) -> bool:
    return part.wait is not None or part.respond_within is not None or any(way.wait for way in part.next)
