"""The rule journeys-in-a-circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from journeymap.diagnostics import Severity
from journeymap.lint.rule import Finding, rule
from journeymap.lint.summary import Mention, Summary

__all__ = ["journeys_in_a_circle"]

Ways = Mapping[str, Mapping[str, Mention]]
"""For each journey's file, the files of those that stand inside it, and where they are mentioned first."""

FEW = 5
"""So many journeys of a circle are named."""


@rule("journeys-in-a-circle", Severity.ERROR, draft=Severity.ERROR, scope="project")
def journeys_in_a_circle(summaries: Sequence[Summary]) -> Iterator[Finding]:
    """A journey stands inside itself, at once or by way of others.

    Why: a touchpoint with `journey:` is that whole journey, drawn as one step. A journey that is a step of itself never
    ends: it can neither be opened nor counted. An outcome's `then:` may well go round in circles, since customers come
    back.

    Example:
        # motor-claim.yaml
        touchpoints:
          - Reports the damage
          - {name: The car is repaired, journey: garage-visit}
        # garage-visit.yaml
        touchpoints:
          - Brings the car
          - {name: Claims for the repair, journey: motor-claim}

    Better:
        # motor-claim.yaml
        touchpoints:
          - Reports the damage
          - {name: The car is repaired, journey: garage-visit}
        # garage-visit.yaml
        touchpoints:
          - Brings the car
          - Collects the car
        outcomes:
          damaged-again: {kind: failure, anywhere: true, then: motor-claim}
          repaired: {kind: success}
    """
    by_file = {summary.file: summary for summary in summaries}
    order = {file: index for index, file in enumerate(sorted(by_file))}
    ways = _ways(by_file)
    for circle in _circles(ways, order):
        first = min(range(len(circle)), key=lambda index: order[circle[index]])
        round_way = [*circle[first:], *circle[:first]]
        mention = ways[round_way[0]][round_way[1] if len(round_way) > 1 else round_way[0]]
        message = _message(mention, [by_file[file].id for file in round_way])
        hint = "a journey that follows this one is named by then: at an outcome"
        yield Finding(mention.spot, message, hint=hint, element=mention.element)


def _message(mention: Mention, ids: Sequence[str]) -> str:
    start = f'touchpoint "{mention.element}" stands for the journey "{mention.journey}"'
    if len(ids) == 1:
        return f"{start}, in which it stands itself"
    shown = [*ids[:FEW], "…"] if len(ids) > FEW else list(ids)
    return f"{start}, inside which this journey stands again: {' > '.join([*shown, ids[0]])}"


def _ways(by_file: Mapping[str, Summary]) -> dict[str, dict[str, Mention]]:
    """Which journeys stand in which; an id that several files share means the one of the same perspective, or none."""
    named: dict[str, list[Summary]] = {}
    for summary in by_file.values():
        named.setdefault(summary.id, []).append(summary)
    ways: dict[str, dict[str, Mention]] = {file: {} for file in by_file}
    for file, summary in by_file.items():
        for mention in summary.mentions:
            meant = named.get(mention.journey, [])
            if len(meant) > 1:
                meant = [other for other in meant if other.standing.perspective == summary.standing.perspective]
            if mention.by == "touchpoint" and len(meant) == 1:
                ways[file].setdefault(meant[0].file, mention)
    return ways


def _circles(ways: Ways, order: Iterable[str]) -> Iterator[list[str]]:
    """A circle for each way that leads back to where it came from, found in one walk; so every circle is broken."""
    done: set[str] = set()
    for start in order:
        trail: dict[str, Iterator[str]] = {} if start in done else {start: iter(ways[start])}
        while trail:
            here = next(reversed(trail))
            ahead = next(trail[here], None)
            if ahead is None:
                trail.pop(here)
                done.add(here)
            elif ahead in trail:
                steps = list(trail)
                yield steps[steps.index(ahead) :]
            elif ahead not in done:
                trail[ahead] = iter(ways[ahead])
