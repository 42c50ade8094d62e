"""Where ids are declared: the parts of a journey that others may refer to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.diagnostics import Span
from journeymap.lint.context import Context
from journeymap.model.base import Item, Place
from journeymap.model.steps import Opportunity, PainPoint
from journeymap.syntax.document import Path

__all__ = ["GROUPS", "Declared", "declared"]

GROUPS = {
    "outcomes": "outcome",
    "personas": "persona",
    "channels": "channel",
    "actors": "actor",
    "systems": "system",
    "metrics": "metric",
    "sources": "source",
    "what_if": "what-if",
}
"""What is declared by id, by the field of the journey that holds it."""


class Declared(NamedTuple):
    """An id that the author wrote: what it is of, its name, and where it stands; without `keys` it is itself a key."""

    kind: str
    id: str
    name: str
    place: Place
    keys: Path = ()

    @property
    def span(self) -> Span:
        """The place of the id."""
        return self.place.span(*self.keys, part="value" if self.keys else "key")


def declared(context: Context) -> Iterator[Declared]:
    """Every id that is written, in the journey, its libraries and its data file; not those made from names."""
    journey = context.journey
    parts: list[tuple[str, Item]] = [("stage", stage) for stage in journey.stages]
    parts += [("touchpoint", part) for stage in journey.stages for part in stage.touchpoints]
    parts += [("pain point", part) for part in context.parts if isinstance(part, PainPoint)]
    parts += [("opportunity", part) for part in context.parts if isinstance(part, Opportunity)]
    for kind, part in parts:
        if context.wrote(part, "id"):
            name = getattr(part, "name", "") or getattr(part, "text", "")
            yield Declared(kind, getattr(part, "id", "") or "", str(name), part.place, ("id",))
    for group, kind in GROUPS.items():
        for key, part in getattr(journey, group).items():
            place = part.place
            if place.path and place.document.node_at(place.path, "key") is not None and _by_key(place, key):
                yield Declared(kind, key, str(part.name), place)


def _by_key(place: Place, key: str) -> bool:
    """Whether the file gives the part by its id, rather than as a list's item that is named."""
    node = place.document.node_at(place.path, "key")
    return getattr(node, "value", None) == key and place.document.has(place.path)
