"""The graph as versioned JSON: nodes and edges, with counts, a hash and the place each came from."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from journeymap.diagnostics import Span
from journeymap.graph.compile import JourneyGraph
from journeymap.graph.fingerprint import fingerprint
from journeymap.graph.settled import NOTHING, Mark, Marks
from journeymap.graph.transition import Transition
from journeymap.model.journey import Journey
from journeymap.model.resolve import walk
from journeymap.model.steps import Outcome, Stage, Touchpoint

__all__ = ["node_link", "to_json"]

VERSION = 1
SURROGATES = re.compile("[\ud800-\udfff]")


def to_json(graph: JourneyGraph, marks: Marks = NOTHING) -> str:
    """The graph as JSON text, two blanks deep, ended by a line end; safe inside an HTML page.

    With `marks` touchpoints say where success is settled: `success`.
    """
    text = json.dumps(node_link(graph, marks), indent=2, ensure_ascii=False)
    return (
        SURROGATES.sub("\ufffd", text).replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        + "\n"
    )


def node_link(graph: JourneyGraph, marks: Marks = NOTHING) -> dict[str, Any]:
    """The graph as plain data: `nodes` and `edges` (each from `source` to `target`), as networkx writes them."""
    nodes = [_node(node, data, marks.get(node)) for node, data in graph.nodes.items()]
    edges = [_edge(way) for way in graph.transitions]
    counts = Counter(node["kind"] for node in nodes)
    return {
        "journeymap-graph": VERSION,
        "journey": graph.journey.id,
        "name": str(graph.journey.name),
        "hash": fingerprint(graph.journey),
        "directed": True,
        "multigraph": True,
        "counts": {
            "stages": len(graph.journey.stages),
            "touchpoints": counts["touchpoint"],
            "outcomes": counts["outcome"],
            "transitions": len(edges),
        },
        "stages": [
            {
                "id": stage.id,
                "name": str(stage.name),
                "order": stage.order,
                **stage.extras,
                "place": _place(stage.place.span()),
            }
            for stage in graph.journey.stages
        ],
        "nodes": nodes,
        "edges": edges,
        "extras": _other_extras(graph),
    } | graph.journey.extras


def _other_extras(graph: JourneyGraph) -> dict[str, Any]:
    """`x-` keys of parts that are neither stage, node nor the journey, by the path that leads to them."""
    shown = (Journey, Stage, Touchpoint, Outcome)
    found = ((part, path) for part, path in walk(graph.journey) if part.extras and not isinstance(part, shown))
    return {"/".join(map(str, path)): part.extras for part, path in found}


def _node(node: str, data: Mapping[str, Any], mark: Mark | None) -> dict[str, Any]:
    part = data.get("part")
    known: dict[str, Any] = {"id": node, "kind": data["kind"]}
    if isinstance(part, Touchpoint):
        known |= {"stage": data["stage"], "name": str(part.name), **_touchpoint(part), "success": mark}
    elif isinstance(part, Outcome):
        known |= {"name": str(part.name), "outcome": part.kind, "anywhere": part.anywhere or None, "then": part.then}
    else:
        return known
    said = {key: value for key, value in known.items() if value is not None}
    return said | part.extras | {"place": _place(part.place.span())}


def _touchpoint(part: Touchpoint) -> dict[str, Any]:
    """What of a touchpoint bears on the flow; what is unsaid is left out."""
    return {
        "channels": list(part.channel) or None,
        "initiator": part.initiator,
        "receiver": part.receiver,
        "emotion": part.emotion,
        "optional": _often(part.optional),
        "starts": _often(part.starts),
        "repeats": part.repeats,
        "one_way": part.one_way or None,
        "planned": None if part.planned else False,
        "respond_within_s": part.respond_within.seconds if part.respond_within else None,
        "takes_s": [part.takes.low, part.takes.high] if part.takes else None,
        "journey": part.journey,
    }


def _often(value: bool | float) -> bool | float | None:
    return None if value is False else value


def _edge(way: Transition) -> dict[str, Any]:
    return {
        "source": way.source,
        "target": way.target,
        "reason": way.reason,
        "when": way.when or None,
        "share": None if way.share is None else round(way.share, 12),
        "wait_s": [way.wait.low, way.wait.high] if way.wait else None,
        "switches": way.switches,
        "place": _place(way.span) if way.span else None,
    }


def _place(span: Span) -> str:
    """Line and column; the file's path is left out, so that the same journey gives the same bytes anywhere."""
    return f"{span.line}:{span.column}"
