"""What a share is to become, and where that is not reached in full."""

from __future__ import annotations

import numpy as np

from journeymap.model.data import Shift
from journeymap.simulate.chain import Floats
from journeymap.simulate.what_if.amounts import goal, percent
from journeymap.simulate.what_if.draft import Draft

__all__ = ["aim", "say_short"]

ROUNDING = 1e-6


def aim(draft: Draft, what: str, key: str, shift: Shift, now: Floats, *, most: Floats | None = None) -> Floats:
    """What a share becomes in every estimate, kept within 0 and `most`; says where estimates without a group needed that.

    Args:
        draft: takes the note.
        what: the share in words.
        key: the key of the change that holds the shift.
        shift: by, points or to.
        now: (1 + G,) the share as it is.
        most: (1 + G,) what it can become at most; 1 where nothing is said.

    Raises:
        ImpossibleError: the estimate itself would leave 0 to `most`.
    """
    room = np.ones_like(now) if most is None else most
    wanted = goal(what, key, shift, now, float(room[0]))
    kept = np.asarray(np.clip(wanted, 0.0, room))
    short = int((np.abs(kept - wanted)[1:] > ROUNDING).sum())
    if short:
        message = f"{what}: without one group of cases or another ({short} of {len(now) - 1}) that much is impossible"
        draft.note("clipped", f"{message}; as much as possible is taken there, so the interval is a little narrow")
    return kept


def say_short(draft: Draft, what: str, got: float, wanted: float) -> None:
    """Tell where some histories cannot change in proportion, so that the mean stays behind."""
    if abs(got - wanted) > ROUNDING:
        message = f"{what} cannot change in proportion after every way there: it becomes {percent(got)}"
        draft.note("clipped", f"{message} in place of {percent(wanted)}", "warning")
