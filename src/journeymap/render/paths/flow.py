"""Which ways the paths graph shows: planned ones, measured ones, and how much a threshold hides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from journeymap.graph.compile import LOST, START, JourneyGraph, Transition
from journeymap.model.values import Text
from journeymap.results.overlay import Overlay

__all__ = ["THRESHOLDS", "Flow", "PathsNote", "Way", "flow"]

THRESHOLDS = (0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5)
"""Shares (0..1) of cases below which ways can be hidden."""
MOST = 60
"""Measured ways in a picture that can still be read."""
Kind = Literal["planned", "unplanned", "untaken", "lost"]


@dataclass(frozen=True, slots=True)
class Way:
    """One way between two nodes. `cases` is None where there is no log or nothing there is measured.

    `kind`: planned (and taken, where there is a log; without a number where that is hidden), unplanned, untaken
    (planned, but nobody went or nobody could see it), lost (no next step within the horizon; its number is the
    estimate, rounded). `times` counts a customer who went a way twice twice. `back` ways lead to a step that stands
    before.
    """

    source: str
    target: str
    kind: Kind
    cases: int | None = None
    times: int = 0
    share: float | None = None
    when: Text | str = ""
    back: bool = False


@dataclass(frozen=True, slots=True)
class PathsNote:
    """What the threshold hides: `hidden` ways, each taken by less than `below` (0..1) of all cases.

    `share_hidden` is the part (0..1) of all measured steps that went those ways; `times` are all measured steps, and
    `times_hidden` those of them that are hidden.
    """

    shown: int
    hidden: int
    share_hidden: float
    below: float
    times: int = 0
    times_hidden: int = 0


@dataclass(frozen=True)
class Flow:
    """The ways to draw, in the order of the file, and what is left out."""

    ways: tuple[Way, ...]
    note: PathsNote
    most: int
    failures: frozenset[str]


def flow(graph: JourneyGraph, overlay: Overlay | None, hide_below: float | None = None) -> Flow:
    """Choose the ways to draw; those taken by less than `hide_below` of all cases are left out and counted.

    Unsaid, it is the least of THRESHOLDS that leaves a picture which can be read: as many ways as MOST at most.
    """
    if overlay is None:
        ways = tuple(_in_order(graph, list(_planned(graph))))
        return Flow(ways, PathsNote(len(ways), 0, 0.0, hide_below or 0.0), 0, frozenset())
    measured, cases = list(_measured(graph, overlay)), max(overlay.observed.cases or 0, 1)
    if hide_below is None:
        hide_below = _readable([way.cases or 0 for way in measured], cases)
    kept = [way for way in measured if (way.cases or 0) >= hide_below * cases]
    everything = sum(way.times for way in measured)
    left_out = everything - sum(way.times for way in kept)
    unsaid = list(_unsaid(graph, overlay))
    seen = {(way.source, way.target) for way in (*measured, *unsaid)}
    untaken = [way for way in _planned(graph) if (way.source, way.target) not in seen]
    share = left_out / everything if everything else 0.0
    note = PathsNote(len(kept), len(measured) - len(kept), share, hide_below, everything, left_out)
    ways = tuple(_in_order(graph, [*kept, *unsaid, *(Way(way.source, way.target, "untaken") for way in untaken)]))
    failures = frozenset(key for key, outcome in graph.outcomes.items() if outcome.kind == "failure")
    return Flow(ways, note, max((way.cases or 0 for way in kept), default=0), failures)


def _readable(taken: list[int], cases: int) -> float:
    """The least threshold that leaves few enough ways; the greatest where none does."""
    for below in THRESHOLDS:
        if sum(number >= below * cases for number in taken) <= MOST:
            return below
    return THRESHOLDS[-1]


def _planned(graph: JourneyGraph) -> Iterator[Way]:
    """Planned ways, one a pair; outcomes that may come anywhere would only hide the rest."""
    found: dict[tuple[str, str], list[Transition]] = {}
    for transition in graph.transitions:
        if transition.reason != "anywhere":
            found.setdefault((transition.source, transition.target), []).append(transition)
    for (source, target), several in found.items():
        shares = [transition.share for transition in several if transition.share is not None]
        share = sum(shares) if len(shares) == len(several) else None
        yield Way(source, target, "planned", share=share, when=next((one.when for one in several if one.when), ""))


def _measured(graph: JourneyGraph, overlay: Overlay) -> Iterator[Way]:
    known = set(graph.network)
    planned = graph.planned_pairs(row.id for row in overlay.touchpoints if row.visits is None and not row.hidden)
    for entry, cases in overlay.entries.items():
        if entry in known and cases:
            yield Way(START, entry, "planned" if (START, entry) in planned else "unplanned", cases, cases)
    for row in overlay.transitions:
        if row.source in known and row.target in known and row.count is not None:
            yield Way(row.source, row.target, "planned" if row.planned else "unplanned", row.cases, row.count)
    for touchpoint in overlay.touchpoints:
        lost = touchpoint.drop_off.lost if touchpoint.drop_off else None
        number = round((lost or 0.0) * (touchpoint.visits or 0))
        if touchpoint.id in known and number:
            yield Way(touchpoint.id, LOST, "lost", number, number)


def _unsaid(graph: JourneyGraph, overlay: Overlay) -> Iterator[Way]:
    """Planned ways that were gone, by how many is hidden; unplanned ones of that kind stay hidden themselves."""
    known = set(graph.network)
    for row in overlay.transitions:
        if row.planned and row.count is None and row.source in known and row.target in known:
            yield Way(row.source, row.target, "planned")


def _in_order(graph: JourneyGraph, ways: list[Way]) -> list[Way]:
    """By the order of the file; each way knows whether it leads back."""
    nodes = [START, *graph.touchpoints, *graph.outcomes, LOST]
    position = {node: number for number, node in enumerate(dict.fromkeys(nodes))}
    known = [replace(way, back=position[way.target] <= position[way.source]) for way in ways]
    return sorted(known, key=lambda way: (position[way.source], position[way.target], way.kind))
