"""One page: the blocks that stand on it below each other, and the drawing of them from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

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
from journeymap.render.map.bands.stickers import with_stickers
from journeymap.render.map.bands.strip import strip
from journeymap.render.map.bands.unplanned import unplanned
from journeymap.render.map.bands.waits import latest, waiting
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.palette import ALARM_TINT, GRID, MARGIN, PAPER, TINTS
from journeymap.render.map.sheet import Block, Sheet

__all__ = ["BANDS", "Page", "Stack", "stacked"]

TOP, TIGHT_TOP = 30.0, 18.0
"""What is left free above and below (px)."""
AIR = 0.03
"""How much higher than it needs a band is made where the page has room, as part of the page's height."""
EMPTY = 0.3
"""A page with more room left than this has its legend below the last band, another at its foot."""

BANDS: tuple[tuple[str, Callable[[Sheet], Block | None]], ...] = (
    ("waits", waiting),
    ("unplanned", unplanned),
    ("channels", channels),
    ("emotion", feeling),
    ("others", others),
    ("pains", pains),
    ("opportunities", opportunities),
    ("physical_evidence", lambda sheet: blueprint.row(sheet, "physical_evidence")),
    ("frontstage", lambda sheet: blueprint.row(sheet, "frontstage")),
    ("visibility", blueprint.visibility),
    ("backstage", lambda sheet: blueprint.row(sheet, "backstage")),
    ("support", lambda sheet: blueprint.row(sheet, "support")),
    ("flow", flow),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A drawn page, its size in px, and how many times as large it is printed."""

    canvas: Canvas
    width: float
    height: float
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Stack:
    """What goes on a page: `head` (title block, headline), stages and steps, bands, legend."""

    sheet: Sheet
    head: tuple[Block, ...]
    context: tuple[Block, ...]
    bands: tuple[Block, ...]

    @property
    def edge(self) -> float:
        """What is left free above and below."""
        return TIGHT_TOP if self.sheet.tight else TOP

    @property
    def frame(self) -> float:
        """The height of the page without its bands."""
        fixed = (*self.head, *self.context, *self._legend())
        return 2 * self.edge + sum(block.height for block in fixed)

    @property
    def height(self) -> float:
        """The least height of the page."""
        return self.frame + sum(block.height for block in self.bands)

    def below(self) -> Stack:
        """The same for a further page of the same columns: without headline, the steps without their arrows."""
        context = tuple(steps(self.sheet, arrows=False) if block.name == "steps" else block for block in self.context)
        return replace(self, head=tuple(block for block in self.head if block.name == "strip"), context=context)

    def numbered(self, number: int, total: int) -> Stack:
        """The same as page `number` of `total`."""
        if total == 1:
            return self
        sheet = replace(self.sheet, number=number, total=total)
        return replace(self, sheet=sheet, head=tuple(_HEADS[block.name](sheet) for block in self.head))

    def drawn(self, high: float) -> Page:
        """The page, at least `high` px."""
        last = self._legend()
        blocks = [*self.head, *self.context, *self.bands, *last]
        heights = _heights(blocks, high - 2 * self.edge)
        tops = [self.edge + above for above in accumulate(heights, initial=0.0)]
        height = max(high, tops[-1] + self.edge)
        if last and height - tops[-1] <= EMPTY * height:
            tops[len(blocks) - 1] = height - self.edge - last[0].height
        canvas = Canvas()
        canvas.rect(0, 0, self.sheet.width, height, fill=PAPER)
        places = {block.name: (y, y + size) for block, y, size in zip(blocks, tops, heights, strict=False)}
        _ground(canvas, self, places, tops[len(blocks) - 1] if last else height - self.edge)
        for block, y, size in zip(blocks, tops, heights, strict=False):
            with canvas.group(f'data-band="{block.name}"'):
                block.draw(canvas, y, size)
                if block.ruled:
                    canvas.line(((MARGIN, y + size), (self.sheet.right, y + size)), stroke=GRID)
        return Page(canvas, self.sheet.width, round(height))

    def _legend(self) -> tuple[Block, ...]:
        if "legend" in self.sheet.story.options.hidden:
            return ()
        return (legend(self.sheet, frozenset(block.name for block in self.bands)),)


_HEADS: dict[str, Callable[[Sheet], Block]] = {"strip": strip, "header": header}


def stacked(sheet: Sheet, head: bool = True) -> Stack:
    """All blocks of some columns that are not hidden; the headline only on the first page."""
    hidden = sheet.story.options.hidden
    top = [name for name in _HEADS if name not in hidden and (head or name == "strip")]
    context = [("stages", stages), ("steps", steps)]
    found = [(name, band(sheet)) for name, band in BANDS if name not in hidden]
    if sheet.story.options.workshop:
        found = with_stickers(sheet, found)
    return Stack(
        sheet,
        tuple(_HEADS[name](sheet) for name in top),
        tuple(make(sheet) for name, make in context if name not in hidden),
        tuple(block for _, block in found if block is not None),
    )


def _heights(blocks: Sequence[Block], high: float) -> list[float]:
    """The height of each block: those that stretch take what the page has left, then all get some air."""
    heights = [block.height for block in blocks]
    elastic = sorted((index for index, block in enumerate(blocks) if block.stretch), key=lambda i: blocks[i].stretch)
    for before, index in enumerate(elastic):
        fair = (high - sum(heights)) / (len(elastic) - before)
        heights[index] += max(0.0, min(fair, blocks[index].stretch))
    airy = [index for index, block in enumerate(blocks) if block.ruled and not block.stretch]
    spare = max(0.0, high - sum(heights)) / max(1, len(airy))
    for index in airy:
        heights[index] += min(AIR * high, spare)
    return heights


def _ground(canvas: Canvas, stack: Stack, places: dict[str, tuple[float, float]], bottom: float) -> None:
    """The tints of the stages, and that of the wait which breaks its promise worst."""
    sheet, upper = stack.sheet, [place for name, place in places.items() if name in ("strip", "header", "stages")]
    top = upper[-1][1] if upper else stack.edge
    for stage, first, last in sheet.stages:
        left, right = sheet.edges(first, last)
        canvas.rect(left, top, right - left, bottom - top, fill=TINTS[stage % 2])
    late = latest(sheet)
    shown = [places[name] for name in ("waits", "unplanned", "channels", "emotion") if name in places]
    if late and "waits" in places:
        high, low = shown[0][0], shown[-1][1]
        canvas.rect(late[0], high, late[1] - late[0], low - high, fill=ALARM_TINT)
