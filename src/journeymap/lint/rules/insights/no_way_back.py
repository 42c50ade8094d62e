"""The rule no-way-back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.lint.context import Context
from journeymap.lint.questions.circles import reversed_ways
from journeymap.lint.questions.feelings import feelings_at, signed
from journeymap.lint.rule import Finding, insight

__all__ = ["no_way_back"]


@insight("no-way-back", draft=None)
def no_way_back(context: Context) -> Iterator[Finding]:
    """Bad news ends the journey: no second try, no other offer, no journey that follows.

    Why: a customer whose request fails is still a customer. Looked at are failures that are planned (not `anywhere`)
    and reached only from steps that feel bad and lead nowhere else; a step between the bad news and the end counts as
    a way back, and so does `then`.

    Example:
        touchpoints:
          - {id: check, name: Hears the result, next: [{to: refusal, when: the risk is too high}, {to: granted}]}
          - {id: refusal, name: Gets the refusal, emotion: -1.5, next: refused}
        outcomes: {granted: {kind: success}, refused: {kind: failure}}

    Better:
        touchpoints:
          - {id: check, name: Hears the result, next: [{to: refusal, when: the risk is too high}, {to: granted}]}
          - {id: refusal, name: Gets the refusal, emotion: -1.5, next: [{to: refused}, {to: check, when: sends more papers}]}
        outcomes: {granted: {kind: success}, refused: {kind: failure}}
    """
    sources = reversed_ways(context.meant)
    for key, outcome in context.journey.outcomes.items():
        if outcome.kind != "failure" or outcome.anywhere or outcome.then:
            continue
        news = [step for step in context.touchpoints if step in sources.get(key, ())]
        if news and all(_is_the_end(context, step, sources) for step in news):
            feels = signed(_lowest(context, news[0]))
            message = f'"{news[0]}" feels {feels} and leads only to "{key}": there is no way back from there'
            hint = "offer a second try or something else, or say then: which journey follows"
            yield Finding(outcome.place, message, (), "key", hint=hint, element=key)


def _is_the_end(context: Context, step: str, sources: Mapping[str, set[str]]) -> bool:
    """Whether a step is bad news that comes at a fork and leads to one outcome only."""
    if context.touchpoints[step].journey or step in context.vague or len(context.meant[step]) != 1:
        return False
    forked = all(source in context.touchpoints and len(context.meant[source]) > 1 for source in sources[step])
    return forked and bool(sources[step]) and _lowest(context, step) < 0


def _lowest(context: Context, step: str) -> float:
    """How the step feels to those whom it hurts most; 0 where nobody says."""
    return min((emotion for _, emotion in feelings_at(context, context.touchpoints[step])), default=0.0)
