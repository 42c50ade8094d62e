"""The graph as GraphML, for yEd, Gephi and networkx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from journeymap.graph.compile import JourneyGraph
from journeymap.graph.node_link import node_link
from journeymap.graph.settled import NOTHING, Marks
from journeymap.graph.wording import clean

__all__ = ["to_graphml"]

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
NODE_KEYS = {"kind": "string", "name": "string", "stage": "string", "channels": "string", "emotion": "double",
             "outcome": "string", "place": "string"}  # fmt: skip
EDGE_KEYS = {"reason": "string", "when": "string", "share": "double", "wait_s": "double", "switches": "boolean",
             "place": "string"}  # fmt: skip


def to_graphml(graph: JourneyGraph, marks: Marks = NOTHING) -> str:
    """The graph as GraphML text. A list of channels is joined by blanks; of a range of waits the middle is given.

    With `marks` touchpoints say where success is settled: `success`.
    """
    keys = NODE_KEYS | {"success": "string"} if marks else NODE_KEYS
    return "\n".join(_lines(node_link(graph, marks), keys)) + "\n"


def _lines(content: Mapping[str, Any], node_keys: Mapping[str, str]) -> Iterator[str]:
    yield HEAD
    for prefix, target, keys in (("n", "node", node_keys), ("e", "edge", EDGE_KEYS)):
        for name, kind in keys.items():
            yield f'  <key id="{prefix}-{name}" for="{target}" attr.name="{name}" attr.type="{kind}"/>'
    yield f'  <graph id={_quoted(content["journey"] or "")} edgedefault="directed">'
    for node in content["nodes"]:
        yield f"    <node id={_quoted(node['id'])}>"
        yield from _values("n", node_keys, node)
        yield "    </node>"
    for number, link in enumerate(content["edges"]):
        ends = f"source={_quoted(link['source'])} target={_quoted(link['target'])}"
        yield f'    <edge id="e{number}" {ends}>'
        yield from _values("e", EDGE_KEYS, link)
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _values(prefix: str, keys: Mapping[str, str], entry: Mapping[str, Any]) -> Iterator[str]:
    for name in keys:
        value = entry.get(name)
        if value is not None:
            yield f'      <data key="{prefix}-{name}">{escape(clean(_plain(value)))}</data>'


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        numbers = all(isinstance(item, int | float) for item in value)
        return repr(sum(value) / len(value)) if numbers else " ".join(map(str, value))
    return str(value)


def _quoted(text: str) -> str:
    return quoteattr(clean(text))
