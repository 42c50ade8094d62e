"""The rule promise-against-plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.questions.promises import in_words, soonest_answers
from journeymap.lint.rule import Finding, rule

__all__ = ["promise_against_plan"]

FEW = 5
"""So many touchpoints of a way are named."""


@rule("promise-against-plan", Severity.ERROR)
def promise_against_plan(context: Context) -> Iterator[Finding]:
    """The plan takes longer than the answer that it promises.

    Why: `respond-within` promises how long customers wait for the next step that is not theirs, or for an outcome. If
    even the quickest planned way there takes longer, every customer finds the promise broken. Waits and what customers
    do in between count with their lower ends; what the plan leaves unsaid takes no time. A map of how it is may say openly
    that a promise is not kept: where a pain point or a low emotion on the way admits it, this is info only.

    Example:
        touchpoints:
          - {id: apply, name: Sends the application, respond-within: 5d, wait: 9d}
          - {id: decision, name: Gets the decision, initiator: provider}

    Better:
        touchpoints:
          - {id: apply, name: Sends the application, respond-within: 5d, wait: 3d..5d}
          - {id: decision, name: Gets the decision, initiator: provider}
    """
    for step, answer in soonest_answers(context):
        part = context.touchpoints[step]
        promise = part.respond_within
        if promise and answer.seconds > promise.high:
            said = f'touchpoint "{step}" promises an answer within {promise.text}'
            message = f"{said}, but the plan takes at least {in_words(answer.seconds)}: {_shown(answer.way)}"
            hint = "plan shorter waits, promise what the plan can keep, or add the step that answers sooner"
            severity = Severity.INFO if _admitted(context, answer.way) else None
            yield Finding(part.place, message, ("respond-within",), hint=hint, element=step, severity=severity)


def _admitted(context: Context, way: Sequence[str]) -> bool:
    """Whether a map of how it is says that the wait hurts: at a step on the way, or in its stage."""
    if context.journey.perspective != "as-is":
        return False
    for stage in context.journey.stages:
        parts = [part for part in stage.touchpoints if part.id in way]
        hurts = any(part.pain_points or (part.emotion or 0) < 0 for part in parts)
        felt = any((differs.emotion or 0) < 0 for part in parts for differs in part.personas.values())
        if hurts or felt or (parts and stage.pain_points):
            return True
    return False


def _shown(way: Sequence[str]) -> str:
    return " > ".join(way if len(way) <= FEW else [*way[: FEW - 2], "…", way[-1]])
