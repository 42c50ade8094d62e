"""The journey map as SVG: one picture, or pages of a given size. Cheap to import: what draws is loaded when it is used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeymap.render.map.options import BAND_NAMES, PAGE_SIZES, asked

if TYPE_CHECKING:
    from journeymap.graph.compile import JourneyGraph
    from journeymap.results.overlay import Overlay

__all__ = ["BAND_NAMES", "PAGE_SIZES", "render_map", "render_pages"]


def render_map(
    graph: JourneyGraph,
    overlay: Overlay | None = None,
    *,
    language: str | None = None,
    page: str = "a3",
    persona: str | None = None,
    theme: str = "light",
    hide: Iterable[str] = (),
    workshop: bool = False,
    fold: bool = False,
    id_prefix: str = "",
) -> str:
    """Draw the journey as one SVG; a journey that does not fit the page makes the page larger.

    Args:
        graph: the compiled journey.
        overlay: measured results, drawn on the same columns.
        language: of texts and fixed words (pl, sr-Latn); unsaid: the journey's own.
        page: a4, a3, a2, a1, a0, slide, or auto for a page as large as the map.
        persona: whose main line and curve are drawn; unsaid: the first, beside one that differs.
        theme: light, dark, or grey for print without colour.
        hide: names of bands that are left out, of `BAND_NAMES`.
        workshop: draw empty lanes for stickers.
        fold: draw one column a stage.
        id_prefix: goes before the ids in the SVG, so that several can stand in one document.

    Raises:
        JourneyError: there is no such persona, page size, theme or band.
    """
    from journeymap.render.map.drawing import documents

    options = asked(page, theme, hide, workshop, fold)
    return documents(graph, overlay, language, persona, options, prefix=id_prefix, single=True)[0]


def render_pages(
    graph: JourneyGraph,
    overlay: Overlay | None = None,
    *,
    language: str | None = None,
    page: str = "a3",
    persona: str | None = None,
    theme: str = "light",
    hide: Iterable[str] = (),
    workshop: bool = False,
    fold: bool = False,
    id_prefix: str = "",
) -> list[str]:
    """Draw the journey as one SVG a page; arguments as for `render_map`.

    A map that does not fit its page is drawn slightly smaller and tighter. Steps that do not fit beside each other are
    then split at stage boundaries, bands that do not fit below each other go to the next page, under the same steps.
    """
    from journeymap.render.map.drawing import documents

    options = asked(page, theme, hide, workshop, fold)
    return documents(graph, overlay, language, persona, options, prefix=id_prefix, single=False)
