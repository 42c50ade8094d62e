"""The paths graph in the form that is asked for: as text, or as a picture where Graphviz is here."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final, Literal

from journeymap.diagnostics import JourneyError
from journeymap.graph.compile import JourneyGraph
from journeymap.render.paths.dot import Direction, paths_dot
from journeymap.render.paths.flow import PathsNote
from journeymap.render.paths.mermaid import paths_mermaid
from journeymap.render.paths.picture import paths_svg
from journeymap.results.overlay import Overlay

__all__ = ["PATHS_FORMS", "paths_form", "paths_picture", "paths_text"]

PATHS_FORMS: Final[dict[str, Literal["svg", "dot", "mermaid"]]] = {
    ".svg": "svg",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
}
"""The form by the ending of a file."""


def paths_form(path: str | os.PathLike[str]) -> Literal["svg", "dot", "mermaid"]:
    """The form that the ending of a file asks for.

    Raises:
        JourneyError: there is none of that ending.
    """
    form = PATHS_FORMS.get(Path(path).suffix.lower())
    if form is None:
        raise JourneyError(f"{os.fspath(path)} is no .svg, .dot or .mmd file", "the ways are written as one of these")
    return form


def paths_picture(dot: str) -> str:
    """The SVG that Graphviz draws of DOT text.

    Raises:
        JourneyError: Graphviz is not here, or did not draw it.
    """
    found = paths_svg(dot)
    if found:
        return found
    text = "write text: a name that ends in .mmd or .dot"
    if shutil.which("dot"):
        raise JourneyError("Graphviz is here, and it did not draw this picture", text)
    raise JourneyError(
        "Graphviz draws this picture, and it was not found",
        "install it (apt-get install graphviz, brew install graphviz, or pip install 'journeymap[graphviz]'), "
        f"or {text}",
    )


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
