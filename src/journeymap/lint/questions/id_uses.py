"""Ids as a journey uses them: what is declared, what is taken as written, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from journeymap.lint.context import Context
from journeymap.model.base import Item, Place
from journeymap.model.journey import Journey
from journeymap.model.people import Owner
from journeymap.model.steps import Stage, Touchpoint
from journeymap.syntax.document import Path

__all__ = ["Use", "destinations", "namespaces"]

PARTIES = ("customer", "provider")
Uses = dict[str, "Use"]


@dataclass(slots=True)
class Use:
    """An id: what it stands for, where it is declared or else used first, and how often it is used.

    `name` is the name that is written beside it, `own` says whether the journey's files declare it, and not a library.
    """

    kind: str
    id: str
    place: Place | None = None
    keys: Path = ()
    part: Literal["key", "value"] = "value"
    name: str = ""
    declared: bool = False
    own: bool = True
    uses: int = 0


def destinations(context: Context) -> Uses:
    """Touchpoints, stages and outcomes whose ids are written; all of them are declared."""
    found: Uses = {}
    parts: list[Stage | Touchpoint] = [*context.journey.stages, *context.touchpoints.values()]
    for part in parts:
        if part.id and part.written("id"):
            name = str(part.name) if part.written("name") else ""
            kind = "stage" if isinstance(part, Stage) else "touchpoint"
            found.setdefault(part.id, Use(kind, part.id, part.place, ("id",), name=name, declared=True))
    for key, outcome in context.journey.outcomes.items():
        if context.locate("outcomes", key).document.has(("outcomes", key)):
            name = str(outcome.name) if outcome.written("name") else ""
            found.setdefault(key, Use("outcome", key, outcome.place, (), "key", name, declared=True))
    return found


def namespaces(context: Context) -> Iterator[Uses]:
    """Channels, actors with systems, metrics and owners: each with those that are only taken as written."""
    journey = context.journey
    yield _counted(context, {"channel": journey.channels}, _channels(context))
    parties = _counted(context, {"actor": journey.actors, "system": journey.systems}, _parties(context))
    for party in PARTIES:
        parties[party] = Use("actor", party, declared=True, own=False)
    yield parties
    yield _counted(context, {"metric": journey.metrics}, _metrics(context))
    yield _counted(context, {}, _owners(context))


Mentioned = tuple[str, str, Item, Path, Literal["key", "value"]]
"""What it is, its id, the part that names it, and the keys that lead there."""


def _counted(context: Context, groups: Mapping[str, Mapping[str, Any]], mentioned: Iterator[Mentioned]) -> Uses:
    own = context.journey.place.document
    found: Uses = {}
    for kind, parts in groups.items():
        for key, part in parts.items():
            if getattr(part, "declared", True):
                name = str(part.name) if part.written("name") else ""
                here = part.place.document is own
                found.setdefault(key, Use(kind, key, part.place, (), "key", name, declared=True, own=here))
    for kind, key, item, keys, part in mentioned:
        use = found.setdefault(key, Use(kind, key, item.place, keys, part))
        use.uses += 1
    return found


def _channels(context: Context) -> Iterator[Mentioned]:
    owners: list[Journey | Stage | Touchpoint] = [
        context.journey,
        *context.journey.stages,
        *context.touchpoints.values(),
    ]
    for owner in owners:
        if owner.written("channel"):
            yield from (
                ("channel", name, owner, ("channel", index), "value") for index, name in enumerate(owner.channel)
            )
    for step in context.touchpoints.values():
        for differs in step.personas.values():
            names = enumerate(differs.channel)
            yield from (("channel", name, differs, ("channel", index), "value") for index, name in names)


def _parties(context: Context) -> Iterator[Mentioned]:
    for step in context.touchpoints.values():
        for role in ("initiator", "receiver"):
            if getattr(step, role):
                yield "actor", getattr(step, role), step, (role,), "value"
        for lane in (*step.physical_evidence, *step.frontstage, *step.backstage, *step.support):
            if lane.by:
                yield "actor or system", lane.by, lane, ("by",), "value"


def _metrics(context: Context) -> Iterator[Mentioned]:
    owners: list[Stage | Touchpoint] = [*context.journey.stages, *context.touchpoints.values()]
    for owner in owners:
        yield from (("metric", name, owner, ("metrics", name), "key") for name in owner.metrics)


def _owners(context: Context) -> Iterator[Mentioned]:
    """Every owner once where it is written; what a stage hands down is not written again."""
    seen: set[int] = set()
    for part in context.parts:
        if isinstance(part, Owner) and id(part) not in seen:
            seen.add(id(part))
            for role in ("responsible", "accountable", "supporting", "consulted", "informed"):
                yield from (
                    ("owner", name, part, (role, index), "value") for index, name in enumerate(getattr(part, role))
                )
