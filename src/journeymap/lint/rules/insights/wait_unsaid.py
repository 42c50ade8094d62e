"""The rule wait-unsaid."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.foremost import foremost
from journeymap.lint.questions.onwards import onwards
from journeymap.lint.questions.parties import CUSTOMER, begun_by_customer, initiator, meets_customer
from journeymap.lint.questions.switches import kinds_of
from journeymap.lint.rule import Finding, insight
from journeymap.lint.words.spoken_of import speaks_of_waiting
from journeymap.model.people import ChannelKind
from journeymap.model.steps import Touchpoint

__all__ = ["wait_unsaid"]

IN_PERSON: frozenset[ChannelKind | None] = frozenset({"personal-assistance", "dedicated-assistance"})


@insight("wait-unsaid", draft=None)
def wait_unsaid(context: Context) -> Iterator[Finding]:
    """Customers wait for the company, and the map does not say how long.

    Why: waiting is what customers complain of most, and the map shows it to scale where it knows. Found are steps whose
    name says that somebody waits, and, in a map that says it elsewhere, steps after which a person of the company gets
    in touch in another channel. `wait`, `takes` or `respond-within` at the step, or at the one before, answers.

    Example:
        touchpoints:
          - {name: Orders the line, channel: web}
          - {name: Waits for the technician}
          - {name: The technician comes, channel: home, initiator: provider}

    Better:
        touchpoints:
          - {name: Orders the line, channel: web}
          - {name: Waits for the technician, wait: 4d..6d}
          - {name: The technician comes, channel: home, initiator: provider}
    """
    elsewhere = sum(1 for part in context.touchpoints.values() if _says(part))
    yield from foremost(_found(context, _told(context), elsewhere > 1))


def _found(context: Context, told: set[str], said_elsewhere: bool) -> Iterator[Finding]:
    for step, part in context.touchpoints.items():
        if not part.planned or part.journey or _says(part) or step in context.vague or step in told:
            continue
        hint = "say how long: wait: 2d..5d, or what is promised: respond-within: 5d"
        if speaks_of_waiting(part.name):
            message = f'the customer waits at "{step}", and the map does not say how long'
            yield Finding(part.place, message, ("name",), hint=hint, element=step)
        elif said_elsewhere and begun_by_customer(part) and not part.one_way:
            answer = _answer(context, step)
            if answer:
                message = f'after "{step}" the customer waits for "{answer}", and the map does not say how long'
                yield Finding(part.place, message, ("name",), hint=hint, element=step)


def _says(part: Touchpoint) -> bool:
    """Whether a step says how long something lasts, or what is promised."""
    return bool(part.wait or part.takes or part.respond_within or any(way.wait for way in part.next))


def _told(context: Context) -> set[str]:
    """Steps before which it is said how long customers wait: on a way there, or by a promise that still holds."""
    told = {way.target for way in context.graph.planned if way.wait}
    waiting = [step for step, part in context.touchpoints.items() if part.respond_within]
    promised: set[str] = set()
    while waiting:
        for way in context.graph.leaving(waiting.pop()):
            part = context.touchpoints.get(way.target)
            if part is not None and initiator(part) == CUSTOMER and way.target not in promised:
                promised.add(way.target)
                waiting.append(way.target)
    return told | promised


def _answer(context: Context, step: str) -> str | None:
    """The step by which a person of the company answers in another channel, where it is all that comes next."""
    here = set(context.touchpoints[step].channel)
    ways = onwards(context, step)
    for part in map(context.touchpoints.get, ways):
        if part is None or part.one_way or initiator(part) == CUSTOMER or not meets_customer(part):
            return None
        if not part.channel or set(part.channel) & here or not kinds_of(context, part.channel) <= IN_PERSON:
            return None
    return ways[0] if ways else None
