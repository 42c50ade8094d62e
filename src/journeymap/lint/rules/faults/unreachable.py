"""The rule unreachable."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.circles import circles
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule

__all__ = ["unreachable"]


@rule("unreachable", Severity.WARNING, after=("id-twice", "reserved-id"))
def unreachable(context: Context) -> Iterator[Finding]:
    """No planned way leads to a touchpoint or to an outcome.

    Why: nobody comes by it as the plan stands. Often the step before it names another `next`, or the touchpoint is
    something that customers do though nobody planned it (`planned: false`), or journeys may begin with it (`starts`).
    Of touchpoints that lead to each other only the first is named. An outcome that logged events stand for (`match`)
    or that may happen anywhere needs no planned way.

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
    yield from _outcomes(context, reached, closed=bool(lost))


def _first_of_each(context: Context, lost: list[str]) -> list[str]:
    """The first touchpoint of each group that nothing leads to; what follows from them is left out."""
    groups = circles(context.meant, lost)
    led_to = {target for group in groups for step in group for target in context.meant[step] - group}
    order = {step: index for index, step in enumerate(lost)}
    return [min(group, key=order.__getitem__) for group in groups if not group & led_to]


def _outcomes(context: Context, reached: set[str], *, closed: bool) -> Iterator[Finding]:
    """Outcomes without a way; where the only trouble is a way that stops short, the rules on those speak."""
    ends = {step for step in reached if step in context.touchpoints and not context.meant[step]}
    for key, outcome in context.journey.outcomes.items():
        told = key in reached or outcome.anywhere or (outcome.match is not None and not outcome.match.unmeasured)
        if told or (outcome.kind == "success" and (ends or closed or len(context.successes()) == 1)):
            continue
        message = f'no planned way leads to outcome "{key}", and no event stands for it'
        hint = "name it in a next, give it a match, or say anywhere: true"
        yield Finding(outcome.place, message, (), "key", hint=hint, element=key, severity=_grade(context))


def _grade(context: Context) -> Severity | None:
    """A plan does not plan loss: in a draft an outcome may wait for its way."""
    return Severity.INFO if context.draft else None
