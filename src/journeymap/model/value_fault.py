"""Faults of single values, in the user's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

__all__ = ["fault", "meant_by", "shown"]

MEANT = re.compile(r"did you mean (?P<value>.+)\?")


def fault(message: str, allowed: str = "", hint: str = "", at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """A value error in the user's words; `allowed`, `hint` and the place inside the value travel to the diagnostic.

    A hint that offers a value says `did you mean 20%?`; it becomes a fix.
    """
    context = {"message": message, "allowed": allowed, "hint": hint, "at": at}
    return PydanticCustomError("journeymap", "{message}", context)


def meant_by(hint: str) -> str | None:
    """The value that a hint offers.

    >>> meant_by("a unit is missing: did you mean 5d?"), meant_by("upgrade journeymap")
    ('5d', None)
    """
    found = MEANT.search(hint)
    return found["value"] if found else None


def shown(value: Any) -> str:
    """How a message shows a value that is not what it should be."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 60 else text[:57] + "…"}"'
