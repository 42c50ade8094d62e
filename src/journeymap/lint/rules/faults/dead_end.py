"""The rule dead-end."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule

__all__ = ["dead_end"]


@rule("dead-end", Severity.ERROR, after=("id-twice", "reserved-id"))
def dead_end(context: Context) -> Iterator[Finding]:
    """A planned touchpoint leads nowhere.

    Why: the last touchpoint leads to the journey's success by itself only if there is exactly one such outcome.
    Without a way on, everybody who comes here would count as lost by plan, and a plan does not plan loss.

    Example:
        stages:
          - name: Renewal
            touchpoints: [Gets the offer, Decides]
        outcomes:
          renewed: {kind: success}
          upgraded: {kind: success}

    Better:
        stages:
          - name: Renewal
            touchpoints:
              - Gets the offer
              - {name: Decides, next: [{to: renewed, when: keeps the plan}, {to: upgraded, when: takes a larger one}]}
        outcomes:
          renewed: {kind: success}
          upgraded: {kind: success}
    """
    successes = list(context.successes())
    for step, part in context.touchpoints.items():
        if not part.planned or step in context.vague or context.meant.get(step):
            continue
        why = f"there are {len(successes)} successes to choose from" if successes else "no outcome is a success"
        if len(successes) == 1:
            why = "nothing follows it"
        message = f'touchpoint "{step}" leads nowhere: it comes last, and {why}'
        keys = ("id",) if context.wrote(part, "id") else ("name",)
        hint = f"say where it goes, such as next: {next(iter(successes or context.outcomes), 'done')}"
        yield Finding(part.place, message, keys, hint=hint, element=step)
