"""One block of journeys, stepped together until all have ended."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Chain, Floats, Ints
from journeymap.simulate.fitted import Dwell
from journeymap.simulate.montecarlo.durations import Durations, durations_of, seconds
from journeymap.simulate.montecarlo.moves import Moves, draw, moves_of

__all__ = ["BLOCK", "MOST_STEPS", "Block", "Tables", "run_block", "success_pieces", "tables_of"]

BLOCK = 1 << 16
"""Journeys of a block: enough for the arrays' work to hide Python's, and few enough for the processor's cache."""

MOST_STEPS = 10_000
"""Visits of a journey at most; who is still under way after them is cut off and counted."""


@dataclass(frozen=True)
class Tables:
    """What journeys are drawn from: moves, times where known, and which moves are a success."""

    moves: Moves
    durations: Durations | None
    success: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Block:
    """What became of a block: how often each piece was taken, journeys cut off, seconds to each success."""

    journeys: int
    taken: Ints
    cut: int
    times_s: Floats | None


def tables_of(chain: Chain, dwell: Dwell | None) -> Tables:
    """The tables of a chain's estimate and its times."""
    moves = moves_of(chain)
    durations = None if dwell is None else durations_of(dwell, moves)
    return Tables(moves, durations, success_pieces(chain, moves))


def success_pieces(chain: Chain, moves: Moves) -> npt.NDArray[np.bool_]:
    """(pieces,) whether each ends the journey at a success."""
    kinds = np.array([*["touchpoint"] * len(chain.touchpoints), *chain.kinds, "lost"])
    return np.asarray(kinds[moves.target] == "success")


def run_block(tables: Tables, seed: int, block: int, journeys: int = BLOCK) -> Block:
    """Draw the journeys of one block.

    Its random numbers are Philox's with the key (seed, block), taken step by step: a block is the same whoever runs it,
    and whenever.

    Args:
        tables: what to draw from.
        seed: the first half of the key.
        block: the second half.
        journeys: how many.
    """
    random = np.random.Generator(np.random.Philox(key=np.array([seed % 2**64, block], dtype=np.uint64)))
    moves, durations = tables.moves, tables.durations
    taken = np.zeros(len(moves.upper), dtype=np.int64)
    at, clock = np.full(journeys, moves.begin), np.zeros(journeys)
    reached: list[Floats] = []
    for _ in range(MOST_STEPS + 1):
        pieces = draw(moves, at, random.random(len(at)))
        taken += np.bincount(pieces, minlength=len(taken))
        at = moves.onward.take(pieces)
        under_way = np.flatnonzero(at >= 0)
        if durations is not None:
            clock += seconds(durations, pieces, random.random(len(at)))
            reached.append(clock[tables.success.take(pieces)])
            clock = clock.take(under_way)
        at = at.take(under_way)
        if not len(at):
            break
    return Block(journeys, taken, len(at), np.concatenate(reached) if durations is not None else None)
