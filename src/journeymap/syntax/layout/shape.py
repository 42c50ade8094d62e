"""What stands where in a kind of file: which keys, in which order. The language is told to the layout by this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Shape"]


@dataclass(frozen=True)
class Shape:
    """The order of the keys of a mapping, and the shapes of what they hold.

    `order` gives each known key its rank. `below` holds the shapes of values; `each` that of every value where a
    mapping goes by ids of the author's, who decides their order; `items` that of a list's items, where it is another.
    Entries of a `spaced` mapping, and items of a `spaced` list, are parted by blank lines.
    """

    order: Mapping[str, int] = field(default_factory=dict)
    below: Mapping[str, Shape] = field(default_factory=dict)
    each: Shape | None = None
    items: Shape | None = None
    spaced: bool = False

    def of(self, key: str) -> Shape:
        """The shape of what stands at `key`."""
        return self.each or self.below.get(key) or UNKNOWN

    @property
    def of_items(self) -> Shape:
        """The shape of a list's items, where this is the shape of a list."""
        return self.items or self


UNKNOWN = Shape()
