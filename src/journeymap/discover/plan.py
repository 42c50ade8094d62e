"""What leads where on the map: the ways that are kept, and what the language makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeymap.discover.counting import START, Counts

__all__ = ["DONE", "ENDED", "Line", "Plan", "Way", "connected", "most_ways", "planned_ways", "usual_ways"]

Way = tuple[int, int]

PER_TOUCHPOINT = 3
"""Nobody can read a map of more ways than so many a touchpoint, and one for each of those in any order."""

DONE, ENDED = -1, -2
"""Outcomes that no activity stands for: the success of a log that shows none, and an end that nobody went on from."""


@dataclass(frozen=True)
class Line:
    """Touchpoints in order, the stretch of them that comes in any order, and the outcomes.

    Args:
        order: the touchpoints' numbers.
        any_order: those that lead to each other every way, one stretch of `order`.
        outcomes: the outcomes' numbers.
        successes: which of them are good, or `DONE`.
    """

    order: Sequence[int]
    any_order: Sequence[int] = ()
    outcomes: Sequence[int] = ()
    successes: Sequence[int] = ()

    @property
    def success(self) -> int | None:
        """The only success, if there is exactly one: the last touchpoint leads there."""
        return self.successes[0] if len(self.successes) == 1 else None

    def following(self, step: int) -> list[int]:
        """Where those go whom nothing sends elsewhere, as the language has it."""
        last = self.any_order[-1] if step in self.any_order else step
        index = self.order.index(last) + 1
        if index < len(self.order):
            return self.entered(self.order[index])
        return [] if self.success is None else [self.success]

    def entered(self, step: int) -> list[int]:
        """What is entered when a step comes next: all of the stretch in any order, if it is the first of that."""
        return list(self.any_order) if self.any_order and step == self.any_order[0] else [step]

    def around(self, step: int) -> list[int]:
        """The others of the stretch in any order."""
        return [other for other in self.any_order if other != step] if step in self.any_order else []


@dataclass(frozen=True)
class Plan:
    """The ways that are kept, from `START` on, with how often they were taken, and the order of the file."""

    ways: Mapping[Way, int]
    line: Line

    def leaving(self, step: int) -> dict[int, int]:
        """The kept ways out of a touchpoint, without those among steps in any order, the most frequent first."""
        around = set(self.line.around(step))
        ways = {target: steps for (source, target), steps in self.ways.items() if source == step}
        return {target: steps for target, steps in sorted(ways.items(), key=_often) if target not in around}

    def drifts(self, step: int) -> bool:
        """Whether those whom nothing sends elsewhere go on to what is written below."""
        following = set(self.line.following(step))
        return bool(following & set(self.leaving(step))) or bool(self.line.around(step))


def most_ways(line: Line) -> int:
    """How many ways a map of these touchpoints can hold."""
    return PER_TOUCHPOINT * len(line.order) - (PER_TOUCHPOINT - 1) * len(line.any_order)


def usual_ways(counts: Counts, line: Line, ways: float, least: float) -> dict[Way, int]:
    """The ways that so many of those who go on take (`ways`), and the beginnings of so many journeys (`least`).

    Of more than a map can hold, the most frequent ones.
    """
    kept: dict[Way, int] = {}
    known = {START, *line.order}
    for source in sorted({source for source, _ in counts.ways} & known):
        leaving = counts.leaving(source)
        bound = (least if source == START else ways) * sum(leaving.values())
        kept |= {
            (source, target): steps
            for target, steps in leaving.items()
            if steps >= bound
            and target not in line.around(source)
            and not (source == START and target in line.outcomes)
        }
    return dict(sorted(kept.items(), key=lambda entry: (-entry[1], entry[0]))[: most_ways(line)])


def connected(counts: Counts, line: Line, kept: Mapping[Way, int]) -> dict[Way, int]:
    """With the most frequent ways that it takes for every touchpoint to be reached, and to lead to an end.

    A success that no touchpoint leads to is led to by the last one, by a way that nobody took.
    A touchpoint from which nobody went on leads to the end that it is itself: to a success if the log shows none, else
    to `ENDED`.
    """
    ways = dict(kept)
    ways.setdefault((START, line.order[0]), counts.ways.get((START, line.order[0]), 0))
    _join(ways, line, counts)
    _lead_to_ends(ways, line, counts)
    if not any(target in line.successes for source, target in ways if source != START):
        ways[line.order[-1], line.successes[0]] = 0  # only those succeed who are seen at no other step
    return ways


def _join(ways: dict[Way, int], line: Line, counts: Counts) -> None:
    """Add the most frequent way from what is reached to what is not, until every touchpoint is."""
    inner = [way for way in counts.ways if way[0] in (START, *line.order) and way[1] in line.order]
    while True:
        reached = _reached(ways, {START}) | {START}
        found = next((way for way in inner if way[0] in reached and way[1] not in reached), None)
        if found is None:
            return
        ways[found] = counts.ways[found]


def _lead_to_ends(ways: dict[Way, int], line: Line, counts: Counts) -> None:
    """Add ways, the most frequent first, until there is one from each touchpoint to some end."""
    ends = {DONE, ENDED, *line.outcomes}
    if DONE in line.successes:
        usual = max(reversed(line.order), key=lambda step: counts.nodes[step].lasts)
        ways[usual, DONE] = counts.nodes[usual].lasts
    nowhere = DONE if DONE in line.successes else ENDED
    while True:
        ending = _reached([(target, source) for source, target in ways], ends)
        stuck = [step for step in reversed(line.order) if step not in ending and not set(line.around(step)) & ending]
        if not stuck:
            return
        found = next((way for way in counts.ways if way[0] in stuck and way[1] in ending | set(line.outcomes)), None)
        if found is None:
            ways[stuck[0], nowhere] = counts.nodes[stuck[0]].lasts
        else:
            ways[found] = counts.ways[found]


def planned_ways(plan: Plan) -> frozenset[Way]:
    """All ways that the file will plan, once the language has read it."""
    line = plan.line
    planned = {(START, target) for source, target in plan.ways if source == START}
    planned |= {(START, target) for target in line.entered(line.order[0])}
    for step in line.order:
        planned |= {(step, target) for target in (*plan.leaving(step), *line.around(step))}
        if plan.drifts(step):
            planned |= {(step, target) for target in line.following(step)}
    return frozenset(planned)


def _reached(ways: Iterable[Way], begin: set[int]) -> set[int]:
    """What can be reached from `begin`."""
    ahead: dict[int, list[int]] = {}
    for source, target in ways:
        ahead.setdefault(source, []).append(target)
    waiting, found = list(begin), set[int]()
    while waiting:
        for target in ahead.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def _often(entry: tuple[int, int]) -> tuple[int, int]:
    return -entry[1], entry[0]
