"""Moving files of older versions of the language on to the newest: a table with an entry for each version."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from journeymap.model.kinds import VERSION_KEYS, Kind, kind_of
from journeymap.syntax.document import Document
from journeymap.syntax.layout import Addition

__all__ = ["NEWEST", "UPGRADES", "Upgrade", "kind_meant", "upgrade"]

NEWEST = "1"
"""The version that files are moved on to."""

ONE = re.compile(r"v?1(\.0)*")


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A step to version `to`: what is to be written into a file, with what it does in a few words; None for nothing."""

    to: str
    find: Callable[[Document, Kind], tuple[str, tuple[Addition, ...]] | None]


def _say_version(document: Document, kind: Kind) -> tuple[str, tuple[Addition, ...]] | None:
    """Version 1 written otherwise, or not at all."""
    key = VERSION_KEYS[kind]
    written = document.data.get(key)
    if kind == "project" and key not in document.data:
        return None  # its name says what it is
    node = document.node_at((key,)) if key in document.data else None
    if written == NEWEST and not getattr(node, "style", None):
        return None
    if written is not None and not (isinstance(written, str) and ONE.fullmatch(written)):
        return None
    done = f"{key}: {NEWEST} written" + ("" if written is None else f' instead of "{written}"')
    return done, (Addition((), key, NEWEST),)


UPGRADES: tuple[Upgrade, ...] = (Upgrade("1", _say_version),)
"""All steps, the oldest first. Each is applied to files that it finds something in."""


def kind_meant(document: Document) -> Kind | None:
    """The kind of a file, also where only what it holds shows that it is a journey."""
    kind = kind_of(document)
    if kind is None and isinstance(document.data, dict) and "stages" in document.data:
        return "journey"
    return kind


def upgrade(document: Document, kind: Kind) -> tuple[tuple[str, ...], tuple[Addition, ...]]:
    """What moves a file on, in words, and what is to be written into it."""
    found = [step for each in UPGRADES if (step := each.find(document, kind)) is not None]
    return tuple(words for words, _ in found), tuple(addition for _, additions in found for addition in additions)
