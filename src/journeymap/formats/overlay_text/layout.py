"""What sections are made of: titles, tables, dim notes, sentences; long ones are cut and say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from journeymap.formats.columns import shown
from journeymap.results.counting import counted
from journeymap.results.overlay import Overlay

__all__ = ["Section", "View", "columns", "indented", "line", "note", "sentences", "strong", "title"]

Row = TypeVar("Row")
INDENT = (0, 0, 0, 2)


@dataclass(frozen=True, slots=True)
class View:
    """What is shown, and whether all of it is."""

    overlay: Overlay
    full: bool = False

    def first(self, rows: Sequence[Row], most: int) -> Sequence[Row]:
        """The rows that are shown: `most` of them, or all."""
        return rows if self.full else rows[:most]

    def more(self, rest: int, one: str, many: str = "") -> Iterator[RenderableType]:
        """How many rows are not shown, where some are not."""
        if rest > 0 and not self.full:
            yield note(f"and {counted(rest, one, many)} (--full shows all)")


Section = Callable[[View], Iterator[RenderableType]]
"""A section's parts, its title first; none where there is nothing to say."""


def title(words: str) -> Padding:
    """The head of a section, a blank line above it."""
    return Padding(Text(words, style="bold"), (1, 0, 0, 0))


def strong(words: str) -> Text:
    """A cell that stands out."""
    return Text(words, style="bold")


def indented(words: str, by: int = 2) -> Padding:
    """The first cell of a row; what does not fit hangs."""
    return Padding(Text(shown(words), overflow="fold"), (0, 0, 0, by))


def line(words: str) -> Padding:
    """A line of words."""
    return Padding(Text(words), INDENT)


def note(words: str) -> Padding:
    """A dim line that explains or adds."""
    return Padding(Text(words, style="dim"), INDENT)


def sentences(lines: Iterable[str]) -> Table:
    """Sentences one below the other; what does not fit hangs."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for line in lines:
        table.add_row("  -", shown(line))
    return table


def columns(*heads: str, text: int = 1) -> Table:
    """A table whose first `text` columns are words, and whose others are numbers."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", collapse_padding=True)
    for place, head in enumerate(heads):
        name = ("" if place else "  ") + shown(head)
        if place < text:
            table.add_column(name, overflow="fold")
        else:
            table.add_column(name, justify="right", no_wrap=True)
    return table
