"""The lists of words and ids in a journey and its data file, as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_origin

import yaml

from journeymap.lint.context import Context
from journeymap.model.base import Item, Place
from journeymap.model.data import Change, Match
from journeymap.model.journey import Journey
from journeymap.model.keys import parts_of
from journeymap.model.steps import Stage, Touchpoint

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
        for name, key in _lists(type(part)):
            if len(getattr(part, name)) > 1:
                yield from _written(key, _place(part, key), told)
        if isinstance(part, Stage | Touchpoint) and part.metrics:
            yield from _written("metrics", _place(part, "metrics"), told)
        if isinstance(part, Match):
            for column in part.where:
                yield from _written(column, _place(part, "where", column), told)
    for persona, columns in context.journey.segments.items():
        for column in columns:
            yield from _written(column, context.locate("segments", persona, column), told)


@cache
def _lists(kind: type[Item]) -> tuple[tuple[str, str], ...]:
    """The fields of a part that hold words, each with its key."""
    fields = ((name, field.alias or name, field.annotation) for name, field in kind.model_fields.items())
    return tuple(
        (name, key)
        for name, key, annotation in fields
        if get_origin(annotation) is tuple and not any(parts_of(annotation)) and (key, kind) not in APART
    )


def _place(part: Item, *keys: str) -> Place:
    return Place(part.place.document, (*part.place.path, *keys))


def _written(key: str, place: Place, told: set[int]) -> Iterator[Written]:
    node = place.document.node_at(place.path)  # of the part itself, where just a list stands for it
    if isinstance(node, yaml.SequenceNode) and id(node) not in told:
        told.add(id(node))
        items = enumerate(node.value)
        yield Written(key, place, tuple((index, item) for index, item in items if isinstance(item, yaml.ScalarNode)))
