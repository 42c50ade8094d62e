"""The rule unreachable."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.questions.circles import circles
from journeymap.lint.rule import Finding, rule

__all__ = ["unreachable"]


@rule("unreachable", Severity.WARNING, after=("id-twice", "reserved-id"))
def unreachable(context: Context) -> Iterator[Finding]:
    """No planned way leads to a touchpoint.

    Why: nobody comes by it as the plan stands. Often the step before it names another `next`, or the touchpoint is
    something that customers do though nobody planned it (`planned: false`), or journeys may begin with it (`starts`).
    Of touchpoints that lead to each other only the first is named, so a stage that nothing leads to is one finding.
    Outcomes have a rule of their own, unreached-outcome.

    Example:
        touchpoints:
          - {id: pay, next: thanks}
          - {id: call, name: Calls the hotline}
          - {id: thanks, name: Thank-you page}

    Better:
        touchpoints:
          - {id: pay, next: thanks}
          - {id: call, name: Calls the hotline, planned: false}
          - {id: thanks, name: Thank-you page}
    """
    reached = context.reached
    if context.vague & reached:
        return
    lost = [step for step, part in context.touchpoints.items() if part.planned and step not in reached]
    for step in _first_of_each(context, lost):
        part = context.touchpoints[step]
        message = f'no planned way leads to touchpoint "{step}"'
        hint = "name it in a next, or say starts: true or planned: false"
        yield Finding(part.place, message, ("id",) if context.wrote(part, "id") else ("name",), hint=hint, element=step)


def _first_of_each(context: Context, lost: list[str]) -> list[str]:
    """The first touchpoint of each group that nothing leads to; what follows from them is left out."""
    groups = circles(context.meant, lost)
    led_to = {target for group in groups for step in group for target in context.meant[step] - group}
    order = {step: index for index, step in enumerate(lost)}
    return [min(group, key=order.__getitem__) for group in groups if not group & led_to]
