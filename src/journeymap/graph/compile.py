"""From the model to a directed multigraph: what the company planned, as nodes and transitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import networkx as nx

from journeymap.graph.planner import Planner
from journeymap.graph.transition import LOST, START, Transition
from journeymap.model.journey import Journey
from journeymap.model.resolve import touchpoints
from journeymap.model.steps import Outcome, Stage, Touchpoint

__all__ = ["LOST", "START", "JourneyGraph", "Transition", "compile_journey"]


@dataclass(frozen=True)
class JourneyGraph:
    """A compiled journey: its model and its network (networkx), nodes in the order of the file.

    Nodes are `start`, touchpoint ids, outcome ids and `lost`; their attribute `kind` is start, touchpoint, outcome or
    lost. Edges carry a `Transition` as attribute `transition`.
    """

    journey: Journey
    network: nx.MultiDiGraph = field(repr=False)

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
        return [data["transition"] for _, _, data in self.network.edges(data=True)]

    def leaving(self, node: str) -> list[Transition]:
        """The planned transitions out of `node`."""
        return [data["transition"] for _, _, data in self.network.out_edges(node, data=True)]

    def planned_pairs(self, hidden: Iterable[str] = ()) -> set[tuple[str, str]]:
        """Planned (from, to) pairs, the `hidden` nodes contracted: ways in joined to ways out, transitively.

        Pairs from `start` name the planned entries.
        """
        out_of = {node: set(self.network.adj[node]) for node in self.network}
        for node in hidden:
            ways_on = out_of.pop(node, set()) - {node}
            for targets in out_of.values():
                if node in targets:
                    targets.remove(node)
                    targets.update(ways_on)
        return {(source, target) for source, targets in out_of.items() for target in targets}


def compile_journey(journey: Journey) -> JourneyGraph:
    """Compile a resolved journey. References to ids that do not exist lead nowhere; `lint` reports them."""
    network = nx.MultiDiGraph(journey=journey.id)
    network.add_node(START, kind="start")
    for stage, touchpoint in touchpoints(journey):
        _add(network, touchpoint.id or "", kind="touchpoint", stage=stage.id, part=touchpoint)
    for outcome_id, outcome in journey.outcomes.items():
        _add(network, outcome_id, kind="outcome", part=outcome)
    network.add_node(LOST, kind="lost")
    for transition in Planner(journey).transitions():
        if transition.source in network and transition.target in network and transition.target != LOST:
            network.add_edge(transition.source, transition.target, transition=transition)
    return JourneyGraph(journey, network)


def _add(network: nx.MultiDiGraph, node: str, **attributes: Any) -> None:
    """A node keeps its first meaning: an id used twice or reserved is a finding, not another node."""
    if node not in network and node != LOST:
        network.add_node(node, **attributes)
