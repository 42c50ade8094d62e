"""The model that the plan itself makes, for journeys without a log: planned shares, drop-off and times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from journeymap.diagnostics import JourneyError
from journeymap.graph.compile import START, JourneyGraph
from journeymap.results.simulation import Note
from journeymap.simulate.chain import Chain, place_after
from journeymap.simulate.dwell.planned import planned_times
from journeymap.simulate.fitted import Dwell, Fitted
from journeymap.simulate.planned_ways import Leg, PlannedRows, named, planned_rows

__all__ = ["planned_model"]


def planned_model(graph: JourneyGraph) -> Fitted:
    """The model of a journey without a log: what the plan says, and what is left of each touchpoint split evenly.

    Touchpoints that are sent one way are passed through, unplanned ones are on no path. A planned drop-off holds both the
    lost and those whom the plan sends straight to a failure, as a measured one does.

    Args:
        graph: the compiled journey.

    Raises:
        JourneyError: the journey plans no touchpoint that customers visit.
    """
    found = planned_rows(graph)
    steps = [node for node in found.rows if node != START]
    if not steps:
        raise JourneyError(
            f'the journey "{graph.journey.id}" plans no touchpoint to come by',
            "write its stages with touchpoints, or simulate it with a log: --events LOG",
        )
    chain = _chain(graph, found, steps)
    return Fitted(
        journey=graph.journey.id or "",
        basis="plan",
        log="",
        until=None,
        chain=chain,
        dwell=_dwell(graph, found, chain),
        notes=tuple(_notes(graph, found, steps)),
    )


def _chain(graph: JourneyGraph, found: PlannedRows, steps: list[str]) -> Chain:
    # an id used twice keeps its first meaning; lint reports it
    outcomes = {name: outcome for name, outcome in graph.outcomes.items() if name not in graph.touchpoints}
    number = {name: place for place, name in enumerate([*steps, *outcomes])}
    contexts: tuple[tuple[int, ...], ...] = tuple((number[step],) for step in steps)
    place = {context: index for index, context in enumerate(contexts)}
    ways = [(number[step], number[to], share) for step in steps for to, share in _sums(found.rows[step], number)]
    begin = [(number[to], share) for to, share in _sums(found.rows[START], number) if share > 0]
    whole = sum(share for _, share in begin)
    if not begin or whole <= 0:
        raise JourneyError(
            f'no planned way leads into the journey "{graph.journey.id}"', "say where it starts: starts: true"
        )
    return Chain(
        touchpoints=tuple(steps),
        outcomes=tuple(outcomes),
        kinds=tuple(outcome.kind for outcome in outcomes.values()),
        contexts=contexts,
        source=np.array([way[0] for way in ways], dtype=np.int64),
        target=np.array([way[1] for way in ways], dtype=np.int64),
        onward=np.array([place_after(place, (), way[1], len(steps)) for way in ways], dtype=np.int64),
        share=np.array([[way[2] for way in ways]], dtype=np.float64),
        start_target=np.array([way[0] for way in begin], dtype=np.int64),
        start_onward=np.array([place_after(place, (), way[0], len(steps)) for way in begin], dtype=np.int64),
        start_share=np.array([[way[1] / whole for way in begin]], dtype=np.float64),
        visits=np.zeros(len(contexts)),
    )


def _sums(row: Mapping[str, Mapping[Leg, float]], number: Mapping[str, int]) -> list[tuple[str, float]]:
    """Targets with their shares, in the chain's order."""
    shares = {target: sum(legs.values()) for target, legs in row.items() if target in number}
    return sorted(shares.items(), key=lambda way: number[way[0]])


def _dwell(graph: JourneyGraph, found: PlannedRows, chain: Chain) -> Dwell | None:
    """The planned times of each way; ranges are spread evenly from one end to the other."""
    takes, wait, basis = [], [], []
    for source, target in zip(chain.source, chain.target, strict=True):
        step = chain.touchpoints[source]
        part, legs = graph.touchpoints[step], found.rows[step][chain.targets[target]]
        inside, after = planned_times(part, legs)
        takes.append(inside)
        wait.append(after)
        said = part.takes is not None or any(leg.said for leg in legs)
        basis.append("planned" if said else "unknown")
    if "planned" not in basis:
        return None
    ways = len(chain.source)
    return Dwell(
        source=chain.source,
        target=chain.target,
        pair=np.arange(ways, dtype=np.int64),
        takes_s=np.array(takes),
        wait_s=np.array(wait),
        observed=np.zeros(ways, dtype=np.int64),
        basis=tuple(basis),
        hours=np.zeros((ways, 168)),
    )


def _notes(graph: JourneyGraph, found: PlannedRows, steps: list[str]) -> Iterator[Note]:
    if found.split:
        yield Note(
            "shares-split",
            f"the plan says no share for {found.split} of {found.ways} ways; what is left is split evenly",
            "warning",
        )
    silent = sum(graph.touchpoints[step].planned_drop_off is None for step in steps)
    if silent == len(steps):
        yield Note("no-drop-off", "the plan reckons with no drop-off: nobody is lost", "warning")
    elif silent:
        where = f"at {silent} of {len(steps)} touchpoints"
        yield Note("no-drop-off", f"the plan reckons with no drop-off {where}: nobody is lost there", "warning")
    if found.never:
        yield Note(
            "anywhere", f"the plan does not say how many end at {named(found.never)}, which may happen anywhere: nobody"
        )
    if found.dead:
        yield Note("no-way-on", f"for some at {named(found.dead)} the plan has no way on: they are lost", "warning")
    if found.endless:
        yield Note("endless", f"nothing leads out of {named(found.endless)}: who comes there is lost", "warning")
    untimed = [step for step in steps if graph.touchpoints[step].takes is None and not _waits(found, step)]
    if untimed:
        yield Note("no-times", f"the plan says no time at {named(untimed)}: none is reckoned there")


def _waits(found: PlannedRows, step: str) -> bool:
    return any(leg.said for legs in found.rows[step].values() for leg in legs)
