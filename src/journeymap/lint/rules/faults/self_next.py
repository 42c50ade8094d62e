"""The rule self-next."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule

__all__ = ["self_next"]


@rule("self-next", Severity.WARNING)
def self_next(context: Context) -> Iterator[Finding]:
    """A touchpoint leads to itself.

    Why: events at the same touchpoint one after another are one visit, so a log can never show such a step. How often
    something is done again at once is said with `repeats`.

    Example:
        touchpoints:
          - {id: pay, next: [{to: pay, when: the card is refused, share: 20%}]}

    Better:
        touchpoints:
          - {id: pay, repeats: 20%}
    """
    for step, entry in context.nexts():
        if entry.to == step:
            message = f'touchpoint "{step}" goes to itself, which a log cannot show'
            share = f"{entry.share:.0%}" if entry.share else "20%"
            hint = f"say repeats: {share} instead"
            yield Finding(entry.place, message, ("to",), hint=hint, element=step)
