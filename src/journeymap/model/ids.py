"""Ids: made from names where the designer wrote none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.model.values import is_localised
from journeymap.syntax.names import slug

__all__ = ["RESERVED", "entry_id", "slug", "unique"]

RESERVED = frozenset({"start", "lost", "open", "silent", "finished", "none", "any", "skips"})
"""Words that results use for themselves, besides the keys of the language."""


def unique(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with -2, -3 … behind it, whichever is free; the answer is then taken."""
    candidate, number = wanted, 1
    while candidate in taken or not candidate:
        number += 1
        candidate = f"{wanted or 'step'}-{number}" if wanted or number > 2 else "step"
    taken.add(candidate)
    return candidate


def entry_id(entry: Any) -> str:
    """The id of an item of a list: what stands under `id`, else made from its name or words; "" where it has none."""
    if not isinstance(entry, Mapping):
        return slug(str(entry or "")) if not isinstance(entry, list | tuple) else ""
    if entry.get("id") is not None:
        return str(entry["id"]).strip() if isinstance(entry["id"], str | int) else ""
    name = entry.get("name", entry if "name" not in entry and is_localised(entry) else "")
    if isinstance(name, Mapping):
        name = next(iter(name.values()), "")
    return slug(name) if isinstance(name, str) else ""
