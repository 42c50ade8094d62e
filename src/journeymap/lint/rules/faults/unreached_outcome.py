"""The rule unreached-outcome."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.steps import Outcome

__all__ = ["unreached_outcome"]


@rule("unreached-outcome", Severity.ERROR, after=("id-twice", "reserved-id", "no-way-to-success"))
def unreached_outcome(context: Context) -> Iterator[Finding]:
    """Nobody ends the journey with this outcome: no planned way leads to it, and no logged event stands for it.

    Why: an outcome that is only written down is drawn nowhere and counts nobody, and those who do end so are taken for
    lost. Name it in a `next`, say which events it is (`match`), or that it may happen at any step (`anywhere`). Where
    the way to it only stops short (a dead end, a touchpoint that is itself unreachable), that is reported instead.

    Example:
        touchpoints:
          - {id: apply, name: Applies for the loan}
          - {id: sign, name: Signs the contract}
        outcomes:
          granted: {kind: success}
          declined: {kind: failure}

    Better:
        touchpoints:
          - {id: apply, name: Applies for the loan, next: {to: declined, when: the risk is too high}}
          - {id: sign, name: Signs the contract}
        outcomes:
          granted: {kind: success}
          declined: {kind: failure}
    """
    steps = [step for step, part in context.touchpoints.items() if part.planned]
    # A `next` that nobody can read, or that stands where it has no effect, may mean any outcome.
    if not steps or context.vague or _named_in_vain(context):
        return
    led_to = {target for step in steps for target in context.meant[step]}
    ends = any(not context.meant[step] for step in steps)
    successes = len(context.successes())
    for key, outcome in context.journey.outcomes.items():
        if key in led_to or outcome.anywhere or outcome.match is not None:
            continue
        if not _explained(outcome, successes, ends=ends):
            message = f'no planned way leads to outcome "{key}", and no event stands for it'
            hint = "name it in a next, give it a match, or say anywhere: true"
            yield Finding(outcome.place, message, (), "key", hint=hint, element=key)


def _explained(outcome: Outcome, successes: int, *, ends: bool) -> bool:
    """Whether a dead end, or the lack of any way to a success, is the fault behind it and is reported as such."""
    if outcome.kind == "success":
        return ends or successes == 1
    return ends and not successes


def _named_in_vain(context: Context) -> bool:
    """Whether a touchpoint that is on no planned path leads to an outcome."""
    unplanned = {step for step, part in context.touchpoints.items() if not part.planned}
    return any(
        step in unplanned and context.destination(entry.to or "") in context.outcomes for step, entry in context.nexts()
    )
