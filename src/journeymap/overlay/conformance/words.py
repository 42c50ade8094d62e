"""Deviations as sentences, from the names that the map gives its touchpoints and outcomes."""

from __future__ import annotations

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.nodes import Node
from journeymap.results.counting import counted

__all__ = ["deviation_words"]


def deviation_words(
    graph: JourneyGraph, node: Node, after: Node | None, before: Node | None, cases: int, *, skipped: bool
) -> str:
    """What customers did, how many of them, and between what.

    Args:
        graph: knows the names.
        node: what was skipped, or visited or reached unplanned.
        after: the planned visit before it; None at the start of a case.
        before: the planned visit or outcome after it; None at the end.
        cases: how many did so.
        skipped: whether the plan has it and the case has not.
    """
    who, what, where = counted(cases, "case"), _name(graph, node), _where(graph, after, before)
    if skipped:
        return f"{who} skipped {what}{where}"
    if node.kind == "outcome":
        return f"{who} ended in {what} out of turn,{where or ' before any planned step'}"
    return f"{who}: {what} came unplanned{where or ', and nothing planned with it'}"


def _where(graph: JourneyGraph, after: Node | None, before: Node | None) -> str:
    if after is not None and before is not None:
        return f" between {_name(graph, after)} and {_name(graph, before)}"
    if after is not None:
        return f" after {_name(graph, after)}"
    return f" before {_name(graph, before)}" if before is not None else ""


def _name(graph: JourneyGraph, node: Node) -> str:
    part = graph.outcomes[node.id] if node.kind == "outcome" else graph.touchpoints[node.id]
    return f'"{part.name or node.id}"'
