"""Tables from which many journeys' next moves are drawn at once: one uniform number each, by the inverse of the sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from journeymap.diagnostics import JourneyError
from journeymap.simulate.chain import Chain, Floats, Ints
from journeymap.simulate.exact.endless import endless_contexts

__all__ = ["Moves", "Row", "draw", "estimate_of", "moves_of", "plain_rows", "table_of"]

Row = Sequence[tuple[int, float]]
"""Pieces of the unit interval from left to right: which move, and how wide."""

NOTHING = 1e-12
"""Shares under this are rounding, and never taken."""

FINE, LARGEST = 32, 1 << 18
"""Slots of a row for each piece of the longest, so that few slots are parted; slots in all, at most."""


@dataclass(frozen=True)
class Moves:
    """What can happen in each context, laid out along the unit interval.

    Moves are numbered: the chain's ways (E), then being lost (C, by context), then the starts (S). Journeys begin in an
    extra context, number C. Each row is cut into `slots` equal slots (a power of two); `guide` names the first piece
    that reaches into a slot, from which it is a step or two to the right one (Chen and Asau 1974). Pieces have a width,
    so what has no share is never drawn.

    Args:
        slots: slots a row.
        begin: the context in which journeys begin, C.
        guide: ((C + 1) * slots,) the first piece of each slot.
        upper: (pieces,) where each piece ends; the last of a row ends beyond 1.
        move: (pieces,) which move it is.
        onward: (pieces,) the context that it leads to; -1 at an end, and where no end can be reached any more.
        way: (pieces,) the chain's way, or -1.
        target: (pieces,) the target's number, as the chain counts them; their number itself for loss.
        endless: (pieces,) whether it leads to where no end can be reached any more.
    """

    slots: int
    begin: int
    guide: Ints
    upper: Floats
    move: Ints
    onward: Ints
    way: Ints
    target: Ints
    endless: npt.NDArray[np.bool_]


def moves_of(chain: Chain) -> Moves:
    """The table of a chain's estimate (row 0 of its shares)."""
    return table_of(chain, plain_rows(chain))


def estimate_of(chain: Chain) -> Chain:
    """The chain without its replicates."""
    return replace(chain, share=chain.share[:1], start_share=chain.start_share[:1])


def plain_rows(chain: Chain) -> list[Row]:
    """Each context's moves in the order of their targets, loss last; then the starts."""
    ways, contexts = len(chain.source), len(chain.contexts)
    rows: list[list[tuple[int, float]]] = [[] for _ in range(contexts)]
    for way, (source, share) in enumerate(zip(chain.source.tolist(), chain.share[0].tolist(), strict=True)):
        rows[source].append((way, share))
    for context, share in enumerate(chain.lost[0].tolist()):
        rows[context].append((ways + context, share))
    return [*rows, [(ways + contexts + place, share) for place, share in enumerate(chain.start_share[0].tolist())]]


def table_of(chain: Chain, rows: Sequence[Row]) -> Moves:
    """The table of rows that say how each context's unit interval is divided.

    Args:
        chain: whose moves they are.
        rows: one for each context and one for the starts; widths sum to 1, or are scaled to.

    Raises:
        JourneyError: no journey begins anywhere.
    """
    kept = [[piece for piece in row if piece[1] > NOTHING] for row in rows]
    if not all(kept):
        raise JourneyError(
            "no journey begins anywhere, so none can be simulated", "see that the first steps are mapped"
        )
    longest = max(len(row) for row in kept)
    slots = max(2, min(1 << (FINE * longest - 1).bit_length(), LARGEST // len(kept)))
    slots = 1 << (slots.bit_length() - 1)
    uppers = [_uppers([width for _, width in row]) for row in kept]
    first = np.cumsum([0, *(len(row) for row in kept)])
    lower_ends = np.arange(slots) / slots
    guides = [
        start + np.searchsorted(ends, lower_ends, side="right") for start, ends in zip(first, uppers, strict=False)
    ]
    move = np.array([number for row in kept for number, _ in row], dtype=np.int64)
    onward, way, target = (meaning[move] for meaning in _meanings(chain))
    endless = (onward >= 0) & np.append(endless_contexts(estimate_of(chain))[0], False)[onward]
    onward = np.where(endless, -1, onward)
    ends = np.concatenate(uppers)
    return Moves(slots, len(kept) - 1, np.concatenate(guides), ends, move, onward, way, target, endless)


def _uppers(widths: list[float]) -> Floats:
    """Where the pieces of a row end; the last one beyond any number that is drawn."""
    ends = np.cumsum(widths)
    ends /= ends[-1]
    ends[-1] = 2.0
    return np.asarray(ends)


def _meanings(chain: Chain) -> tuple[Ints, Ints, Ints]:
    """Of each move: the context that it leads to, its way, its target."""
    none, starts = np.full(len(chain.contexts), -1), len(chain.start_onward)
    onward = np.concatenate([chain.onward, none, chain.start_onward])
    way = np.concatenate([np.arange(len(chain.source)), none, np.full(starts, -1)])
    target = np.concatenate([chain.target, np.full(len(none), len(chain.targets)), chain.start_target])
    return onward, way, target


def draw(moves: Moves, contexts: npt.NDArray[np.int64], uniform: Floats) -> npt.NDArray[np.int64]:
    """The piece that each journey takes.

    Args:
        moves: the table.
        contexts: (n,) where each journey is.
        uniform: (n,) a number in [0, 1) each.
    """
    slot = (uniform * moves.slots).astype(np.int64)
    slot += contexts * moves.slots
    piece = moves.guide.take(slot)
    further = np.flatnonzero(uniform >= moves.upper.take(piece))
    while len(further):
        piece[further] += 1
        further = further[uniform[further] >= moves.upper[piece[further]]]
    return piece
