"""A drawn page as an SVG document."""

from __future__ import annotations

from journeymap.graph.compile import JourneyGraph
from journeymap.render.map.canvas import number
from journeymap.render.map.describe import described
from journeymap.render.map.metadata import metadata
from journeymap.render.map.options import MapOptions
from journeymap.render.map.pages import Page, draw_pages
from journeymap.render.map.palette import BODY, FONTS, INK
from journeymap.render.map.story import Story, tell
from journeymap.render.map.text.clean import escape, plain
from journeymap.render.map.themes import themed
from journeymap.results.overlay import Overlay

__all__ = ["documents"]


def documents(
    graph: JourneyGraph,
    overlay: Overlay | None,
    language: str | None,
    persona: str | None,
    options: MapOptions,
    *,
    prefix: str,
    single: bool,
) -> list[str]:
    """The SVG of each page; ids begin with `prefix`, and with p1-, p2- … where there are several."""
    story = tell(graph, overlay, language, persona, options)
    pages = draw_pages(story, options.page, single)
    total = len(pages)
    return [
        _svg(story, page, prefix if total == 1 else f"{prefix}p{index}-", (index, total))
        for index, page in enumerate(pages, 1)
    ]


def _svg(story: Story, page: Page, prefix: str, place: tuple[int, int]) -> str:
    """One page, the `place[0]`th of `place[1]`; its size is that of the paper, its measures are those of the drawing."""
    title, text = described(story.whole, *place)
    drawn = str(page.canvas)
    wide, high, first = number(page.width), number(page.height), escape(plain(prefix))
    size = f'width="{number(page.width * page.scale)}" height="{number(page.height * page.scale)}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" {size} '
        f'font-family="{FONTS}" font-size="{BODY:g}" fill="{INK}" role="img" lang="{escape(plain(story.language))}" '
        f'aria-labelledby="{first}title {first}desc"><title id="{first}title">{escape(title)}</title>\n'
        f'<desc id="{first}desc">{escape(text)}</desc>\n{metadata(story, drawn)}\n{drawn}\n</svg>\n'
    )
    return themed(svg, story.options.theme)
