"""How numbers change in a what-if, and what is wrong with that: `{by: -30%}`, `{points: -3}`, `{to: 8%}`."""

from __future__ import annotations

from typing import NamedTuple

from pydantic_core import PydanticCustomError

from journeymap.model.data import Shift
from journeymap.model.quantities import Duration
from journeymap.model.shifts import share_of, single_shifts

__all__ = ["SHIFTS", "Flaw", "flaw"]

SHIFTS = ("drop_off", "share", "wait", "takes")
"""What of a touchpoint, a way or a channel is a number that can change."""

TIMES = ("wait", "takes")
FACTOR = 3
"""Nobody means to multiply a number by more; a percent sign is missing."""

BY = "how much less or more, such as -30%"


class Flaw(NamedTuple):
    """What is wrong, the keys that lead there from the shift, what would be right, and the closest right thing."""

    message: str
    keys: tuple[str | int, ...] = ()
    allowed: str = ""
    hint: str = ""


def flaw(key: str, shift: Shift, base: float | None = None) -> Flaw | None:
    """What is wrong with the change of `key`, whose share was `base` (None where only a log knows); None if nothing.

    Of a grid, what is wrong with its first wrong value.
    """
    said = [name for name in ("by", "points", "to") if getattr(shift, name) is not None]
    if not said:
        return Flaw(f"{key} does not say how it changes", (), "{by: -30%}, {points: -3} or {to: 8%}")
    if len(said) > 1:
        return Flaw(f"{key} changes in two ways at once", (said[1],), "one of by, points and to")
    for single, place in single_shifts(shift):
        found = _time(key, single) if key in TIMES else _share(key, single, base)
        if found is not None:
            return found._replace(keys=(*found.keys, *place))
    return None


def _time(key: str, shift: Shift) -> Flaw | None:
    if isinstance(shift.by, str):
        return _relative(key, shift.by, "a time")
    if shift.points is not None:
        return Flaw(f"{key} is a time, which has no percentage points", ("points",), "{by: -30%} or {to: 2d}")
    try:
        Duration.parse(shift.to)
    except PydanticCustomError as error:
        said = error.context or {}
        return Flaw(f"{key}: {said['message']}", ("to",), said["allowed"], said["hint"])
    return None


def _share(key: str, shift: Shift, base: float | None) -> Flaw | None:
    if isinstance(shift.by, str):
        wrong = _relative(key, shift.by, "a share")
        by = share_of(shift.by)
        return wrong or (_left(key, "by", base * (1 + by)) if base is not None and by is not None else None)
    if isinstance(shift.points, float):
        points = shift.points / 100
        if abs(points) > 1:
            return Flaw(f"{key} cannot change by {shift.points:g} points", ("points",), "at most 100 points")
        return _left(key, "points", base + points) if base is not None else None
    said = str(shift.to or "")
    to = share_of(said)
    if to is None:
        return Flaw(f'{key} cannot become "{said}"', ("to",), "a share such as 8% or 0.08")
    if not 0 <= to <= 1:
        percent = 1 < to <= 100 and "%" not in said
        hint = f"did you mean {said}%?" if percent else ""
        return Flaw(f"{key} cannot become {said}", ("to",), "0% to 100%", hint)
    return None


def _relative(key: str, by: str, what: str) -> Flaw | None:
    change = share_of(by)
    if change is None:
        return Flaw(f'{key} cannot change by "{by}"', ("by",), BY)
    if not -1 <= change <= FACTOR and "%" not in by:
        return Flaw(f"{key} cannot change by {by}", ("by",), BY, f"did you mean {by}%?")
    if change < -1:
        return Flaw(f"{key} cannot change by {by}: {what} cannot lose more than all of itself", ("by",), BY)
    return None


def _left(key: str, name: str, share: float) -> Flaw | None:
    """A share that would be less than nothing or more than all."""
    if -1e-9 <= share <= 1 + 1e-9:
        return None
    return Flaw(f"{key} would become {round(share * 100, 1):g}%", (name,), "0% to 100% in the end")
