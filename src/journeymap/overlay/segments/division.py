"""How cases are told apart: a column, personas or months as numbered groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

__all__ = ["FEWEST", "MOST_VALUES", "OTHERS", "UNSAID", "Division", "Kind"]

Kind = Literal["column", "persona", "month"]

FEWEST = 20
"""Groups of fewer cases are not compared."""

MOST_VALUES = 12
"""So many values of a column are compared, the most frequent ones."""

UNSAID = 0
"""The number of the cases that say nothing, or for whom no persona stands."""

OTHERS = 999
"""The number of all values that are not compared."""


@dataclass(frozen=True)
class Division:
    """One way to tell cases apart.

    Args:
        number: what the statements call it.
        column: what people call it: the log's column, `persona`, `month`.
        kind: what tells the cases apart.
        names: the groups' names; the first has number 1.
        choice: an SQL expression over `segment_values` that gives a case's group: its number, `UNSAID`, or `OTHERS`.
        sizes: cases by the number of their group.
    """

    number: int
    column: str
    kind: Kind
    names: tuple[str, ...]
    choice: str
    sizes: Mapping[int, int] = field(default_factory=dict)

    def counted(self, sizes: Mapping[int, int]) -> Division:
        """The same with the sizes of its groups."""
        return replace(self, sizes=sizes)

    @property
    def group(self) -> str:
        """The column of `segment_cases` that holds the number of a case's group."""
        return f"group_{self.number}"

    @property
    def members(self) -> tuple[int, ...]:
        """The numbers of all cases that take part; who stands for no persona is one of the rest of each."""
        return tuple(sorted(number for number in self.sizes if number != UNSAID or self.kind == "persona"))

    @property
    def large(self) -> tuple[int, ...]:
        """The numbers of the groups with enough cases to be shown, as they are named."""
        return tuple(number for number in range(1, len(self.names) + 1) if self.sizes.get(number, 0) >= FEWEST)

    @property
    def compared(self) -> tuple[int, ...]:
        """The numbers of the groups that are compared: both they and their rest have enough cases."""
        whole = sum(self.sizes[number] for number in self.members)
        return tuple(number for number in self.large if whole - self.sizes[number] >= FEWEST)

    def name(self, number: int) -> str:
        """What people call a group."""
        return self.names[number - 1]
