"""The graph as DOT, the language of Graphviz; written here, so that Graphviz need not be installed."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.graph.compile import JourneyGraph
from journeymap.graph.settled import COLOURS, LEGEND, NOTHING, Mark, Marks
from journeymap.graph.transition import LOST, Transition
from journeymap.graph.wording import clean, edge_words, one_line
from journeymap.model.steps import Stage

__all__ = ["to_dot"]

FILLS = {"success": "#e3f2ea", "failure": "#fdeee3", "neutral": "#eef1f5"}


def to_dot(graph: JourneyGraph, marks: Marks = NOTHING) -> str:
    """The graph as DOT text: stages as clusters, outcomes as rounded boxes, ways past optional steps dashed.

    `marks` give touchpoints an outline by where success is settled, and the graph a legend.
    """
    return "\n".join(_lines(graph, marks)) + "\n"


def _lines(graph: JourneyGraph, marks: Marks) -> Iterator[str]:
    yield f"digraph {_id(graph.journey.id or '')} {{"
    yield f'  graph [rankdir=LR, label={_title(graph, marks)}, labelloc=t, fontname="Helvetica"];'
    yield '  node [shape=box, fontname="Helvetica"];'
    yield '  edge [fontname="Helvetica", fontsize=10];'
    yield f'  {_id("start")} [shape=circle, label="", width=0.2, style=filled, fillcolor="#1b2430"];'
    for number, stage in enumerate(graph.journey.stages):
        yield from _cluster(graph, stage, number, marks)
    for key, outcome in graph.outcomes.items():
        fill = FILLS[outcome.kind]
        yield f'  {_id(key)} [label={_label(outcome.name)}, style="rounded,filled", fillcolor="{fill}"];'
    for way in graph.transitions:
        yield f"  {_id(way.source)} -> {_id(way.target)}{_edge(way)};"
    yield "}"


def _cluster(graph: JourneyGraph, stage: Stage, number: int, marks: Marks) -> Iterator[str]:
    yield f"  subgraph cluster_{number} {{"
    yield f'    label={_label(stage.name)}; color="#c5ccd6";'
    for step, part in graph.touchpoints.items():
        if graph.stage_of[step] is stage and step != LOST:
            dashed = ", style=dashed" if part.optional is not False else "" if part.planned else ", style=dotted"
            yield f"    {_id(step)} [label={_label(part.name)}{dashed}{_outline(marks.get(step))}];"
    yield "  }"


def _title(graph: JourneyGraph, marks: Marks) -> str:
    """The journey's name, below it what the outlines mean."""
    legend = [words for mark, words in LEGEND.items() if mark in marks.values()]
    return _label(graph.journey.name)[:-1] + "".join("\\n" + _label(words)[1:-1] for words in legend) + '"'


def _outline(mark: Mark | None) -> str:
    colour = COLOURS.get(mark) if mark else None
    return f', color="{colour}", penwidth=2.5' if colour else ""


def _edge(way: Transition) -> str:
    settings = [f"label={_label(edge_words(way))}"] if edge_words(way) else []
    if way.reason in ("past-optional", "anywhere"):
        settings.append("style=dashed" if way.reason == "past-optional" else "style=dotted")
    return f" [{', '.join(settings)}]" if settings else ""


def _id(name: str) -> str:
    """A node's name, quoted; `</` is written as two strings joined, so that a page's script is not ended by it."""
    plain = clean(name).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("</", '<" + "/') + '"'


def _label(text: str) -> str:
    """Graphviz reads backslashes and entities inside labels: both are written so that they show as they are."""
    plain = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + '"'
