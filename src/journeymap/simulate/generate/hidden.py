"""What the end of watching hides: cases that were cut have left the log, and long ones are missed more often."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from journeymap.simulate.generate.generator import Floats, Ints
from journeymap.simulate.generate.moves import hours_of

__all__ = ["HALF_LIVES", "LIKE", "Watching", "faded", "watching_of"]

HALF_LIVES = (float("inf"), 112.0, 56.0, 28.0, 14.0)
"""In days, for choosing one."""
LIKE = 0.001
"""The simpler choice is taken where it loses no more than this share of the loss."""
LEAST_SEEN = 0.1
"""Weights grow to ten times at most."""
WELL_SEEN = 0.8
"""Choices are made by cases of an age of which so many are seen, lest short ones look better than they are."""
HELD = 0.2


@dataclass(frozen=True)
class Watching:
    """How many cases began how long ago, and what share of them is in the log; classes are logarithmic, of hours.

    Args:
        seen: (classes,) the share that is over by the end of watching, by class of age; ones where none is hidden.
        began: (classes,) how many cases began, those that are hidden put back.
        held: (low, high) the classes of age, `low` included, of cases by which choices are made.
    """

    seen: Floats
    began: Floats
    held: tuple[int, int]

    def weights(self, age: Ints, took: Ints, half_life: float, *, before: int = 0) -> Floats:
        """How much cases count: new ones more than old, and long ones for those like them that are hidden.

        Args:
            age: classes of how long ago cases began.
            took: classes of how long they took.
            half_life: in days.
            before: cases of a lower class of age do not count.
        """
        classes = np.arange(len(self.began))
        days = hours_of(classes) / 24
        recent = np.where(classes < before, 0.0, faded(days - days[min(before, len(days) - 1)], half_life))
        mass = recent * self.began
        room = np.cumsum(mass[::-1])[::-1] / mass.sum() if mass.sum() > 0 else np.ones(len(mass))
        return np.asarray(recent[age] / np.maximum(room[took], LEAST_SEEN))

    def is_held(self, age: Ints) -> NDArray[np.bool_]:
        """Whether cases of that age are those by which choices are made."""
        return (age >= self.held[0]) & (age < self.held[1])


def faded(age: Floats, half_life: float) -> Floats:
    """The weight of something that is `age` days old, in relation to something new."""
    return np.power(0.5, np.maximum(age, 0) / half_life)


def watching_of(age: Ints, took: Ints, cases: Ints, *, whole: bool) -> Watching:
    """What is seen of the cases of each age.

    Where only whole cases are in the log, a case is in it only if it took no longer than its age: the product limit of a
    distribution truncated on the right (Lynden-Bell 1971, Woodroofe 1985).

    Args:
        age: (rows,) classes of how long before the end of watching cases began.
        took: (rows,) classes of how long they took; all 0 where cases under way are in the log too.
        cases: (rows,) how many.
        whole: whether cases that were cut have left the log.
    """
    classes = int(max(age.max(), took.max())) + 1
    seen = np.ones(classes)
    if whole:
        share, ended = 1.0, np.bincount(took, cases, minlength=classes)
        for length in range(classes - 1, -1, -1):
            seen[length] = share
            at_risk = cases[(took <= length) & (age >= length)].sum()
            share *= 1 - ended[length] / at_risk if at_risk else 1.0
        seen = np.maximum(seen, LEAST_SEEN)
    began = np.bincount(age, cases, minlength=classes) / seen
    return Watching(seen, began, _held(seen, began * seen))


def _held(seen: Floats, cases: Floats) -> tuple[int, int]:
    low = int(np.argmax(seen >= WELL_SEEN)) if (seen >= WELL_SEEN).any() else 0
    sums = np.cumsum(np.where(np.arange(len(cases)) < low, 0, cases))
    return low, int(np.searchsorted(sums, HELD * sums[-1])) + 1
