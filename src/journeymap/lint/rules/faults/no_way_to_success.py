"""The rule no-way-to-success."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.graph.transition import START
from journeymap.lint.context import Context
from journeymap.lint.questions.loops import closed_loops
from journeymap.lint.rule import Finding, rule

__all__ = ["no_way_to_success"]


@rule("no-way-to-success", Severity.ERROR)
def no_way_to_success(context: Context) -> Iterator[Finding]:
    """No planned way leads from the start to a success.

    Why: a journey that can only fail has no conversion to measure. Where a way stops short or goes round in circles,
    that is reported instead.

    Example:
        touchpoints:
          - {id: ask, next: refused}
        outcomes:
          granted: {kind: success}
          refused: {kind: failure}

    Better:
        touchpoints:
          - {id: ask, next: [{to: refused, when: the risk is too high}, {to: granted, when: all is well}]}
        outcomes:
          granted: {kind: success}
          refused: {kind: failure}
    """
    successes = context.successes()
    reached = context.reached - {START}
    anywhere = any(outcome.anywhere for outcome in successes.values())
    if not reached or not successes or anywhere or reached & set(successes) or reached & context.vague:
        return
    stuck = any(not context.meant[step] for step in reached if step in context.touchpoints)
    if stuck or any(loop & reached for loop in closed_loops(context)):
        return
    key, outcome = next(iter(successes.items()))
    message = f'no planned way leads from the start to a success such as "{key}"'
    hint = f"name it in a next: {{to: {key}, when: …}}"
    yield Finding(outcome.place, message, (), "key", hint=hint, element=key)
