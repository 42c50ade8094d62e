"""Journeys whose random numbers belong to them: each visit has the same ones whatever happened before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.montecarlo.blocks import MOST_STEPS, Tables
from journeymap.simulate.montecarlo.durations import seconds
from journeymap.simulate.montecarlo.keyed import two_uniforms
from journeymap.simulate.montecarlo.moves import draw

__all__ = ["Places", "run_keyed"]


@dataclass(frozen=True)
class Places:
    """Where the contexts of a chain are, under numbers that the chains to be compared share.

    Args:
        number: (C + 1,) of each context and of the beginning, less than `count`.
        count: how many numbers there are.
        price: (C + 1,) what a visit costs.
    """

    number: Ints
    count: int
    price: Floats


def run_keyed(tables: Tables, places: Places, seed: int, first: int, journeys: int) -> Floats:
    """What becomes of journeys `first` and following: (3, n) success (1 or 0), seconds to it (else 0), and cost.

    The numbers of a visit are those of (seed, journey, touchpoint, how often the journey has been there): where a
    change makes journeys take another way for a while, they move alike again as soon as they are back.

    Args:
        tables: what to draw from.
        places: where contexts are, and what visits cost.
        seed: of the random numbers.
        first: the first journey's number.
        journeys: how many.
    """
    moves, found = tables.moves, np.zeros((3, journeys))
    at, who = np.full(journeys, moves.begin), np.arange(journeys)
    been = np.zeros(journeys * places.count, dtype=np.int64)
    for _ in range(MOST_STEPS + 1):
        place = places.number.take(at)
        visit = who * places.count + place
        which, when = two_uniforms(seed, who + first, place, been.take(visit))
        been[visit] += 1
        found[2, who] += places.price.take(at)
        pieces = draw(moves, at, which)
        if tables.durations is not None:
            found[1, who] += seconds(tables.durations, pieces, when)
        found[0, who] = tables.success.take(pieces)
        at = moves.onward.take(pieces)
        under_way = np.flatnonzero(at >= 0)
        at, who = at.take(under_way), who.take(under_way)
        if not len(at):
            break
    found[1] *= found[0]
    return found
