"""The graph as a Mermaid flowchart, for wikis and pull requests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.graph.compile import JourneyGraph
from journeymap.graph.settled import COLOURS, LEGEND, NOTHING, Marks
from journeymap.graph.transition import START, Transition
from journeymap.graph.wording import edge_words, one_line

__all__ = ["mermaid_text", "to_mermaid"]

LIST = re.compile(r"^(\d*)([.*+-])(?=\s)")
"""Words that begin like this would be read as a Markdown list, which Mermaid refuses."""

ENTITIES = str.maketrans(
    {"#": "#35;", "&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "|": "#124;", "\\": "#92;"}
)


def to_mermaid(graph: JourneyGraph, marks: Marks = NOTHING) -> str:
    """The graph as Mermaid text; nodes are numbered, since ids of any script are no Mermaid ids.

    `marks` give touchpoints an outline by where success is settled.
    """
    return "\n".join(_lines(graph, marks)) + "\n"


def _lines(graph: JourneyGraph, marks: Marks) -> Iterator[str]:
    numbers = {node: f"n{index}" for index, node in enumerate(graph.nodes)}
    yield "flowchart LR"
    yield f'  {numbers[START]}(("start"))'
    for index, stage in enumerate(graph.journey.stages):
        yield f"  subgraph s{index}[{mermaid_text(stage.name)}]"
        for step, part in graph.touchpoints.items():
            if graph.stage_of[step] is stage and graph.nodes[step]["kind"] == "touchpoint":
                yield f"    {numbers[step]}[{mermaid_text(part.name)}]"
        yield "  end"
    for key, outcome in graph.outcomes.items():
        if graph.nodes[key]["kind"] == "outcome":
            yield f"  {numbers[key]}([{mermaid_text(outcome.name)}])"
    for way in graph.transitions:
        yield f"  {numbers[way.source]} {_arrow(way)} {numbers[way.target]}"
    for mark, colour in COLOURS.items():
        marked = [numbers[step] for step in graph.touchpoints if marks.get(step) == mark]
        if marked:
            yield f"  %% {LEGEND[mark]}"
            yield f"  classDef {mark} stroke:{colour},stroke-width:3px"
            yield f"  class {','.join(marked)} {mark}"


def _arrow(way: Transition) -> str:
    line = "-.->" if way.reason in ("past-optional", "anywhere") else "-->"
    words = edge_words(way)
    return f"{line}|{mermaid_text(words)}|" if words else line


def mermaid_text(words: str) -> str:
    """Words in quotes, safe from Mermaid: a blank stands where there are none, `%%` would begin a comment."""
    plain = one_line(words).translate(ENTITIES).replace("%%", "#37;#37;")
    plain = LIST.sub(lambda found: f"{found[1]}#{ord(found[2])};", plain)
    return f'"{plain or " "}"'
