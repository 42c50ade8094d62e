"""The rule leads-to-unplanned."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule

__all__ = ["leads_to_unplanned"]


@rule("leads-to-unplanned", Severity.WARNING)
def leads_to_unplanned(context: Context) -> Iterator[Finding]:
    """A way leads to a touchpoint that says it was never planned, or from one.

    Why: what customers do though nobody planned it is measured and drawn apart, and is on no planned path; a `next`
    to it or at it has no effect.

    Example:
        touchpoints:
          - {id: waits, next: status-call}
          - {id: status-call, name: Calls to ask how it goes, planned: false}

    Better:
        touchpoints:
          - {id: waits}
          - {id: status-call, name: Calls to ask how it goes, planned: false}
    """
    for step, entry in context.nexts():
        target = context.touchpoints.get(entry.to or "")
        if target is not None and not target.planned:
            message = f'touchpoint "{step}" goes to "{entry.to}", which is not planned (planned: false)'
            hint = "leave out one of the two"
            yield Finding(entry.place, message, ("to",), hint=hint, element=step)
    for step, part in context.touchpoints.items():
        if not part.planned and (part.next or part.starts is not False):
            key = "next" if part.next else "starts"
            message = f'touchpoint "{step}" is not planned (planned: false), so its {key} has no effect'
            yield Finding(part.place, message, (key,), "key", hint="leave out one of the two", element=step)
