"""The plan as a machine to align with, and where each path may begin and end on it."""

from __future__ import annotations

import numpy as np

from journeymap.graph.compile import START
from journeymap.overlay.conformance.automaton import FAR, Machine, build_machine
from journeymap.overlay.conformance.journeys import Journeys
from journeymap.overlay.conformance.paths import Ends
from journeymap.overlay.nodes import Observable

__all__ = ["plan_ends", "plan_machine"]


def plan_machine(seen: Observable) -> Machine:
    """The planned steps among what can be seen: state 0 is the start, the others are nodes, each led into by its own symbol."""
    numbers = {START: 0} | {node.id: node.number for node in seen.nodes}
    pairs = ((numbers[a], numbers[b]) for a, b in seen.plan if a in numbers and b in numbers)
    return build_machine(len(seen.nodes) + 1, len(seen.nodes) + 1, ((a, b, b) for a, b in pairs))


def plan_ends(seen: Observable, machine: Machine, journeys: Journeys) -> Ends:
    """Where paths may begin and end.

    At the start; cases begun before the log anywhere. At their outcome where it is a success that the plan leads to;
    unfinished cases, and those that ended otherwise, anywhere: who leaves has left out nothing.
    """
    begins = np.array([[True] + [False] * len(seen.nodes), [True] + [node.kind == "step" for node in seen.nodes]])
    finals = np.ones((len(seen.nodes) + 1, machine.size), dtype=np.bool_)
    for node in seen.nodes:
        if node.success and machine.distances[0, node.number] < FAR:
            finals[node.number] = np.arange(machine.size) == node.number
    return Ends(begins, finals, journeys.begun_before.astype(np.int64), journeys.outcome)
