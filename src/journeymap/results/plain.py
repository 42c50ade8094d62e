"""Frozen dataclasses as plain data and back, by their type hints."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from journeymap.results.table import Table

__all__ = ["from_plain", "to_plain"]

Part = TypeVar("Part")


def to_plain(value: Any) -> Any:
    """Dataclasses as dicts, tuples and tables as lists; everything else as it is.

    >>> from journeymap.results.overlay import LostTo
    >>> to_plain((LostTo("submit", "help", 10),))
    [{'touchpoint': 'submit', 'activity': 'help', 'visits': 10}]
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: to_plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list | Table):
        return [to_plain(entry) for entry in value]
    return value


def from_plain(kind: type[Part], data: Any) -> Part:
    """What `to_plain` wrote, as a value of type `kind`; keys that are missing take the dataclass's default.

    Raises:
        KeyError, TypeError, ValueError: the data are of another form.
    """
    return cast("Part", _read(kind, data))


def _read(kind: Any, data: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = [one for one in arguments if one is not type(None)]
        return None if data is None and len(inner) < len(arguments) else _read(inner[0], data)
    if origin is tuple:
        return tuple(_read(arguments[0], entry) for entry in data)
    if origin is Table:
        return Table([_read(arguments[0], entry) for entry in data], arguments[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: _read(arguments[1], entry) for key, entry in data.items()}
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind, data)
    return _scalar(kind, data)


def _scalar(kind: Any, data: Any) -> Any:
    """A word, a number or a yes or no; what is of another kind than it should be is refused."""
    if get_origin(kind) is Literal:
        fits = data in get_args(kind)
    else:
        fits = type(data) is kind or (kind is float and type(data) is int) or kind not in (bool, float, int, str)
    if not fits:
        raise TypeError(f"{data!r} is out of place")
    return data


def _dataclass(kind: Any, data: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    fields = [field.name for field in dataclasses.fields(kind)]
    unknown = set(data) - set(fields)
    if unknown:
        raise KeyError(min(unknown))
    return kind(**{name: _read(hints[name], data[name]) for name in fields if name in data})
