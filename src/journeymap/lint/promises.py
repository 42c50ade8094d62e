"""The least time that the plan takes from a touchpoint to an answer: what the provider does next, or an outcome."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from journeymap.graph.transition import Transition
from journeymap.lint.context import Context
from journeymap.model.steps import Touchpoint

__all__ = ["Answer", "awaited", "in_words", "soonest_answer"]

FAR = 300
"""An answer further away than so many touchpoints is not looked for."""

UNITS = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))


@dataclass(frozen=True, slots=True)
class Answer:
    """The soonest answer: after so many seconds, and the touchpoints on the way, the last one or the outcome included."""

    seconds: float
    way: tuple[str, ...]


def soonest_answer(context: Context, step: str, patience: float) -> Answer | None:
    """The quickest planned way from `step` to an answer.

    Low ends of waits and of what the customer does on the way count; what the plan leaves unsaid takes no time. None
    where an answer may come within `patience` seconds, or where the plan does not say where the way leads.
    """
    waiting: list[tuple[float, int, str, tuple[str, ...]]] = [(0.0, 0, step, (step,))]
    settled: set[str] = set()
    count = 0
    while waiting and len(settled) < FAR:
        time, _, here, way = heapq.heappop(waiting)
        if here in settled:
            continue
        settled.add(here)
        if here != step and _answers(context, here):
            return Answer(time, way) if time > patience else None
        if here in context.vague or _misspelt(context, here):
            return None
        spent = time + (_takes(context.touchpoints[here]) if here != step else 0.0)
        for ahead in context.graph.leaving(here):
            if _counts(context, ahead):
                count += 1
                wait = ahead.wait.low if ahead.wait else 0.0
                heapq.heappush(waiting, (spent + wait, count, ahead.target, (*way, ahead.target)))
    return None


def awaited(context: Context) -> set[str]:
    """The steps of others and the outcomes that a `respond-within` waits for: the first ones on every way from it."""
    waiting = [step for step, part in context.touchpoints.items() if part.respond_within and part.planned]
    seen, found = set(waiting), set[str]()
    while waiting:
        for way in context.graph.leaving(waiting.pop()):
            if _answers(context, way.target):
                found.add(way.target)
            elif way.target not in seen:
                seen.add(way.target)
                waiting.append(way.target)
    return found


def in_words(seconds: float) -> str:
    """A time as it is written in a file, in its two largest units.

    >>> in_words(9 * 86400), in_words(93600), in_words(90)
    ('9d', '1d 2h', '1min 30s')
    """
    words, left = [], round(seconds)
    for size, unit in UNITS:
        if left >= size and len(words) < 2:
            words.append(f"{left // size}{unit}")
            left %= size
    return " ".join(words) or "0s"


def _answers(context: Context, node: str) -> bool:
    """Whether the wait is over here: an outcome, somebody else's step, or another journey in which there may be one."""
    part = context.touchpoints.get(node)
    return part is None or bool(part.journey) or (part.initiator or "customer") != "customer"


def _counts(context: Context, way: Transition) -> bool:
    """Outcomes that may happen anywhere are no answer that the plan gives, unless they are good or neither."""
    outcome = context.journey.outcomes.get(way.target)
    return way.reason != "anywhere" or outcome is None or outcome.kind != "failure"


def _misspelt(context: Context, step: str) -> bool:
    return any((entry.to or "") not in context.destinations for entry in context.touchpoints[step].next)


def _takes(part: Touchpoint) -> float:
    return part.takes.low if part.takes else 0.0
