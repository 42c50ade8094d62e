"""Tables from which the time of many moves is drawn at once: quantiles, joined by straight lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.fitted import Dwell
from journeymap.simulate.montecarlo.moves import Moves

__all__ = ["Durations", "durations_of", "seconds"]


@dataclass(frozen=True)
class Durations:
    """Quantiles of `takes` and `wait` together, by pair of touchpoint and target; a last row of zeros is for no way.

    The ends are doubled, so that each of the Q points has the weight 1/Q and the mean is that of the points. A
    pair of which nothing is known takes no time.

    Args:
        parts: Q.
        lower: ((P + 1) * (Q + 2),) seconds at each point.
        step: the same, to the next point.
        row: (pieces,) where the row of each piece of `Moves` begins.
    """

    parts: int
    lower: Floats
    step: Floats
    row: Ints


def durations_of(dwell: Dwell, moves: Moves) -> Durations:
    """The tables of a fitted dwell for the pieces of a chain's moves."""
    points = dwell.takes_s + dwell.wait_s
    padded = np.pad(points, ((0, 0), (1, 1)), mode="edge")
    lower = np.vstack([padded, np.zeros((1, padded.shape[1]))])
    step = np.diff(lower, axis=1, append=lower[:, -1:])
    pair = np.append(dwell.pair, len(points))
    return Durations(points.shape[1], lower.ravel(), step.ravel(), pair[moves.way] * lower.shape[1])


def seconds(durations: Durations, pieces: Ints, uniform: Floats) -> Floats:
    """The seconds from the beginning of each journey's visit to the next, or to the outcome.

    Args:
        durations: the tables.
        pieces: (n,) what each journey does, as drawn.
        uniform: (n,) which quantile each takes, in [0, 1).
    """
    along = uniform * durations.parts + 0.5
    place = along.astype(np.int64)
    along -= place
    place += durations.row.take(pieces)
    along *= durations.step.take(place)
    along += durations.lower.take(place)
    return along
