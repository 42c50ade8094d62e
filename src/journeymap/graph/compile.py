"""From the model to a directed multigraph: what the company planned, as nodes and transitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from journeymap.graph.planner import Planner
from journeymap.graph.transition import LOST, START, Transition
from journeymap.model.journey import Journey
from journeymap.model.resolve import touchpoints
from journeymap.model.steps import Outcome, Stage, Touchpoint

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["LOST", "START", "JourneyGraph", "Transition", "compile_journey"]


@dataclass(frozen=True)
class JourneyGraph:
    """A compiled journey: its model, its nodes in the order of the file, and the planned ways between them.

    Nodes are `start`, touchpoint ids, outcome ids and `lost`. Their attribute `kind` is start, touchpoint, outcome or
    lost; a touchpoint's `stage` is its stage's id, and `part` is the touchpoint or outcome of the model.
    """

    journey: Journey
    nodes: Mapping[str, Mapping[str, Any]] = field(repr=False)
    planned: tuple[Transition, ...] = field(repr=False)

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The same for networkx: nodes with their attributes, edges with a `Transition` as attribute `transition`."""
        # Imported when it is asked for: checking a journey needs no networkx, which takes as long to import as the rest.
        import networkx as nx

        network: nx.MultiDiGraph[str] = nx.MultiDiGraph(journey=self.journey.id)
        network.add_nodes_from((node, dict(attributes)) for node, attributes in self.nodes.items())
        for way in self.planned:
            network.add_edge(way.source, way.target, transition=way)
        return network

    @cached_property
    def touchpoints(self) -> dict[str, Touchpoint]:
        """Touchpoints by id, in the order of the file; of two with one id the first."""
        found: dict[str, Touchpoint] = {}
        for _, part in touchpoints(self.journey):
            found.setdefault(part.id or "", part)
        return found

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """Outcomes by id."""
        return self.journey.outcomes

    @cached_property
    def stage_of(self) -> dict[str, Stage]:
        """The stage of each touchpoint id."""
        found: dict[str, Stage] = {}
        for stage, part in touchpoints(self.journey):
            found.setdefault(part.id or "", stage)
        return found

    @property
    def transitions(self) -> list[Transition]:
        """All planned transitions, from the start on, in the order of the file."""
        return list(self.planned)

    def leaving(self, node: str) -> list[Transition]:
        """The planned transitions out of `node`."""
        return list(self._leaving.get(node, ()))

    @cached_property
    def _leaving(self) -> dict[str, list[Transition]]:
        found: dict[str, list[Transition]] = {}
        for way in self.planned:
            found.setdefault(way.source, []).append(way)
        return found

    def planned_pairs(self, hidden: Iterable[str] = ()) -> set[tuple[str, str]]:
        """Planned (from, to) pairs, the `hidden` nodes contracted: ways in joined to ways out, transitively.

        Pairs from `start` name the planned entries.
        """
        out_of = {node: {way.target for way in self._leaving.get(node, ())} for node in self.nodes}
        for node in hidden:
            ways_on = out_of.pop(node, set()) - {node}
            for targets in out_of.values():
                if node in targets:
                    targets.remove(node)
                    targets.update(ways_on)
        return {(source, target) for source, targets in out_of.items() for target in targets}


def compile_journey(journey: Journey) -> JourneyGraph:
    """Compile a resolved journey. References to ids that do not exist lead nowhere; `lint` reports them."""
    nodes: dict[str, dict[str, Any]] = {START: {"kind": "start"}, LOST: {"kind": "lost"}}
    # A node keeps its first meaning: an id used twice or reserved is a finding, not another node.
    for stage, touchpoint in touchpoints(journey):
        nodes.setdefault(touchpoint.id or "", {"kind": "touchpoint", "stage": stage.id, "part": touchpoint})
    for outcome_id, outcome in journey.outcomes.items():
        nodes.setdefault(outcome_id, {"kind": "outcome", "part": outcome})
    nodes[LOST] = nodes.pop(LOST)
    ways = Planner(journey).transitions()
    return JourneyGraph(journey, nodes, tuple(way for way in ways if way.target in nodes and way.target != LOST))
