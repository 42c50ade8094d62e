"""Which activities come onto the map, what stays off it, and why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from journeymap.diagnostics import JourneyError
from journeymap.discover.chaos import families, most_chaotic
from journeymap.discover.counting import Activity, lay, neighbours, pairs
from journeymap.discover.options import Thresholds
from journeymap.discover.together import MOMENT, happen_together
from journeymap.events.engine import Engine

__all__ = ["Choice", "LeftOut", "Precedence", "choose"]

CANDIDATES = 40
"""More activities are never looked at together: nobody could read their map."""
UNMEASURED = "none"
"""The word by which a journey says that nothing is logged: no activity can be called so in a match."""

Precedence = Mapping[tuple[int, int], float]
"""In which share of the cases that have both steps the one comes first, by both."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Activities that stay off the map for one reason, the most frequent first."""

    reason: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True)
class Choice:
    """The step of each chosen activity, the activities by step (the most frequent first), and what was left out."""

    steps: Mapping[str, int]
    left_out: tuple[LeftOut, ...]
    precedence: Precedence

    def activities(self, step: int) -> list[str]:
        """The activities that are this step, the one that names it first."""
        return [activity for activity, number in self.steps.items() if number == step]

    def without(self, steps: Iterable[int], reason: str, by_name: Mapping[str, Activity]) -> Choice:
        """The same without some steps."""
        gone = set(steps)
        if not gone:
            return self
        out = tuple(by_name[name] for name, step in self.steps.items() if step in gone)
        kept = {name: step for name, step in self.steps.items() if step not in gone}
        return Choice(kept, (*self.left_out, LeftOut(reason, out)), self.precedence)


def choose(engine: Engine, found: Sequence[Activity], *, cases: int, mean_s: int, thresholds: Thresholds) -> Choice:
    """Choose activities by how many cases have them and by how well their place in a journey is known.

    Args:
        engine: holds the table `log`.
        found: all activities, the most frequent first.
        cases: how many cases the log has.
        mean_s: how long one lasts on the mean, in seconds.
        thresholds: what was asked for.

    Raises:
        JourneyError: all activities are to be left out.
    """
    candidates, left_out = _candidates(found, cases, thresholds)
    if not candidates:
        raise JourneyError("no activity of the log may come onto the map", "leave out fewer of them")
    by_name = {each.name: each for each in candidates}
    numbers = {each.name: number for number, each in enumerate(candidates, 1)}
    lay(engine, numbers)
    rows = pairs(engine, round(mean_s * 1e6 * MOMENT))
    whole = happen_together(rows, {numbers[each.name]: each.cases for each in candidates})
    precedence = {(row["one"], row["other"]): row["one_first"] / row["cases"] for row in rows}
    precedence |= {(other, one): 1 - share for (one, other), share in precedence.items()}
    telling = sorted(
        candidates, key=lambda each: (-each.cases, -_first(numbers[each.name], whole, precedence), each.name)
    )
    steps = {each.name: whole[numbers[each.name]] for each in telling}
    return _orderly(engine, Choice(steps, tuple(left_out), precedence), by_name)


def _first(number: int, whole: Mapping[int, int], precedence: Precedence) -> float:
    """How often it comes before the others of its step."""
    return math.fsum(precedence.get((number, other), 0.0) for other in whole if whole[other] == whole[number])


def _candidates(found: Sequence[Activity], cases: int, thresholds: Thresholds) -> tuple[list[Activity], list[LeftOut]]:
    def asked(name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in thresholds.leave_out)

    reasons: dict[str, list[Activity]] = {"asked": [], "unsayable": [], "seldom": [], "beyond": []}
    candidates: list[Activity] = []
    for each in found:
        if asked(each.name):
            reasons["asked"].append(each)
        elif each.name == UNMEASURED:
            reasons["unsayable"].append(each)
        elif each.cases < thresholds.least * cases:
            reasons["seldom"].append(each)
        else:
            candidates.append(each)
    if not candidates:  # nothing is frequent: then the most frequent of what there is
        candidates, reasons["seldom"] = (
            reasons["seldom"][: thresholds.touchpoints],
            reasons["seldom"][thresholds.touchpoints :],
        )
    reasons["beyond"] = candidates[CANDIDATES:]
    return candidates[:CANDIDATES], [LeftOut(why, tuple(some)) for why, some in reasons.items() if some]


def _orderly(engine: Engine, choice: Choice, by_name: Mapping[str, Activity]) -> Choice:
    """Without what comes at any point, one after the other, and without what is of the same kind as most of that."""
    before = set(choice.steps)
    lay(engine, choice.steps)
    while True:
        worst = most_chaotic(*neighbours(engine, set(choice.steps.values())))
        if worst is None:
            break
        choice = choice.without([worst], "chaotic", by_name)
    gone = {name: by_name[name].events for name in before - set(choice.steps)}
    alike = set(families(gone, [by_name[name] for name in choice.steps]))
    return choice.without({choice.steps[name] for name in alike}, "alike", by_name)
