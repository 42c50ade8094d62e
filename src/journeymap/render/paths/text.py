"""The paths graph as text in the format that is asked for."""

from __future__ import annotations

from typing import Literal

from journeymap.graph.compile import JourneyGraph
from journeymap.render.paths.dot import Direction, paths_dot
from journeymap.render.paths.flow import PathsNote
from journeymap.render.paths.mermaid import paths_mermaid
from journeymap.results.overlay import Overlay

__all__ = ["paths_text"]


def paths_text(
    graph: JourneyGraph,
    overlay: Overlay | None,
    form: Literal["dot", "mermaid"],
    *,
    hide_below: float | None = None,
    language: str | None = None,
    direction: Direction = "down",
) -> tuple[str, PathsNote]:
    """The ways of a journey as DOT or Mermaid text, and what is hidden.

    Args:
        graph: the compiled journey.
        overlay: what a log showed; None writes the plan alone.
        form: "dot" or "mermaid".
        hide_below: ways taken by less than this share (0..1) of all cases are left out; unsaid: 1%, or as much more as
            it takes for a picture that can be read.
        language: the language of names; unsaid: the journey's own.
        direction: where DOT lays the journey out, down a page or to the right.
    """
    language = language or graph.journey.language
    if form == "mermaid":
        return paths_mermaid(graph, overlay, hide_below=hide_below, language=language)
    return paths_dot(graph, overlay, hide_below=hide_below, language=language, direction=direction)
