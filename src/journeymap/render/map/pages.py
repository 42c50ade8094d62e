"""Pages: which columns and bands go on each, in the best of the ways in which the map fits its paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journeymap.render.map.palette import COLUMN_LEAST, GUTTER, MARGIN
from journeymap.render.map.papers import SIZES, Way, columns_on, ways
from journeymap.render.map.sheet import Block, Sheet
from journeymap.render.map.stacking import Page, Stack, stacked
from journeymap.render.map.story import Column, Story
from journeymap.render.map.text.measure import in_its_language, smallest

__all__ = ["Page", "draw_pages"]

AUTO_COLUMN = 106.0
HOPELESS = 1.45
"""Bands that need this many times the height of the largest drawing fit the page in no way."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Stacks of blocks, one a page, and the way in which they are drawn."""

    way: Way
    stacks: tuple[Stack, ...]


@in_its_language
def draw_pages(story: Story, page: str, single: bool = False) -> list[Page]:
    """Draw the story on pages of one of `PAGE_SIZES`; `single` makes one page of it, as large as it needs."""
    layout = _auto(story) if page == "auto" else _one(story, page) if single else _best(story, page)
    total = len(layout.stacks)
    with smallest(layout.way.least):
        return [
            replace(stack.numbered(number, total).drawn(layout.way.height), scale=layout.way.scale)
            for number, stack in enumerate(layout.stacks, 1)
        ]


def _auto(story: Story) -> _Layout:
    """One page as large as the map."""
    wide = max(SIZES["auto"][0], 2 * MARGIN + GUTTER + len(story.columns) * AUTO_COLUMN)
    return _whole(story, Way(round(wide), 0.0))


def _whole(story: Story, way: Way) -> _Layout:
    return _Layout(way, (stacked(Sheet(story, story.columns, way.width, tight=way.tight)),))


def _one(story: Story, page: str) -> _Layout:
    """One page of that size if the map fits it in any way, else one of its shape that is larger."""
    found = _best(story, page)
    if len(found.stacks) == 1:
        return found
    way = ways(page)[0]
    larger = max(1.0, (2 * MARGIN + GUTTER + len(story.columns) * COLUMN_LEAST) / way.width)
    return _whole(story, replace(way, width=round(way.width * larger), height=round(way.height * larger)))


def _best(story: Story, page: str) -> _Layout:
    """The first way of drawing that needs one page for its columns; else the one of fewest pages."""
    found: list[_Layout] = []
    hopeless = HOPELESS * max(way.height for way in ways(page))
    for way, groups in _tries(story, page):
        sheets = [Sheet(story, group, way.width, total=min(2, len(groups)), tight=way.tight) for group in groups]
        with smallest(way.least):
            stacks = [stacked(sheet, head=not number) for number, sheet in enumerate(sheets)]
            over = max(stack.height / way.height for stack in stacks)
            if over <= 1:
                return _Layout(way, tuple(stacks))
            if not way.least:
                parts = tuple(part for stack in stacks for part in _parted(stack, way.height))
                found.append(_Layout(way, parts))
        if over * way.height > hopeless and found:
            break
    return min(found, key=lambda layout: len(layout.stacks))


def _tries(story: Story, page: str) -> Iterator[tuple[Way, list[tuple[Column, ...]]]]:
    """Ways of drawing with the columns of each page; those too narrow for all are left out if others are wide enough."""
    count, known = len(story.columns), ways(page)
    wide = [way for way in known if count <= columns_on(way.width)]
    for way in wide:
        yield way, [story.columns]
    if all(way.least for way in wide):
        for way in known:
            if not way.least:
                yield way, _split(story.columns, columns_on(way.width))


def _split(columns: Sequence[Column], most: int) -> list[tuple[Column, ...]]:
    """Columns by page: whole stages where they fit, pages of about the same width."""
    pages = -(-len(columns) // most)
    fair = -(-len(columns) // pages)
    groups: list[list[Column]] = [[]]
    chunks: list[list[Column]] = []
    for column in columns:
        if chunks and chunks[-1][0].stage == column.stage and len(chunks[-1]) < most:
            chunks[-1].append(column)
        else:
            chunks.append([column])
    for chunk in chunks:
        full = len(groups[-1]) + len(chunk)
        if groups[-1] and (full > most or len(groups[-1]) + len(chunk) / 2 > fair + 1):
            groups.append([])
        groups[-1] += chunk
    return [tuple(group) for group in groups]


def _parted(stack: Stack, high: float) -> Iterator[Stack]:
    """The bands of a stack by page, each under the same stages and steps."""
    if stack.height <= high:
        yield stack
        return
    below = stack.below()
    parts: list[list[Block]] = [[]]
    room = high - stack.frame
    for block in stack.bands:
        if block.height > room and parts[-1]:
            room = high - below.frame
            line = parts[-1][-1]  # that of visibility goes with what is behind it
            along = len(parts[-1]) > 1 and line.name == "visibility" and line.height + block.height <= room
            parts.append([parts[-1].pop()] if along else [])
            room -= line.height if along else 0.0
        parts[-1].append(block)
        room -= block.height
    for index, blocks in enumerate(parts):
        yield replace(below if index else stack, bands=tuple(blocks))
