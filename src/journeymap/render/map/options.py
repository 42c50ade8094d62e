"""What can be asked of a map besides the journey and its measured results."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MapOptions"]


@dataclass(frozen=True, slots=True)
class MapOptions:
    """How a map is drawn.

    Attributes:
        page: a4, a3, a2, a1, a0, slide, or auto for a page as large as the map.
        theme: light, dark or grey.
        hidden: names of bands that are left out.
        workshop: whether empty lanes for stickers are drawn where nothing is written.
        fold: whether each stage is one column, without its steps.
    """

    page: str = "a3"
    theme: str = "light"
    hidden: frozenset[str] = frozenset()
    workshop: bool = False
    fold: bool = False
