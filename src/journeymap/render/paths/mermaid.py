"""The paths graph as a Mermaid flowchart, for wikis: thickness = customers, colour = drop-off, dashed = unplanned."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.graph.compile import START, JourneyGraph
from journeymap.graph.mermaid import mermaid_text
from journeymap.render.map.palette import ALARM, ALARM_TEXT, INK
from journeymap.render.numbering import step_numbers
from journeymap.render.paths.dot import fill_of, width
from journeymap.render.paths.flow import Flow, PathsNote, Way, flow
from journeymap.results.overlay import Overlay
from journeymap.settings.numbers import numbers
from journeymap.settings.words import words as fixed_words

__all__ = ["paths_mermaid"]


def paths_mermaid(
    graph: JourneyGraph, overlay: Overlay | None, *, hide_below: float | None = None, language: str | None = None
) -> tuple[str, PathsNote]:
    """Planned and measured ways as Mermaid text, and a note on what the threshold hides, as `paths_dot`."""
    drawn = flow(graph, overlay, hide_below)
    return "\n".join(_lines(graph, overlay, drawn, language)) + "\n", drawn.note


def _lines(graph: JourneyGraph, overlay: Overlay | None, drawn: Flow, language: str | None) -> Iterator[str]:
    nodes = {node: f"n{place}" for place, node in enumerate([START, *graph.touchpoints, *graph.outcomes])}
    yield "flowchart TB"
    yield f'  {nodes[START]}((" "))'
    yield from _stages(graph, nodes, language)
    yield from _ends(graph, overlay, nodes, language)
    for way in drawn.ways:
        yield _way(way, nodes, language)
    yield from _looks(overlay, drawn, nodes)


def _stages(graph: JourneyGraph, nodes: dict[str, str], language: str | None) -> Iterator[str]:
    known = step_numbers(graph)
    for place, stage in enumerate(graph.journey.stages):
        yield f"  subgraph s{place}[{mermaid_text(stage.name.translated(language))}]"
        for part in stage.touchpoints:
            step = part.id or ""
            yield f"    {nodes[step]}[{mermaid_text(f'{known[step]} {part.name.translated(language)}')}]"
        yield "  end"


def _ends(graph: JourneyGraph, overlay: Overlay | None, nodes: dict[str, str], language: str | None) -> Iterator[str]:
    for key, outcome in graph.outcomes.items():
        cases = next((row.cases for row in overlay.outcomes if row.id == key), None) if overlay else None
        more = "" if cases is None else f" {numbers(language).count(cases)}"
        yield f"  {nodes[key]}([{mermaid_text(outcome.name.translated(language) + more)}])"


def _way(way: Way, nodes: dict[str, str], language: str | None) -> str:
    figures, words = numbers(language), ""
    if way.cases is not None:
        words = figures.count(way.cases)
    elif way.share is not None and way.share < 1:
        words = figures.share(way.share)
    source = nodes[way.source]
    if way.kind == "lost":
        lost = fixed_words(language).many(way.cases or 0, "{n} lost", "{n} lost", n=words)
        return f"  {source} --> {source}x[{mermaid_text(lost)}]"
    line = "-.->" if way.kind in ("unplanned", "untaken") else "-->"
    said = f"|{mermaid_text(words)}|" if words else ""
    return f"  {source} {line}{said} {nodes[way.target]}"


def _looks(overlay: Overlay | None, drawn: Flow, nodes: dict[str, str]) -> Iterator[str]:
    """Colours of steps, of ends, of the ways that lose somebody; how thick each way is."""
    for row in overlay.touchpoints if overlay else ():
        if row.id in nodes and row.drop_off and row.drop_off.estimate:
            yield f"  style {nodes[row.id]} fill:{fill_of(row.drop_off.estimate)},color:{INK}"
    for key in sorted(drawn.failures):
        yield f"  style {nodes[key]} stroke:{ALARM},stroke-width:2px"
    for place, way in enumerate(drawn.ways):
        if way.kind == "lost":
            yield f"  style {nodes[way.source]}x fill:none,stroke:none,color:{ALARM_TEXT}"
        if way.cases is not None:
            bad = way.kind == "lost" or way.target in drawn.failures
            yield f"  linkStyle {place} stroke-width:{width(way, drawn):.1f}px{f',stroke:{ALARM}' if bad else ''}"
