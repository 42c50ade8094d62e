"""Faults of single values, in the user's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

__all__ = ["fault", "shown"]


def fault(message: str, allowed: str = "", hint: str = "", at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """A value error in the user's words; `allowed`, `hint` and the place inside the value travel to the diagnostic."""
    context = {"message": message, "allowed": allowed, "hint": hint, "at": at}
    return PydanticCustomError("journeymap", "{message}", context)


def shown(value: Any) -> str:
    """How a message shows a value that is not what it should be."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 60 else text[:57] + "…"}"'
