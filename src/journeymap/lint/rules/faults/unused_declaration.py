"""The rule unused-declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.references.every_reference import every_reference
from journeymap.lint.rule import Finding, rule
from journeymap.model.journey import Journey
from journeymap.model.kinds import kind_of
from journeymap.model.misspelling import distance
from journeymap.model.people import Actor, Channel, Metric, Source, System
from journeymap.syntax.document import Document
from journeymap.syntax.names import slug

__all__ = ["unused_declaration"]

GROUPS = {"channels": "channel", "actors": "actor", "systems": "system", "metrics": "metric", "sources": "source"}
WORDS = 80
"""Longer texts are prose; no id or name is sought in them."""

Declared = Channel | Actor | System | Metric | Source


@rule("unused-declaration", Severity.INFO, draft=Severity.INFO)
def unused_declaration(context: Context) -> Iterator[Finding]:
    """A journey declares a channel, an actor, a system, a metric or a source, and nothing uses it.

    Why: readers look for what is declared, and wonder whether the step that used it went missing. What comes from a
    library is for all journeys, and is never named. It counts as used wherever its id or its name stands alone: at a
    touchpoint, a persona, a lane, an owner, a budget, a what-if, an `x-` key. A metric whose `column` is in the log is
    measured without being listed, and a channel that has a `cost` counts as used where the log says the channel.

    Example:
        channels: {web: Website, phone: Hotline}
        touchpoints:
          - {name: Compares offers, channel: web}
          - {name: Pays by card, channel: web}

    Better:
        channels: {web: Website, phone: Hotline}
        touchpoints:
          - {name: Compares offers, channel: web}
          - {name: Asks for a discount, channel: phone}
    """
    journey = context.journey
    if not context.touchpoints:
        return
    own = journey.place.document
    candidates = [
        (word, key, part)
        for group, word in GROUPS.items()
        for key, part in getattr(journey, group).items()
        if part.place.document is own and own.has((group, key)) and not _measured(journey, part)
    ]
    words = _mentioned(context) if candidates else set()
    unknown = [candidate for candidate in candidates if candidate[1] not in words]
    used = {slug(word) for word in words} if unknown else set()
    words |= _meant(context) if unknown else set()
    for word, key, part in unknown:
        if (
            key not in words
            and slug(key) not in used
            and slug(str(part.name)) not in used
            and not _misspelt(key, words)
        ):
            message = f'{word} "{key}" is declared, and nothing in this journey uses it'
            yield Finding(part.place, message, (), "key", hint="take it out, or name it where it belongs", element=key)


def _meant(context: Context) -> set[str]:
    """What is meant where a name is misspelt and reported as that; drafts take what is not declared as written."""
    wrong = {
        (each.name, each.allowed): each.known
        for each in every_reference(context)
        if each.name not in each.known and not (each.declared and context.draft)
    }
    return {context.near(name, known) or name for (name, _), known in wrong.items()}


def _misspelt(key: str, words: Iterable[str]) -> bool:
    """Whether some word of the journey is surely meant to be `key`; that one is the fault then."""
    return any(abs(len(word) - len(key)) <= 1 and distance(word, key) <= 1 for word in words) if len(key) > 3 else False


def _measured(journey: Journey, part: Declared) -> bool:
    """Whether the log alone is reason enough to declare it."""
    if isinstance(part, Metric):
        return part.column is not None
    return isinstance(part, Channel) and part.cost is not None and journey.events is not None


def _mentioned(context: Context) -> set[str]:
    """All short words of the journey and its data file outside of its declarations."""
    found: set[str] = set()
    for document in context.file.documents:
        if kind_of(document) in ("journey", "data", None):
            for key, value in _sections(document):
                if key not in GROUPS:
                    _collect(value, found)
    return found


def _sections(document: Document) -> list[tuple[Any, yaml.Node]]:
    root = document.root
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return [(key.value, value) for key, value in pairs]


def _collect(node: yaml.Node, found: set[str]) -> None:
    """Every short scalar below `node`, keys included; what an alias repeats is looked at once."""
    waiting, seen = [node], set[int]()
    while waiting:
        here = waiting.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        if isinstance(here, yaml.MappingNode):
            waiting += [part for pair in here.value for part in pair]
        elif isinstance(here, yaml.SequenceNode):
            waiting += here.value
        elif len(here.value) <= WORDS:
            found.add(here.value)
