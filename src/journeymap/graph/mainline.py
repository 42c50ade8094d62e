"""Which steps make the main line: the way most customers of a persona take, as the plan has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from journeymap.graph.compile import JourneyGraph, Transition
from journeymap.model.steps import Touchpoint

__all__ = ["main_line", "skipped_by"]

SELDOM = 0.2
"""The weight of a way with a condition whose share nobody gave: an exception rather than the rule."""
ASIDE = ("start", "anywhere", "past-optional")


def main_line(graph: JourneyGraph, skipped: AbstractSet[str] = frozenset()) -> list[str]:
    """The ids of the main line, in the order of the file; `skipped` steps are never on it.

    From the likeliest start the likeliest way on is followed, only ever forwards. Optional steps stay on the line:
    whoever leaves them out passes along it.
    """
    order = tuple(step for step, part in graph.touchpoints.items() if part.planned)
    walk = _Walk(graph, order, {step: index for index, step in enumerate(order)}, skipped)
    current = walk.start()
    line: list[str] = []
    while current is not None:
        line.append(current)
        current = walk.after(current)
    return line


def skipped_by(graph: JourneyGraph, persona: str) -> frozenset[str]:
    """The touchpoints that a persona leaves out."""
    own = ((step, part.personas.get(persona)) for step, part in graph.touchpoints.items())
    return frozenset(step for step, differs in own if differs is not None and differs.skips)


@dataclass(frozen=True)
class _Walk:
    """One walk along the planned steps; `place` is the position of each in `order`."""

    graph: JourneyGraph
    order: Sequence[str]
    place: Mapping[str, int]
    skipped: AbstractSet[str]

    def start(self) -> str | None:
        """The likeliest start; who skips a step at which journeys start begins at the one below it."""
        first = self._below(0)
        shares: dict[str, float] = {}
        for way in self.graph.leaving("start"):
            begins = self._below(self.place[way.target]) if way.target in self.place else None
            if begins is not None and way.share is None:
                return first
            if begins is not None and way.share is not None:
                shares[begins] = shares.get(begins, 0.0) + way.share
        return max(shares, key=lambda step: (shares[step], -self.place[step])) if shares else first

    def after(self, step: str) -> str | None:
        """The likeliest step after `step`, further down; None where the line ends."""
        here = self.place[step]
        ways = [way for way in self.graph.leaving(step) if way.reason not in ASIDE]
        weights = _weights(ways, self.graph.touchpoints)
        ahead = [target for target in weights if self.place.get(target, -1) > here and target not in self.skipped]
        if ahead:
            return max(ahead, key=lambda target: (weights[target], -self.place[target]))
        ends = any(way.target in self.graph.outcomes for way in ways)
        if ends and not any(way.target in self.skipped for way in ways):
            return None
        return self._below(here + 1)

    def _below(self, index: int) -> str | None:
        """The first step from position `index` on that is not skipped."""
        return next(
            (self.order[at] for at in range(index, len(self.order)) if self.order[at] not in self.skipped), None
        )


def _weights(ways: Sequence[Transition], steps: Mapping[str, Touchpoint]) -> dict[str, float]:
    """How likely each target is; unsaid shares are guessed, since the line has to go somewhere."""
    shares = [(way, _whole(way, steps)) for way in ways]
    rest = max(0.0, 1.0 - sum(share for _, share in shares if share is not None))
    unsaid = [way for way, share in shares if share is None and not way.when]
    weights: dict[str, float] = {}
    for way, share in shares:
        guess = min(SELDOM, rest) if way.when else rest / len(unsaid or [way])
        weights[way.target] = weights.get(way.target, 0.0) + (guess if share is None else share)
    return weights


def _whole(way: Transition, steps: Mapping[str, Touchpoint]) -> float | None:
    """The share of those who reach the target or pass it because it is optional."""
    part = steps.get(way.target)
    often = part.optional if part is not None and isinstance(part.optional, float) else 1.0
    if way.share is not None and often > 0:
        return min(1.0, way.share / often)
    return None
