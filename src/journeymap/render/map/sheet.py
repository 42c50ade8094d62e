"""One page's geometry: where its columns stand; and the blocks that bands hand to the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from journeymap.render.map.canvas import Canvas
from journeymap.render.map.palette import GUTTER, MARGIN, MUTED
from journeymap.render.map.story import Column, Step, Story
from journeymap.render.map.text.measure import Fitted, fit

__all__ = ["Block", "Lane", "Sheet", "lane"]

APART = 2.0
"""Px between the notes of a band, so that each is read for itself."""


@dataclass(frozen=True)
class Sheet:
    """Some columns of a story on a page of `width` px; `number` of `total` pages.

    `tight` asks bands for their least height: smaller type in cards (not below 9.33 px, 7 points), less room between.
    """

    story: Story
    columns: tuple[Column, ...]
    width: float
    number: int = 1
    total: int = 1
    tight: bool = False

    @property
    def left(self) -> float:
        """Where the plot begins."""
        return MARGIN + GUTTER

    @property
    def right(self) -> float:
        """Where the plot ends."""
        return self.width - MARGIN

    @cached_property
    def column_width(self) -> float:
        """The width of a column in px."""
        return (self.right - self.left) / len(self.columns)

    def x(self, column: int) -> float:
        """The middle of the column with this number in the story."""
        return self.left + (column - self.columns[0].index + 0.5) * self.column_width

    def edges(self, first: int, last: int | None = None) -> tuple[float, float]:
        """Left and right of the columns from `first` to `last`."""
        half = self.column_width / 2
        return self.x(first) - half, self.x(first if last is None else last) + half

    @cached_property
    def steps(self) -> list[Step]:
        """The steps on this page."""
        return [column.step for column in self.columns if column.step]

    @cached_property
    def unplanned(self) -> list[Step]:
        """The unplanned touchpoints that stand at columns of this page."""
        return [step for step in self.story.unplanned if self.holds(step.column)]

    @cached_property
    def stages(self) -> list[tuple[int, int, int]]:
        """The stages on this page: their number in the journey, first and last column."""
        found: dict[int, tuple[int, int, int]] = {}
        for column in self.columns:
            first = found[column.stage][1] if column.stage in found else column.index
            found[column.stage] = (column.stage, first, column.index)
        return list(found.values())

    def holds(self, column: int) -> bool:
        """Whether a column is on this page."""
        return self.columns[0].index <= column <= self.columns[-1].index

    def shows(self, step_id: str) -> bool:
        """Whether a planned step is on this page."""
        step = self.story.steps.get(step_id)
        return step is not None and self.holds(step.column)

    def line(self, persona: str) -> list[Step]:
        """The main line of a persona, as far as it is on this page."""
        steps = (self.story.steps[step] for step in self.story.lines[persona])
        return [step for step in steps if self.holds(step.column)]


@dataclass(frozen=True, slots=True)
class Block:
    """A band ready to be drawn: its height in px, and a function of canvas, top and the height it was given.

    A `stretch` above 0 takes what room the page has left, up to that many px.
    `context` blocks (stages, steps) are repeated on every page of the same columns.
    """

    name: str
    height: float
    draw: Callable[[Canvas, float, float], None]
    stretch: float = 0.0
    context: bool = False
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Lane:
    """The words in the gutter that name a band."""

    title: Fitted
    notes: tuple[Fitted, ...]

    @property
    def height(self) -> float:
        """The room the words take, in px."""
        return (
            7 + self.title.height + sum(note.height + APART for note in self.notes) + 3 - (APART if self.notes else 0)
        )

    def draw(self, canvas: Canvas, top: float) -> None:
        """Write the words below `top`."""
        cell = (MARGIN, top, MARGIN + GUTTER - 4, top + self.height)
        y = canvas.lines(MARGIN, top + 7, self.title, cell=cell)
        for note in self.notes:
            y = canvas.lines(MARGIN, y, note, fill=MUTED, cell=cell) + APART


def lane(title: str, *notes: str, room: float = GUTTER - 10) -> Lane:
    """The name of a band with notes below it, wrapped to the gutter."""
    return Lane(fit(title, room, bold=True), tuple(fit(note, room, 10.0) for note in notes if note))
