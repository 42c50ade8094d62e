"""The rule promise-against-plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.questions.promises import Way, in_words, soonest_answers
from journeymap.lint.rule import Finding, rule
from journeymap.model.steps import Touchpoint

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
    admitted = _admitted(context)
    told: dict[Way, bool] = {}
    for step, answer in soonest_answers(context):
        part = context.touchpoints[step]
        promise = part.respond_within
        if promise and answer.seconds > promise.high:
            said = f'touchpoint "{step}" promises an answer within {promise.text}'
            message = f"{said}, but the plan takes at least {in_words(answer.seconds)}: {_shown(answer.way)}"
            hint = "plan shorter waits, promise what the plan can keep, or add the step that answers sooner"
            severity = Severity.INFO if _on_the_way(answer.way, admitted, told) else None
            yield Finding(part.place, message, ("respond-within",), hint=hint, element=step, severity=severity)


def _admitted(context: Context) -> set[str]:
    """The steps of which a map of how it is says that they hurt, themselves or their stage."""
    stages = context.journey.stages if context.journey.perspective == "as-is" else ()
    return {
        part.id or ""
        for stage in stages
        for part in stage.touchpoints
        if stage.pain_points or part.pain_points or any(emotion < 0 for emotion in _felt(part))
    }


def _felt(part: Touchpoint) -> Iterator[float]:
    yield from (emotion or 0.0 for emotion in (part.emotion, *(each.emotion for each in part.personas.values())))


def _on_the_way(way: Way, steps: set[str], told: dict[Way, bool]) -> bool:
    """Whether one of `steps` is on the way; `told` keeps the answers, since ways to the same answer join."""
    passed: list[Way] = []
    found = False
    for here in way:
        passed.append(here)
        found = told.get(here, here.step in steps)
        if found or here in told:
            break
    told.update(dict.fromkeys(passed, found))
    return found


def _shown(way: Way) -> str:
    first = [here.step for here in islice(way, FEW + 1)]
    return " > ".join(first if len(first) <= FEW else [*first[: FEW - 2], "…", way.end])
