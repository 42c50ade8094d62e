"""What a journey, and the pages of a map, look like in a notebook."""

from __future__ import annotations

import re
from itertools import count

from markupsafe import Markup

from journeymap.graph.compile import JourneyGraph
from journeymap.render.map.palette import GRID, INK, PAPER

__all__ = ["MapPages", "journey_html"]

SHOWN = count(1)
"""Outputs so far: a notebook is one page, in which no two pictures may share an id."""
STYLE = f"overflow-x:auto;max-width:100%;background:{PAPER};color:{INK};border:1px solid {GRID};border-radius:8px;padding:8px"
FRAME = f'<div role="group" tabindex="0" aria-label="{{}}" style="{STYLE}">{{}}</div>'


def journey_html(graph: JourneyGraph) -> str:
    """The journey's map on white paper, also where the notebook is dark; scrolled where it is wider than the cell."""
    from journeymap.render.map import render_map

    picture = render_map(graph, None, language=None, page="auto", id_prefix=f"jm{next(SHOWN)}-")
    return str(Markup(FRAME).format(graph.journey.name, Markup(picture)))  # noqa: S704 - our own SVG, escaped where it is made


class MapPages(list[str]):
    """The pages of a map as SVG; in a notebook they show themselves below each other."""

    def _repr_html_(self) -> str:
        framed = (Markup(FRAME).format(number, Markup(_apart(page))) for number, page in enumerate(self, 1))  # noqa: S704 - our own SVG
        return "".join(framed)


def _apart(svg: str) -> str:
    """A picture whose ids no other output of the notebook has."""
    prefix = f"jm{next(SHOWN)}-"
    named = re.sub(r' id="([^"]*)"', rf' id="{prefix}\1"', svg)
    return re.sub(
        r' aria-labelledby="([^"]*)"',
        lambda found: ' aria-labelledby="' + " ".join(prefix + name for name in found[1].split()) + '"',
        named,
    )
