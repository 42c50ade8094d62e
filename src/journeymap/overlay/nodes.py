"""What of a journey can be seen in a log: touchpoints and outcomes as numbered nodes, and the plan among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.diagnostics import JourneyError
from journeymap.events.statements import literal
from journeymap.graph.compile import START, JourneyGraph
from journeymap.model.data import Match

__all__ = ["Node", "Observable", "observable"]

Kind = Literal["step", "sent", "outcome"]


@dataclass(frozen=True, slots=True)
class Node:
    """A touchpoint or outcome of the plan that the log can show.

    Args:
        number: what the statements call it; 0 is kept for the journey as a whole.
        kind: a step that is visited, something sent one way, or an outcome.
        match: the events that stand for it; None for an outcome that is reached by a visit.
        good: whether an exit to it is no failure.
        success: whether it is an outcome that was wanted.
        entry: whether the plan lets journeys begin here.
        reaches: the number of the outcome that a visit here stands for, since it leads only there.
    """

    number: int
    id: str
    kind: Kind
    match: Match | None
    good: bool = True
    success: bool = False
    entry: bool = False
    reaches: int | None = None


@dataclass(frozen=True)
class Observable:
    """The nodes in the order of the file, and the planned steps between them once the unseen are contracted."""

    nodes: tuple[Node, ...]
    plan: frozenset[tuple[str, str]]
    unreachable: tuple[str, ...]
    """Outcomes that no event and no visit can show."""

    def by_number(self, number: int) -> Node:
        """The node that the statements call `number`."""
        return self.nodes[number - 1]

    def by_id(self, node_id: str) -> Node | None:
        """The node with this id, if it can be seen."""
        return next((node for node in self.nodes if node.id == node_id), None)

    def nodes_select(self) -> str:
        """The nodes as a relation: node, kind, good, success, entry, reaches."""
        rows = [(n.number, n.kind, int(n.good), int(n.success), int(n.entry), n.reaches or 0) for n in self.nodes]
        return values_select(("node", "kind", "good", "success", "entry", "reaches"), rows)

    def plan_select(self) -> str:
        """The planned steps as a relation: node, next; one row that nothing joins where nothing is planned."""
        numbers = {node.id: node.number for node in self.nodes}
        pairs = [(numbers[a], numbers[b]) for a, b in self.plan if a in numbers and b in numbers]
        return values_select(("node", "next"), sorted(pairs) or [(-1, -1)])


def observable(graph: JourneyGraph) -> Observable:
    """Number the touchpoints and outcomes that events can show.

    Raises:
        JourneyError: nothing of the journey has a `match`.
    """
    steps = {key: part for key, part in graph.touchpoints.items() if part.match and not part.match.unmeasured}
    if not steps and not any(_matched(outcome.match) for outcome in graph.outcomes.values()):
        raise JourneyError(
            f'nothing of the journey "{graph.journey.id}" is mapped onto events',
            "say which events stand for its touchpoints: match: {touchpoint: activity}",
        )
    visited = [key for key, part in steps.items() if not part.one_way]
    plan = graph.planned_pairs(key for key in graph.touchpoints if key not in visited)
    numbers = {key: number for number, key in enumerate((*steps, *graph.outcomes), 1)}
    reached_by = _reached_by_visit(graph, visited)
    nodes = [
        Node(
            numbers[key],
            key,
            "sent" if part.one_way else "step",
            part.match,
            entry=(START, key) in plan,
            reaches=numbers.get(reached_by.get(key, "")),
        )
        for key, part in steps.items()
    ]
    for key, outcome in graph.outcomes.items():
        match = _matched(outcome.match)
        good, success = outcome.kind != "failure", outcome.kind == "success"
        nodes.append(Node(numbers[key], key, "outcome", match, good=good, success=success))
    seen = set(reached_by.values())
    unreachable = tuple(key for key, part in graph.outcomes.items() if not _matched(part.match) and key not in seen)
    return Observable(tuple(nodes), frozenset(plan), unreachable)


def values_select(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows written out as a SELECT."""
    lines = ",\n  ".join("(" + ", ".join(literal(value) for value in row) + ")" for row in rows)
    return f"SELECT * FROM (VALUES\n  {lines}\n) AS rows_({', '.join(columns)})"  # noqa: S608 - literals and our own names


def _matched(match: Match | None) -> Match | None:
    return None if match is None or match.unmeasured else match


def _reached_by_visit(graph: JourneyGraph, visited: Iterable[str]) -> dict[str, str]:
    """Touchpoints whose only way on is an outcome without `match` of its own; ways that are open anywhere don't count."""
    found: dict[str, str] = {}
    for key in visited:
        targets = {way.target for way in graph.leaving(key) if way.reason != "anywhere"}
        outcome = graph.outcomes.get(next(iter(targets))) if len(targets) == 1 else None
        if outcome is not None and _matched(outcome.match) is None:
            found[key] = next(iter(targets))
    return found
