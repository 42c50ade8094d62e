"""Declared parts that are used by their name: the name stands for the id, as a designer means it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.model.base import Item
from journeymap.model.ids import slug
from journeymap.model.journey import Journey
from journeymap.model.steps import Stage, Touchpoint

__all__ = ["take_names_for_ids"]


def take_names_for_ids(journey: Journey) -> None:
    """Where a channel, an actor, a system or a source is called by its name, put its id, in place.

    `channel: Home visit` means the entry `home-visit` of `channels: [Home visit]`. An id that is written as one goes
    first, and a name that two parts have stands for neither.
    """
    channels, sources = _ids(journey.channels), _ids(journey.sources)
    parties = _ids(journey.actors)
    behind = _ids({**journey.systems, **journey.actors})
    for part in _parts(journey):
        _replace(part, "channel", channels)
        _replace(part, "evidence", sources)
        _replace(part, "initiator", parties)
        _replace(part, "receiver", parties)
        _replace(part, "by", behind)


def _parts(journey: Journey) -> Iterator[Item]:
    yield journey
    for stage in journey.stages:
        yield from _with_pains(stage)
        for step in stage.touchpoints:
            yield from _with_pains(step)
            yield from step.personas.values()
            yield from (*step.physical_evidence, *step.frontstage, *step.backstage, *step.support)


def _with_pains(part: Stage | Touchpoint) -> Iterator[Item]:
    yield part
    yield from part.pain_points


def _ids(parts: Mapping[str, Any]) -> dict[str, str]:
    """What else each declared part may be called, with its id; ids themselves are not among them."""
    found: dict[str, set[str]] = {}
    for key, part in parts.items():
        for name in {slug(key), slug(str(part.name))}:
            found.setdefault(name, set()).add(key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1} | {key: key for key in parts}


def _replace(part: Item, field: str, ids: Mapping[str, str]) -> None:
    said = getattr(part, field, None)
    if not said or not ids:
        return
    if isinstance(said, tuple):
        meant: Any = tuple(ids.get(name) or ids.get(slug(name), name) for name in said)
    else:
        meant = ids.get(said) or ids.get(slug(said), said)
    if meant != said:
        part.fill(field, meant)
