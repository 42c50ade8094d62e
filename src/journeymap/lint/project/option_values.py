"""Values of a rule's options, read by the kind of their default."""

from __future__ import annotations

from typing import Any

from journeymap.model.quantities import as_number
from journeymap.model.value_fault import fault, shown
from journeymap.model.values import read_flag, read_share

__all__ = ["option_value"]


def option_value(written: Any, default: Any) -> Any:
    """What is written for an option, as the kind of value that its default is.

    >>> option_value("8", 6), option_value("60%", 0.5), option_value("true", False), option_value("csat", ("nps", "ces"))
    (8, 0.6, True, ('csat',))

    Raises:
        PydanticCustomError: it is of another kind; its context says what is allowed.
    """
    if isinstance(default, tuple | list | frozenset):
        listed = written if isinstance(written, list) else [written]
        like = next(iter(default), "")
        return type(default)(_value(each, like) for each in listed)
    return _value(written, default)


def _value(written: Any, default: Any) -> Any:
    if written is None or isinstance(written, dict | list):
        raise fault(_nothing(written), allowed=_such_as(default))
    if isinstance(default, bool):
        return read_flag(written)
    if isinstance(default, int):
        return _whole(written, default)
    if isinstance(default, float):
        return _share_or_number(written, default)
    return written


def _nothing(written: Any) -> str:
    return "there is nothing here" if written is None else f"one value is expected here, not {shown(written)}"


def _whole(written: str, default: int) -> int:
    number = as_number(written)
    if number is None or number != int(number):
        raise fault(f"{shown(written)} is not a whole number", allowed=_such_as(default))
    return int(number)


def _share_or_number(written: str, default: float) -> float:
    """A default between 0 and 1 is a share, which may be given in percent."""
    if 0 < default < 1 or written.strip().endswith("%"):
        return read_share(written)
    number = as_number(written)
    if number is None:
        raise fault(f"{shown(written)} is not a number", allowed=_such_as(default))
    return number


def _such_as(default: Any) -> str:
    if isinstance(default, bool):
        return "true or false"
    kind = {int: "a whole number", float: "a number"}.get(type(default), "a word")
    return kind if default in ("", None) else f"{kind} such as {default}"
