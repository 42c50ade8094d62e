"""The lists of words and ids in a journey and its data file, as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from journeymap.lint.context import Context
from journeymap.model.base import Item, Place
from journeymap.model.data import Change
from journeymap.model.journey import Journey

__all__ = ["Written", "lists_in"]

APART = {("transition", Change), ("funnel", Journey)}
"""A funnel may come back to a step, and a way leads from one end to the other."""


class Written(NamedTuple):
    """A list: its key, where it stands, and its items as they are written, each with its place in the list."""

    key: str
    place: Place
    items: tuple[tuple[int, yaml.ScalarNode], ...]


def lists_in(context: Context) -> Iterator[Written]:
    """Every list that is written; what a stage hands down is written at the stage."""
    told: set[int] = set()
    for part in context.parts:
        for name, field in type(part).model_fields.items():
            value, key = getattr(part, name), field.alias or name
            if isinstance(value, tuple) and len(value) > 1 and isinstance(value[0], str) and key != "x-":
                if (key, type(part)) not in APART:
                    yield from _written(key, _place(part, key), told)
            elif key == "metrics" and isinstance(value, dict) and len(value) > 0 and not isinstance(part, Journey):
                yield from _written(key, _place(part, key), told)
            elif key == "where" and value:
                for column in value:
                    yield from _written(column, _place(part, key, column), told)
    for persona, columns in context.journey.segments.items():
        for column in columns:
            yield from _written(column, context.locate("segments", persona, column), told)


def _place(part: Item, *keys: str) -> Place:
    return Place(part.place.document, (*part.place.path, *keys))


def _written(key: str, place: Place, told: set[int]) -> Iterator[Written]:
    node = place.document.node_at(place.path)  # of the part itself, where just a list stands for it
    if isinstance(node, yaml.SequenceNode) and id(node) not in told:
        told.add(id(node))
        items = enumerate(node.value)
        yield Written(key, place, tuple((index, item) for index, item in items if isinstance(item, yaml.ScalarNode)))
