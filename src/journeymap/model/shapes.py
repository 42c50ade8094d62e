"""Which keys hold what, and in which order: the language as the layout of files knows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args, get_origin

from journeymap.model.base import Item, field_marks
from journeymap.model.journey import Journey, Texts
from journeymap.model.kinds import Kind
from journeymap.model.order import keys_in_order
from journeymap.model.schema import FILES
from journeymap.syntax.layout import Shape

__all__ = ["shape_of"]

SPACED = frozenset({"stages"})
"""Lists whose items are parted by blank lines."""


@cache
def shape_of(kind: Kind) -> Shape:
    """What stands where in a kind of file."""
    root = FILES[kind]
    return Shape(_ranks(root), _texts() if root is Texts else _below(root), spaced=True)


def _ranks(part: type[Item], *first: str) -> dict[str, int]:
    return {key: rank for rank, key in enumerate(dict.fromkeys([*first, *keys_in_order(part)]))}


def _below(part: type[Item]) -> dict[str, Shape]:
    shapes = {key: _value(field.annotation, field_marks(field)) for key, field in part.fields().items()}
    return {key: _spaced(shape) if key in SPACED else shape for key, shape in shapes.items() if shape is not None}


def _spaced(shape: Shape) -> Shape:
    return replace(shape, items=shape, spaced=True)


def _value(annotation: Any, marks: dict[str, Any]) -> Shape | None:
    """The shape of a key's value: a part, a list of them, or parts by id; None for words."""
    part = next(_parts(annotation), None)
    if part is None:
        return None
    if get_origin(annotation) is not dict:
        return Shape(_ranks(part), _below(part))
    items = Shape(_ranks(part, "id"), _below(part)) if "named" in marks else None
    return Shape(each=Shape(_ranks(part), _below(part)), items=items)


def _parts(annotation: Any) -> Iterator[type[Item]]:
    if isinstance(annotation, type) and issubclass(annotation, Item):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def _texts() -> dict[str, Shape]:
    """A file of texts repeats the journey's parts, by id where they have one."""
    journey = _below(Journey)
    stage = journey["stages"].of_items
    by_id = {"stages": stage, "touchpoints": stage.below["touchpoints"]}
    known = set(Texts.keys())
    named = {key: shape for key, shape in journey.items() if key in known}
    found = {key: Shape(each=_by_id(part)) for key, part in by_id.items()}
    return {**named, **found, "journey": Shape(_ranks(Journey))}


def _by_id(part: Shape) -> Shape:
    """A part's shape where lists in it are given by id: pain points, opportunities, ways on."""
    below = {key: shape if shape.each else Shape(each=shape, items=shape) for key, shape in part.below.items()}
    return Shape(part.order, below)
