"""The rule promise-against-plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.lint.context import Context
from journeymap.lint.promises import in_words, soonest_answers
from journeymap.lint.rule import Finding, insight

__all__ = ["promise_against_plan"]

FEW = 5
"""So many touchpoints of a way are named."""


@insight("promise-against-plan")
def promise_against_plan(context: Context) -> Iterator[Finding]:
    """The plan takes longer than the answer that it promises.

    Why: `respond-within` promises how long customers wait for the next step that is not theirs, or for an outcome. If
    even the quickest planned way there takes longer, every customer finds the promise broken. Waits and what customers
    do in between count with their lower ends; what the plan leaves unsaid takes no time. A map of how it is may say so
    openly; in one of how it should be either the promise or the waits are wrong.

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
            yield Finding(part.place, message, ("respond-within",), hint=hint, element=step)


def _shown(way: Sequence[str]) -> str:
    return " > ".join(way if len(way) <= FEW else [*way[: FEW - 2], "…", way[-1]])
