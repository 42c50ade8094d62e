"""The formats a compiled graph is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeymap.graph.dot import to_dot
from journeymap.graph.graphml import to_graphml
from journeymap.graph.mermaid import to_mermaid
from journeymap.graph.node_link import to_json

__all__ = ["FORMATS", "to_dot", "to_graphml", "to_json", "to_mermaid"]

FORMATS: Mapping[str, Callable[..., str]] = {
    "json": to_json,
    "dot": to_dot,
    "mermaid": to_mermaid,
    "graphml": to_graphml,
}
"""Each format's name with the function that writes it; marks say where success is settled, none are needed."""
