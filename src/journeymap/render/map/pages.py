"""Pages: how large, which columns and bands go on each, and the drawing of one from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from journeymap.diagnostics import JourneyError
from journeymap.render.map.bands import blueprint
from journeymap.render.map.bands.channels import channels
from journeymap.render.map.bands.emotion import feeling
from journeymap.render.map.bands.flow import flow
from journeymap.render.map.bands.header import header
from journeymap.render.map.bands.legend import legend
from journeymap.render.map.bands.others import others
from journeymap.render.map.bands.pains import opportunities, pains
from journeymap.render.map.bands.stages import stages
from journeymap.render.map.bands.steps import steps
from journeymap.render.map.bands.strip import strip
from journeymap.render.map.bands.unplanned import unplanned
from journeymap.render.map.bands.waits import latest, waiting
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.measure import in_its_language
from journeymap.render.map.palette import ALARM_TINT, COLUMN_LEAST, GRID, GUTTER, MARGIN, PAPER, TINTS
from journeymap.render.map.sheet import Block, Sheet
from journeymap.render.map.story import Column, Story

__all__ = ["SIZES", "Page", "draw_pages"]

SIZES: dict[str, tuple[float, float]] = {
    "a3": (1587.0, 1123.0),
    "a4": (1123.0, 794.0),
    "slide": (1280.0, 720.0),
    "auto": (1123.0, 0.0),
}
"""Width and height in px at 96 dpi; `auto` is one page as large as the map needs."""
AUTO_COLUMN = 106.0
ENLARGED = 1 / 0.933
"""A page this much larger still prints its small type at 7 points when it is fitted to the paper."""
TOP = 30.0

BANDS: tuple[Callable[[Sheet], Block | None], ...] = (
    waiting,
    unplanned,
    channels,
    feeling,
    others,
    pains,
    opportunities,
    lambda sheet: blueprint.row(sheet, "physical_evidence"),
    lambda sheet: blueprint.row(sheet, "frontstage"),
    blueprint.visibility,
    lambda sheet: blueprint.row(sheet, "backstage"),
    lambda sheet: blueprint.row(sheet, "support"),
    flow,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A drawn page and its size in px."""

    canvas: Canvas
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """What goes on a page: blocks that are ready, those at the top made when the number of pages is known."""

    sheet: Sheet
    first: bool
    context: tuple[Block, ...]
    bands: tuple[Block, ...]


@in_its_language
def draw_pages(story: Story, page: str, single: bool = False) -> list[Page]:
    """Draw the story; `single` makes one page of it, as large as it needs.

    Raises:
        JourneyError: there is no page size of that name.
    """
    if page not in SIZES:
        raise JourneyError(f'there is no page size "{page}"', f"sizes: {', '.join(SIZES)}")
    wide, high = SIZES[page]
    count = len(story.columns)
    needed = 2 * MARGIN + GUTTER + count * (AUTO_COLUMN if page == "auto" else COLUMN_LEAST)
    if page == "auto" or single or needed <= wide * ENLARGED:
        groups, scale = [story.columns], max(1.0, needed / wide)
    else:
        groups, scale = _split(story.columns, int((wide - 2 * MARGIN - GUTTER) / COLUMN_LEAST)), 1.0
    one = page == "auto" or single
    plans: list[_Plan] = []
    for group in groups:
        sheet = Sheet(story, group, round(wide * scale), total=2 if len(groups) > 1 else 1)
        plans += _pack(sheet, 0.0 if one else high * scale, not plans)
    return [
        _draw(replace(plan.sheet, number=number, total=len(plans)), plan, high if single else high * scale)
        for number, plan in enumerate(plans, 1)
    ]


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


def _pack(sheet: Sheet, high: float, first: bool) -> list[_Plan]:
    """Bands by page; `high` 0 puts all of them on one."""
    context = (stages(sheet), steps(sheet))
    bands = [block for band in BANDS if (block := band(sheet)) is not None]
    fixed = strip(sheet).height + sum(block.height for block in context) + 2 * TOP
    fixed += legend(sheet, frozenset(block.name for block in bands)).height
    head = header(sheet).height if first else 0.0
    if not high or fixed + head + sum(block.height for block in bands) <= high:
        return [_Plan(sheet, first, context, tuple(bands))]
    plans: list[list[Block]] = [[]]
    room = high - fixed - head
    below = (context[0], steps(sheet, arrows=False))
    fixed += below[1].height - context[1].height
    for block in bands:
        if block.height > room and plans[-1]:
            room = high - fixed
            line = plans[-1][-1]  # that of visibility goes with what is behind it
            along = len(plans[-1]) > 1 and line.name == "visibility" and line.height + block.height <= room
            plans.append([plans[-1].pop()] if along else [])
            room -= line.height if along else 0.0
        plans[-1].append(block)
        room -= block.height
    return [
        _Plan(sheet, first and not index, below if index else context, tuple(blocks))
        for index, blocks in enumerate(plans)
    ]


def _draw(sheet: Sheet, plan: _Plan, high: float) -> Page:
    top = [strip(sheet), *([header(sheet)] if plan.first else [])]
    last = legend(sheet, frozenset(block.name for block in plan.bands))
    blocks = [*top, *plan.context, *plan.bands, last]
    spare = high - 2 * TOP - sum(block.height for block in blocks)
    heights = [block.height + (max(0.0, min(spare, block.stretch)) if block.stretch else 0.0) for block in blocks]
    tops = [TOP + sum(heights[:index]) for index in range(len(blocks))]
    height = max(high, tops[-1] + last.height + TOP)
    canvas = Canvas()
    canvas.rect(0, 0, sheet.width, height, fill=PAPER)
    places = {block.name: (y, y + size) for block, y, size in zip(blocks, tops, heights, strict=True)}
    _ground(canvas, sheet, places)
    for block, y, size in zip(blocks, tops, heights, strict=True):
        with canvas.group(f'data-band="{block.name}"'):
            block.draw(canvas, y, size)
            if block.ruled:
                canvas.line(((MARGIN, y + size), (sheet.right, y + size)), stroke=GRID)
    return Page(canvas, sheet.width, round(height))


def _ground(canvas: Canvas, sheet: Sheet, places: dict[str, tuple[float, float]]) -> None:
    """The tints of the stages, and that of the wait which breaks its promise worst."""
    top, bottom = places["stages"][1], places["legend"][0]
    for stage, first, last in sheet.stages:
        left, right = sheet.edges(first, last)
        canvas.rect(left, top, right - left, bottom - top, fill=TINTS[stage % 2])
    late = latest(sheet)
    shown = [places[name] for name in ("waits", "unplanned", "channels", "emotion") if name in places]
    if late and "waits" in places:
        upper, lower = shown[0][0], shown[-1][1]
        canvas.rect(late[0], upper, late[1] - late[0], lower - upper, fill=ALARM_TINT)
