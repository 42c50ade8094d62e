"""The rule shares-over-100."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.graph.wording import percent
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule

__all__ = ["shares_over_100"]

ENOUGH = 1.0 + 1e-9


@rule("shares-over-100", Severity.ERROR)
def shares_over_100(context: Context) -> Iterator[Finding]:
    """Shares of one crowd add up to more than everybody.

    Why: the ways on from a touchpoint share out those who come by it, and the starts share out all journeys. What is
    left under 100% goes on to the following touchpoint.

    Example:
        touchpoints:
          - {name: Gets the bill, next: [{to: pay, share: 80%}, {to: call, share: 30%}]}
          - {id: call, name: Calls the hotline}
          - {id: pay, name: Pays}

    Better:
        touchpoints:
          - {name: Gets the bill, next: [{to: pay, share: 80%}, {to: call, share: 20%}]}
          - {id: call, name: Calls the hotline}
          - {id: pay, name: Pays}
    """
    for step, part in context.touchpoints.items():
        total = sum(entry.share or 0.0 for entry in part.next)
        if total > ENOUGH:
            message = f'the ways on from touchpoint "{step}" add up to {percent(total)}'
            yield Finding(part.place, message, ("next",), "key", allowed="at most 100%", element=step)
    starts = {key: part.starts for key, part in context.touchpoints.items() if part.starts is not True and part.planned}
    total = 0.0
    for step, share in starts.items():
        before, total = total, total + share
        if total > ENOUGH >= before:
            message = f'with touchpoint "{step}", the shares of journeys that start here or there exceed 100%'
            place = context.touchpoints[step].place
            yield Finding(place, message, ("starts",), allowed="at most 100% in all", element=step)
