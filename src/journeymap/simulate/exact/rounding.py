"""Ways out so narrow that rounding closes them: how that is noticed, and what is computed instead."""

from __future__ import annotations

from typing import Any

import numpy as np

from journeymap.simulate.chain import Floats

__all__ = ["damped", "sound"]

# Who takes a trillion steps may as well be lost.
NEVER = 1e-12
BELOW_NOTHING = 1e-9


def sound(found: Floats, axis: tuple[int, ...] | None = None) -> Any:
    """Whether visits or values that cannot be negative are none by more than rounding, and all are finite.

    Args:
        found: the solution of I - Q for a right side without negative numbers.
        axis: the axes of one solution; None for all.
    """
    return np.min(found, axis=axis, initial=0.0) >= -BELOW_NOTHING * np.max(np.abs(found), axis=axis, initial=0.0)


def damped(matrix: Any, unit: Any) -> Any:
    """I - Q in which a trillionth of those in each context is lost at each step, so that it has an inverse."""
    return (1.0 - NEVER) * matrix + NEVER * unit
