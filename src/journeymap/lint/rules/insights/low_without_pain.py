"""The rule low-without-pain."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.feelings import feelings_at, place_of_emotion, signed
from journeymap.lint.questions.foremost import foremost
from journeymap.lint.questions.parties import whom
from journeymap.lint.rule import Finding, insight
from journeymap.model.steps import Touchpoint

__all__ = ["low_without_pain"]


@insight("low-without-pain", draft=None)
def low_without_pain(context: Context, *, low: float = -1.0) -> Iterator[Finding]:
    """A step feels bad, and no pain point says what hurts.

    Why: a number alone tells nobody what to mend. Pain points at the step or at its stage count; a quote is a good
    source for one. Where a map names no pain points at all only its lowest step is found, otherwise the three lowest.

    Example:
        touchpoints:
          - {name: Orders, emotion: 1}
          - {name: Waits at home, emotion: -1.5}

    Better:
        touchpoints:
          - {name: Orders, emotion: 1}
          - {name: Waits at home, emotion: -1.5, pain-points: [The slot is six hours long]}

    Options:
        low: from this emotion downwards a step feels bad
    """
    stages = context.journey.stages
    used = any(stage.pain_points for stage in stages) or any(part.pain_points for part in context.touchpoints.values())
    found: list[tuple[float, Finding]] = []
    for step, part in context.touchpoints.items():
        if part.pain_points or part.journey or context.graph.stage_of[step].pain_points:
            continue
        felt = [(persona, emotion) for persona, emotion in feelings_at(context, part) if emotion <= low]
        if felt:
            found.append((min(emotion for _, emotion in felt), _finding(context, part, felt)))
    found.sort(key=lambda pair: pair[0])
    listed = [finding for _, finding in found]
    yield from foremost(listed) if used else foremost(listed, 1)


def _finding(context: Context, part: Touchpoint, felt: list[tuple[str, float]]) -> Finding:
    persona, lowest = min(felt, key=lambda pair: pair[1])
    who = whom(context, [name for name, _ in felt])
    message = f'"{part.id}" feels {signed(lowest)}{who}, and no pain point says what hurts'
    differs = part.personas.get(persona)
    quoted = part.quote or (differs.quote if differs else None)
    hint = "the quote may say it: make it a pain point" if quoted else "write down what hurts, in the customer's words"
    return Finding(part.place, message, place_of_emotion(part, persona), hint=hint, element=part.id or "")
