"""The least time that the plan takes from a touchpoint to an answer: what the provider does next, or an outcome."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.graph.transition import START, Transition
from journeymap.lint.context import Context

__all__ = ["Answer", "Way", "awaited", "in_words", "soonest_answers"]

UNITS = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A step, the rest of the way from there, and where it ends; ways that join share what is left of them."""

    step: str
    ahead: Way | None
    end: str

    def __iter__(self) -> Iterator[Way]:
        """The ways that are left at each step, the whole one first."""
        here: Way | None = self
        while here is not None:
            yield here
            here = here.ahead


@dataclass(frozen=True, slots=True)
class Answer:
    """The soonest answer: after so many seconds, and the way there, up to the answer itself."""

    seconds: float
    way: Way


def soonest_answers(context: Context) -> Iterator[tuple[str, Answer]]:
    """The quickest planned way to an answer from each touchpoint that promises one (`respond-within`).

    Low ends of waits and of what the customer does on the way count; what the plan leaves unsaid takes no time. Nothing
    is said where the quickest way ends at a touchpoint of which nobody can read where it leads.
    """
    promising = [step for step, part in context.touchpoints.items() if part.respond_within and part.planned]
    if not promising:
        return
    answers = {node for node in context.graph.nodes if node != START and _answers(context, node)}
    unreadable = {step for step in context.touchpoints if _unreadable(context, step)}
    ends = answers | unreadable
    soonest = _soonest(context, ends)
    ways = {end: Way(end, None, end) for end in ends}
    for step in promising:
        if step in soonest and step not in unreadable:
            ahead = _way(soonest[step][1], soonest, ways)
            if ahead.end in answers:
                yield step, Answer(soonest[step][0], Way(step, ahead, ahead.end))


def _way(step: str, soonest: dict[str, tuple[float, str]], ways: dict[str, Way]) -> Way:
    """The way on from a step; `ways` are those that are known, and become more, so that each step is gone once."""
    trail = [step]
    while trail[-1] not in ways:
        trail.append(soonest[trail[-1]][1])
    for here, ahead in zip(trail[-2::-1], trail[:0:-1], strict=True):
        ways[here] = Way(here, ways[ahead], ways[ahead].end)
    return ways[step]


def _soonest(context: Context, ends: set[str]) -> dict[str, tuple[float, str]]:
    """For each touchpoint the least time to one of `ends` once it is left, and what comes next on that way.

    One walk backwards from all ends, the nearest first (Dijkstra).
    """
    entering: dict[str, list[Transition]] = {}
    for way in context.graph.transitions:
        if way.source != START and _counts(context, way):
            entering.setdefault(way.target, []).append(way)
    waiting = [(0.0, order, node) for order, node in enumerate(context.graph.nodes) if node in ends]
    soonest: dict[str, tuple[float, str]] = {}
    settled, count = set[str](), len(context.graph.nodes)
    while waiting:
        time, _, here = heapq.heappop(waiting)
        ways = () if here in settled else entering.get(here, ())
        settled.add(here)
        for way in ways:
            there = time + (way.wait.low if way.wait else 0.0)
            if way.source not in soonest or there < soonest[way.source][0]:
                soonest[way.source] = (there, here)
                if way.source not in ends:
                    count += 1
                    heapq.heappush(waiting, (there + _takes(context, way.source), count, way.source))
    return soonest


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
    words: list[str] = []
    left = round(seconds)
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


def _unreadable(context: Context, step: str) -> bool:
    """Whether nobody can read where the touchpoint leads, or only guess."""
    nexts = context.touchpoints[step].next
    return step in context.vague or any((entry.to or "") not in context.destinations for entry in nexts)


def _takes(context: Context, step: str) -> float:
    takes = context.touchpoints[step].takes
    return takes.low if takes else 0.0
