"""What is asked of a model beside success and the worth of touchpoints, and the parts of the result that answer it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeymap.diagnostics import JourneyError
from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.base import Base
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Note, Scenario, Times, Underway
from journeymap.simulate.fitted import Fitted

if TYPE_CHECKING:
    from journeymap.simulate.what_if import Asked
    from journeymap.simulate.what_if.reading import Check

__all__ = ["Tell", "Wanted", "answers_of", "currency_of", "require_what_ifs", "segments_of", "times_of", "underway_of"]

Tell = Callable[[str], None]
"""Told what is being done: `reading`, `core`, `fit`, `times`, `what-if`, `underway`, `groups`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a model beside success and the worth of touchpoints.

    Args:
        what_if: ids of what-ifs, "all" of them, or None for none.
        what_if_file: a file whose what-ifs take the place of the journey's.
        open: what becomes of the customers under way; needs a log.
        segments: success by segment and persona; needs a log.
        times: how long success takes, by drawing journeys.
        seed: of all random numbers.
        journeys: how many are drawn; None: until success is known to half a point.
        check: finds what is wrong with the what-ifs.
    """

    what_if: Literal["all"] | tuple[str, ...] | None = "all"
    what_if_file: str | os.PathLike[str] | None = None
    open: bool = False
    segments: bool = False
    times: bool = True
    seed: int = 1
    journeys: int | None = None
    check: Check | None = None


def require_what_ifs(graph: JourneyGraph, wanted: Wanted) -> None:
    """Raise where a what-if that is named is not there or is wrong, before long work begins."""
    _asked(graph, wanted)


def _asked(graph: JourneyGraph, wanted: Wanted) -> list[Asked]:
    """The what-ifs that are asked for; a journey without any has none to answer, unless one was asked for by name."""
    own = wanted.what_if_file is None and not graph.journey.what_if
    if wanted.what_if is None or (wanted.what_if == "all" and own):
        return []
    from journeymap.simulate.what_if import scenarios

    file = None if wanted.what_if_file is None else os.fspath(wanted.what_if_file)
    return scenarios(graph, wanted.what_if, file, check=wanted.check)


def currency_of(graph: JourneyGraph) -> str | None:
    """What contacts are paid in; None where channels have no cost."""
    from journeymap.simulate.montecarlo.costs import visit_costs

    found = visit_costs(graph)
    return None if found is None else found[1]


def times_of(graph: JourneyGraph, fitted: Fitted, wanted: Wanted, tell: Tell) -> Times | None:
    """How long success takes and what contacts cost; None where that is not asked for, or neither is known."""
    if not wanted.times:
        return None
    from journeymap.simulate.montecarlo.costs import visit_costs
    from journeymap.simulate.montecarlo.times import times

    tell("times")
    cost, currency = visit_costs(graph) or (None, None)
    return times(fitted, seed=wanted.seed, journeys=wanted.journeys, cost=cost, currency=currency)


def answers_of(
    graph: JourneyGraph, fitted: Fitted, wanted: Wanted, tell: Tell
) -> tuple[tuple[Scenario, ...], tuple[Note, ...]]:
    """Answers, and which what-ifs have none: where all are answered because nobody named one, an impossible one is said."""
    asked = _asked(graph, wanted)
    if not asked:
        return (), ()
    from journeymap.simulate.what_if import answer

    tell("what-if")
    journeys = wanted.journeys if wanted.times else 0
    found: list[Scenario] = []
    impossible: list[Note] = []
    for one in asked:
        try:
            found += answer(fitted, graph, [one], seed=wanted.seed, journeys=journeys)
        except JourneyError as error:
            if wanted.what_if != "all" or wanted.what_if_file is not None:
                raise
            impossible.append(Note("what-if-impossible", error.message, "warning"))
    return tuple(found), tuple(impossible)


def underway_of(base: Base | None, fitted: Fitted, wanted: Wanted, tell: Tell) -> Underway | None:
    """Customers under way, where they are asked for and a log is there."""
    if base is None or not wanted.open:
        return None
    from journeymap.simulate.underway import underway

    tell("underway")
    return underway(base, fitted)


def segments_of(base: Base | None, fitted: Fitted, wanted: Wanted, tell: Tell) -> dict[str, Estimate] | None:
    """Success by segment and persona, where that is asked for and a log is there."""
    if base is None or not wanted.segments:
        return None
    from journeymap.simulate.segments import segment_success

    tell("groups")
    return segment_success(base, fitted)
