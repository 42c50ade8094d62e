"""The journey map as SVG: one picture, or pages of a given size."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.graph.compile import JourneyGraph
from journeymap.render.map.canvas import number
from journeymap.render.map.clean import escape, plain
from journeymap.render.map.describe import described
from journeymap.render.map.metadata import metadata
from journeymap.render.map.options import MapOptions
from journeymap.render.map.pages import Page, draw_pages
from journeymap.render.map.palette import BODY, FONTS, INK
from journeymap.render.map.story import Story, tell
from journeymap.render.map.themes import themed
from journeymap.results.overlay import Overlay

__all__ = ["render_map", "render_pages"]


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
        page: a3, a4, slide, or auto for a page as large as the map.
        persona: whose main line and curve are drawn; unsaid: the first, beside one that differs.
        theme: light, dark, or grey for print without colour.
        hide: names of bands that are left out.
        workshop: draw empty lanes for stickers.
        fold: draw one column a stage.
        id_prefix: goes before the ids in the SVG, so that several can stand in one document.

    Raises:
        JourneyError: there is no such persona, page size, theme or band.
    """
    options = MapOptions(page, theme, frozenset(hide), workshop, fold)
    story = tell(graph, overlay, language, persona, options)
    return _svg(story, draw_pages(story, page, single=True)[0], id_prefix)


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

    Steps that do not fit a page beside each other are split at stage boundaries, bands that do not fit below each
    other go to the next page, under the same steps.
    """
    options = MapOptions(page, theme, frozenset(hide), workshop, fold)
    story = tell(graph, overlay, language, persona, options)
    pages = draw_pages(story, page)
    prefixes = [id_prefix if len(pages) == 1 else f"{id_prefix}p{index}-" for index in range(1, len(pages) + 1)]
    return [
        _svg(story, drawn, prefix, (index, len(pages)))
        for index, (drawn, prefix) in enumerate(zip(pages, prefixes, strict=True), 1)
    ]


def _svg(story: Story, page: Page, prefix: str, place: tuple[int, int] = (1, 1)) -> str:
    """One page, the `place[0]`th of `place[1]`."""
    title, text = described(story, *place)
    drawn = str(page.canvas)
    wide, high, first = number(page.width), number(page.height), escape(plain(prefix))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'font-family="{FONTS}" font-size="{BODY:g}" fill="{INK}" role="img" lang="{escape(plain(story.language))}" '
        f'aria-labelledby="{first}title {first}desc"><title id="{first}title">{escape(title)}</title>\n'
        f'<desc id="{first}desc">{escape(text)}</desc>\n{metadata(story, drawn)}\n{drawn}\n</svg>\n'
    )
    return themed(svg, story.options.theme)
