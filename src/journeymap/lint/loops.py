"""Circles in the plan that nobody gets out of."""

from __future__ import annotations

import networkx as nx

from journeymap.lint.context import Context

__all__ = ["closed_loops"]


def closed_loops(context: Context) -> list[set[str]]:
    """Groups of planned touchpoints that lead only to each other, in the order of the file."""
    graph, order = context.meant, {step: index for index, step in enumerate(context.touchpoints)}
    found = []
    for group in nx.strongly_connected_components(graph):
        circle = len(group) > 1 or any(step in graph.adj[step] for step in group)
        leaves = any(target not in group for step in group for target in graph.adj[step])
        if circle and not leaves and not group & context.vague and group <= set(order):
            found.append(set(group))
    return sorted(found, key=lambda group: min(order[step] for step in group))
