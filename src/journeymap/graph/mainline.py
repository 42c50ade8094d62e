"""Which steps make the main line: the way most customers of a persona take, as the plan has it."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.graph.compile import JourneyGraph, Transition
from journeymap.model.steps import Touchpoint

__all__ = ["main_line"]

SELDOM = 0.2
"""The weight of a way with a condition whose share nobody gave: an exception rather than the rule."""
ASIDE = ("start", "anywhere", "past-optional")


def main_line(
    graph: JourneyGraph, order: Sequence[str], skipped: frozenset[str], steps: dict[str, Touchpoint]
) -> list[str]:
    """The ids of the main line, in the order of the file; `skipped` steps are never on it.

    From the likeliest start the likeliest way on is followed, only ever forwards. Optional steps stay on the line:
    whoever leaves them out passes along it.
    """
    place = {step: index for index, step in enumerate(order)}
    current: str | None = _start(graph, order, skipped)
    line: list[str] = []
    while current is not None:
        line.append(current)
        current = _next(graph, current, place, skipped, steps)
    return line


def _start(graph: JourneyGraph, order: Sequence[str], skipped: frozenset[str]) -> str | None:
    """The likeliest start; who skips a step at which journeys start begins at the one below it."""
    open_steps = [step for step in order if step not in skipped]
    shares: dict[str, float] = {}
    for way in graph.leaving("start"):
        below = order[order.index(way.target) :] if way.target in order else ()
        first = next((step for step in below if step not in skipped), None)
        if first is not None and way.share is None:
            return open_steps[0]
        if first is not None and way.share is not None:
            shares[first] = shares.get(first, 0.0) + way.share
    if shares:
        return max(shares, key=lambda step: (shares[step], -open_steps.index(step)))
    return open_steps[0] if open_steps else None


def _next(
    graph: JourneyGraph, step: str, place: dict[str, int], skipped: frozenset[str], steps: dict[str, Touchpoint]
) -> str | None:
    ways = [way for way in graph.leaving(step) if way.reason not in ASIDE]
    weights = _weights(ways, steps)
    ahead = [target for target in weights if target in place and place[target] > place[step] and target not in skipped]
    if ahead:
        return max(ahead, key=lambda target: (weights[target], -place[target]))
    if any(way.target in graph.outcomes for way in ways) and not any(way.target in skipped for way in ways):
        return None
    later = [other for other, index in place.items() if index > place[step] and other not in skipped]
    return later[0] if later else None


def _weights(ways: Sequence[Transition], steps: dict[str, Touchpoint]) -> dict[str, float]:
    """How likely each target is; unsaid shares are guessed, since the line has to go somewhere."""
    shares = [(way, _whole(way, steps)) for way in ways]
    rest = max(0.0, 1.0 - sum(share for _, share in shares if share is not None))
    unsaid = [way for way, share in shares if share is None and not way.when]
    weights: dict[str, float] = {}
    for way, share in shares:
        guess = min(SELDOM, rest) if way.when else rest / len(unsaid or [way])
        weights[way.target] = weights.get(way.target, 0.0) + (guess if share is None else share)
    return weights


def _whole(way: Transition, steps: dict[str, Touchpoint]) -> float | None:
    """The share of those who reach the target or pass it because it is optional."""
    part = steps.get(way.target)
    often = part.optional if part is not None and isinstance(part.optional, float) else 1.0
    if way.share is not None and often > 0:
        return min(1.0, way.share / often)
    return None
