"""The rule unmeasured-budget."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.questions.measured import is_mapped, is_seen, reads_whole, seen_successes
from journeymap.lint.rule import Finding, rule
from journeymap.lint.what_ifs.bounds import AnyBudget, budgets_in, flaw
from journeymap.model.data import Budget, TouchpointBudgets

__all__ = ["unmeasured_budget"]

Said = tuple[str, str]
"""What is wrong, and what helps."""

PROMISE = "respond-within: 5d, for example, at the touchpoint that promises an answer"
NEEDS_VISITS = ("drop-off", "answered-in-time", "time-to-next", "repeated")
COLUMNS = ("case", "activity", "time")


@rule("unmeasured-budget", Severity.ERROR, after=("unknown-reference",))
def unmeasured_budget(context: Context) -> Iterator[Finding]:
    """A budget is set for what no log can show, or it bounds nothing.

    Why: such a budget can never be broken, so everybody believes that it is kept. Whether a touchpoint is measured is
    asked only in a journey that says for some of its parts which events stand for them.

    Example:
        touchpoints:
          - {id: ask, match: form_sent}
          - {id: hear-back, match: none}
        outcomes: {answered: {match: answer_sent}}
        expect:
          touchpoints: {hear-back: {drop-off: {max: 10%}}}

    Better:
        touchpoints:
          - {id: ask, match: form_sent}
          - {id: hear-back, match: none}
        outcomes: {answered: {match: answer_sent}}
        expect:
          touchpoints: {ask: {drop-off: {max: 10%}}}
    """
    expect = context.journey.expect
    if expect is None:
        return
    mapped = is_mapped(context) and reads_whole(context)
    for key, budget in budgets_in(expect):
        yield from _one(key, budget, _unseen_in_all(context, key, budget, mapped=mapped))
    for step, budgets in expect.touchpoints.items():
        if step in context.touchpoints:
            yield from _of_touchpoint(context, step, budgets, mapped=mapped)


def _one(what: str, budget: AnyBudget, unseen: Said | None, element: str = "") -> Iterator[Finding]:
    """The first that is wrong with one budget."""
    wrong = flaw(what, budget)
    if wrong:
        part: Literal["key", "value"] = "value" if wrong.keys else "key"
        yield Finding(budget.place, wrong.message, wrong.keys, part, allowed=wrong.allowed, element=element)
    elif unseen:
        yield Finding(budget.place, unseen[0], (), "key", hint=unseen[1], element=element)


def _unseen_in_all(context: Context, key: str, budget: AnyBudget, *, mapped: bool) -> Said | None:
    """Why a budget on the whole journey cannot be measured."""
    if key == "answered-in-time" and not any(_promises(context, step) for step in context.touchpoints):
        return "no touchpoint promises an answer, so none can come in time", f"say {PROMISE}"
    if key not in ("conversion", "time-to-success"):
        return None
    if not context.successes():
        return f"{key} is about those who succeed, and no outcome of this journey is a success", "say kind: success"
    if mapped and not context.vague and not any(seen_successes(context)):
        first = next(iter(context.successes()))
        return f"no event shows who succeeds, so {key} cannot be measured", f'give outcome "{first}" a match'
    if isinstance(budget, Budget) and budget.within is None and not context.wrote(budget, "within"):
        return "the budget for conversion does not say within which time", "say it, such as within: 60d"
    return None


def _of_touchpoint(context: Context, step: str, budgets: TouchpointBudgets, *, mapped: bool) -> Iterator[Finding]:
    found = list(budgets_in(budgets))
    if not found and not budgets.metrics and not context.file.diagnostics:
        message = f'the budget for touchpoint "{step}" is empty'
        allowed = "a bound, such as {drop-off: {max: 12%}}"
        yield Finding(budgets.place, message, (), "key", allowed=allowed, element=step)
    elif mapped and not is_seen(context, step):
        message = f'a budget is set for touchpoint "{step}", for which no event stands'
        yield Finding(budgets.place, message, (), "key", hint="give it a match, or take the budget out", element=step)
    else:
        for key, budget in found:
            unseen = _unseen_at(context, step, key)
            yield from _one(f'{key} of touchpoint "{step}"', budget, unseen, step)
        for name, bound in budgets.metrics.items():
            unseen = _without_column(context, name) if mapped else None
            yield from _one(f'"{name}" of touchpoint "{step}"', bound, unseen, step)


def _unseen_at(context: Context, step: str, key: str) -> Said | None:
    """Why a budget on a touchpoint cannot be measured."""
    if key == "answered-in-time" and not _promises(context, step):
        return f'touchpoint "{step}" promises no answer, so none can come in time', f"say {PROMISE}"
    if key in NEEDS_VISITS and context.touchpoints[step].one_way:
        what = f'touchpoint "{step}" is sent one way: it is counted, and nobody stays or leaves there'
        return what, "set the budget for the step before it"
    if key == "repeated" and _without_channels(context):
        return (
            "events names no column for the channel, so a change of channel cannot be seen",
            "say which one holds it, such as channel: source",
        )
    return None


def _promises(context: Context, step: str) -> bool:
    part = context.touchpoints[step]
    return part.respond_within is not None or context.wrote(part, "respond-within")


def _without_channels(context: Context) -> bool:
    """Whether the log's columns are named one by one, and that of the channel is not among them."""
    events = context.journey.events
    if events is None or events.preset or context.wrote(events, "preset") or context.wrote(events, "channel"):
        return False
    return events.channel is None and all(getattr(events, column) for column in COLUMNS)


def _without_column(context: Context, name: str) -> Said | None:
    metric = context.journey.metrics.get(name)
    if metric is None or metric.column or context.wrote(metric, "column"):
        return None
    return f'metric "{name}" does not say which column of the log holds the answers', "say column: … in metrics"
