"""What a journey looks like in a notebook."""

from __future__ import annotations

from markupsafe import Markup

from journeymap.graph.compile import JourneyGraph

__all__ = ["journey_html"]


def journey_html(graph: JourneyGraph) -> str:
    """The journey's name and its map, on white paper."""
    from journeymap.render.map import render_map

    picture = render_map(graph, None, language=None, page="auto", id_prefix=f"jm-{graph.journey.id}-")
    frame = Markup('<div style="background:#fff;overflow-x:auto" role="group" aria-label="{}">{}</div>')
    return str(frame.format(graph.journey.name, Markup(picture)))  # noqa: S704 - our own SVG, escaped where it is made
