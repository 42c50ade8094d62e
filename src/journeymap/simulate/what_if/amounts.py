"""How much a share changes: the goal that a shift asks for, and what of it is possible."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeymap.model.data import Shift
from journeymap.model.shifts import share_of
from journeymap.simulate.chain import Floats

__all__ = ["ImpossibleError", "goal", "percent", "shift_words"]

ROUNDING = 1e-9


@dataclass(frozen=True)
class ImpossibleError(Exception):
    """What cannot be done with the numbers that were fitted; `keys` lead to what asks for it."""

    message: str
    keys: tuple[str | int, ...] = ()
    hint: str = ""

    def __str__(self) -> str:
        return self.message


def goal(what: str, key: str, shift: Shift, now: Floats, most: float = 1.0) -> Floats:
    """What a share is to become, in every estimate.

    Args:
        what: the share in words: drop-off at "Pays".
        key: the key of the change that holds the shift.
        shift: by, points or to.
        now: (1 + G,) the share as it is.
        most: what it can become at most.

    Raises:
        ImpossibleError: the estimate itself would leave 0 to `most`. Other estimates may.
    """
    wanted, how, said = _wanted(shift, now)
    here = float(wanted[0])
    if not np.isfinite(here):
        raise ImpossibleError(f"{what} cannot become that", (key, how))
    if here < -ROUNDING or here > most + ROUNDING:
        raise ImpossibleError(f"{what} is {percent(float(now[0]))}, so it cannot {said}", (key, how), _room(most))
    return wanted


def _wanted(shift: Shift, now: Floats) -> tuple[Floats, str, str]:
    """What is asked for, at which key, and in words what cannot be done where it is impossible."""
    if shift.by is not None:
        by = share_of(str(shift.by))
        if by is None:
            raise ImpossibleError(f'nothing can change by "{shift.by}"', ("by",), "-30% is how it is written")
        return now * (1 + by), "by", f"{'fall' if by < 0 else 'grow'} by {percent(abs(by))} of itself"
    if shift.points is not None:
        points = float(shift.points)  # type: ignore[arg-type]  # a grid's cell holds one number
        unit = "point" if abs(points) == 1 else "points"
        return now + points / 100, "points", f"{'fall' if points < 0 else 'grow'} by {abs(points):g} {unit}"
    if shift.to is None:
        raise ImpossibleError("it is not said how this changes", (), "{by: -30%}, {points: -3} or {to: 8%}")
    to = share_of(str(shift.to))
    if to is None:
        raise ImpossibleError(f'a share cannot become "{shift.to}"', ("to",), "8% or 0.08 is how it is written")
    return np.full_like(now, to), "to", f"become {percent(to)}"


def _room(most: float) -> str:
    return f"anything from 0% to {percent(most)} is possible" if most < 1 else "0% to 100% in the end is possible"


def percent(share: float) -> str:
    """A share with one decimal.

    >>> percent(0.24), percent(0.16799)
    ('24.0%', '16.8%')
    """
    return f"{share * 100 + 0.0:.1f}%"


def shift_words(shift: Shift) -> str:
    """A single change of a number, as short as it is written.

    >>> shift_words(Shift(by="-20%")), shift_words(Shift(points=-3)), shift_words(Shift(to="8%"))
    ('-20%', '-3 points', '8%')
    """
    if shift.by is not None:
        return str(shift.by)
    if shift.points is not None:
        return f"{shift.points:g} {'point' if abs(float(shift.points)) == 1 else 'points'}"  # type: ignore[arg-type]
    return str(shift.to)
