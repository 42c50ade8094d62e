"""Ids: made from names where the designer wrote none."""

from __future__ import annotations

from journeymap.syntax.names import slug

__all__ = ["RESERVED", "slug", "unique"]

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
