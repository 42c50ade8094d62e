"""Decisive touchpoints: where success is guaranteed whatever the customer does, where it is decided, where it is lost.

The journey is a game of two sides on the planned ways. The provider's side makes the ways to touchpoints that the provider
or a partner initiates, or that are sent one way, and gives the outcome, such as a decision. The customer's side makes the
ways to all others; whoever else begins a step (an actor whose role is other) can be relied upon as little and plays with
the customer. An outcome that may happen `anywhere` is nobody's answer: the customer's side can take it at any time. At
each touchpoint either side may move first, and the customer may also do nothing, or leave.

- *Possible* is the least set with the successes in it and every touchpoint that has any way into the set.
- *Guaranteed* is the least set with the successes in it and every touchpoint where the provider has a way into the set and
  the customer has none out of it (the provider's attractor, by steps until nothing is added). As it is the least, going
  round for ever guarantees nothing.
- Touchpoints that are not possible are lost; the rest is decided on the way, by what the customer does.

Sources: P. Kobialka, F. Mannhardt, S. L. Tapia Tarifa and E. B. Johnsen, "Building User Journey Games from Multi-party
Event Logs", ICPM Workshops 2022, LNBIP 468, 71-83 (the game, and the decision boundary after which its outcome is settled);
W. Thomas, "On the synthesis of strategies in infinite games", STACS 1995 (attractors).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from journeymap.graph.compile import START, JourneyGraph
from journeymap.model.steps import Touchpoint
from journeymap.results.simulation import Decision
from journeymap.simulate.chain import Chain

__all__ = ["Decisions", "decisions", "decisions_of", "measured_ways"]

CUSTOMER = "customer"
PROVIDER = "provider"
OURS = ("provider", "partner")

Ways = Mapping[str, tuple[frozenset[str], frozenset[str]]]
"""By node the targets of the provider's ways and of the customer's."""


@dataclass(frozen=True)
class Decisions:
    """What is settled where.

    Args:
        touchpoints: by id, those on a planned way only; empty where the journey names no success.
        start: the same for a journey that has not begun; None where there are no entries or no success.
        boundary: the touchpoints where it is still open and from which some way, other than an outcome that may happen
            anywhere, leads to where it is settled, in the order of the file.
    """

    touchpoints: Mapping[str, Decision]
    start: Decision | None
    boundary: tuple[str, ...]


def decisions(graph: JourneyGraph) -> dict[str, Decision]:
    """Whether success is guaranteed, decided by the customer or lost, by touchpoint id; those off the plan are left out."""
    return dict(decisions_of(graph).touchpoints)


def decisions_of(graph: JourneyGraph, measured: Iterable[tuple[str, str]] | None = None) -> Decisions:
    """What is settled where, on the planned ways or on measured ones.

    Args:
        graph: the journey.
        measured: (from, to) pairs to take instead of the planned ones, as of `measured_ways`.
    """
    pairs = _planned(graph) if measured is None else frozenset(measured)
    good = frozenset(key for key, outcome in graph.outcomes.items() if outcome.kind == "success")
    if not good:
        return Decisions({}, None, ())
    ways = _by_side(graph, pairs)
    possible, sure = _possible(ways, good), _guaranteed(ways, good)
    settled = {node: _settled(node, possible, sure) for node in ways}
    there = {one: settled[one] for one in graph.touchpoints if one in ways}
    return Decisions(there, settled.get(START), tuple(one for one in there if _is_boundary(graph, ways, settled, one)))


def measured_ways(chain: Chain) -> frozenset[tuple[str, str]]:
    """The (from, to) pairs that some share of a touchpoint's visits goes, whatever came before, and the starts."""
    taken = np.flatnonzero(chain.share[0] > 0)
    begun = np.flatnonzero(chain.start_share[0] > 0)
    pairs = {(chain.touchpoints[chain.at[chain.source[way]]], chain.targets[chain.target[way]]) for way in taken}
    return frozenset(pairs | {(START, chain.targets[chain.start_target[place]]) for place in begun})


def _planned(graph: JourneyGraph) -> frozenset[tuple[str, str]]:
    return frozenset((way.source, way.target) for way in graph.transitions if way.share != 0)


def _by_side(graph: JourneyGraph, pairs: frozenset[tuple[str, str]]) -> Ways:
    """The ways out of every node that is on one, by who makes them."""
    sides: dict[str, tuple[set[str], set[str]]] = {}
    for source, to in sorted(pairs):
        for node in (source, to):
            if node not in graph.outcomes:
                sides.setdefault(node, (set(), set()))
        sides[source][0 if _provider_makes(graph, source, to) else 1].add(to)
    return {node: (frozenset(ours), frozenset(theirs)) for node, (ours, theirs) in sides.items()}


def _provider_makes(graph: JourneyGraph, source: str, target: str) -> bool:
    outcome = graph.outcomes.get(target)
    if outcome is None:
        return _begun_by_provider(graph, graph.touchpoints[target])
    named = any(way.target == target and way.reason != "anywhere" for way in graph.leaving(source))
    return not outcome.anywhere or (outcome.kind == "success" and named)


def _begun_by_provider(graph: JourneyGraph, part: Touchpoint) -> bool:
    actor = graph.journey.actors.get(part.initiator or "")
    return part.one_way or part.initiator == PROVIDER or (actor is not None and actor.role in OURS)


def _possible(ways: Ways, good: frozenset[str]) -> frozenset[str]:
    """The successes and all from which a way leads to one."""
    found, before = good, frozenset[str]()
    while found != before:
        before = found
        found |= {node for node, (ours, theirs) in ways.items() if (ours | theirs) & found}
    return found


def _guaranteed(ways: Ways, good: frozenset[str]) -> frozenset[str]:
    """The successes and all from which the provider can bring one about, whatever the customer does."""
    found, before = good, frozenset[str]()
    while found != before:
        before = found
        found |= {node for node, (ours, theirs) in ways.items() if ours & found and theirs <= found}
    return found


def _settled(node: str, possible: frozenset[str], sure: frozenset[str]) -> Decision:
    return "guaranteed" if node in sure else "decided" if node in possible else "lost"


def _is_boundary(graph: JourneyGraph, ways: Ways, settled: Mapping[str, Decision], node: str) -> bool:
    """Whether it is open here, and settled after one of the ways on."""
    if settled[node] != "decided":
        return False
    ours, theirs = ways[node]
    ahead = {to for to in ours | theirs if to not in graph.outcomes or not graph.outcomes[to].anywhere or to in ours}
    return any(settled.get(to) != "decided" for to in ahead)
