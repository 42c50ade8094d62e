"""Rounds of blocks on several threads, until success is known well enough; what comes out does not depend on threads."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np

from journeymap.diagnostics import JourneyError

__all__ = ["MOST_JOURNEYS", "half_width_of", "journeys_needed", "require_sound", "run_blocks", "sizes"]

MOST_JOURNEYS = 10_000_000
"""Journeys at most where nobody says how many."""
MOST_ASKED = 1_000_000_000
"""Journeys at most where somebody does: success is then known to 0.003 points."""

AT_ONCE = 32
"""Blocks that are handed to the threads at a time."""

NORMAL = 1.959963984540054

Found = TypeVar("Found")


def require_sound(journeys: int | None, half_width: float) -> None:
    """Refuse numbers that mean nothing.

    Raises:
        JourneyError: no journeys, more than could ever be drawn, or an interval without width.
    """
    if journeys is not None and journeys > MOST_ASKED:
        raise JourneyError(f"{journeys:,} journeys are too many", f"{MOST_ASKED:,} at most are drawn in one run")
    if journeys is not None and journeys < 1:
        raise JourneyError(f"{journeys} journeys cannot be simulated", "say 1 or more")
    if not half_width > 0:
        raise JourneyError(f"the half-width {half_width} can never be reached", "say a share above 0, such as 0.005")


def sizes(journeys: int, first: int, block: int) -> list[tuple[int, int]]:
    """Numbers and sizes of the blocks that make up some journeys, counted from `first`.

    >>> sizes(10, 3, 4)
    [(3, 4), (4, 4), (5, 2)]
    """
    return [(first + index, min(block, journeys - index * block)) for index in range(math.ceil(journeys / block))]


def run_blocks(
    work: Callable[[int, int], Found], blocks: list[tuple[int, int]], threads: int | None
) -> Iterator[Found]:
    """Do the work for each block, in any order; hand back what is found in the blocks' order.

    Whatever stops the caller stops the work: blocks that have not begun are never begun.

    Args:
        work: is called with a block's number and size.
        blocks: numbers and sizes.
        threads: how many at once; None: as many as there are processors.
    """
    _keep_freed_memory()
    threads = min(threads or os.cpu_count() or 1, len(blocks))
    if threads <= 1:
        yield from (work(*block) for block in blocks)
        return
    pool = ThreadPoolExecutor(threads)
    try:
        for begin in range(0, len(blocks), AT_ONCE):
            yield from pool.map(lambda block: work(*block), blocks[begin : begin + AT_ONCE])
    finally:
        pool.shutdown(cancel_futures=True)


def _keep_freed_memory() -> None:
    """Have the C library keep what is freed, up to some 50 MB, instead of giving it back to the system.

    Blocks make and drop arrays of half a megabyte by the hundred; fetching their pages anew took a third of the time.
    Freeing one large array, which nothing was written to, raises glibc's bounds for that (mallopt(3),
    M_MMAP_THRESHOLD); other C libraries do not mind.
    """
    np.empty(24 << 20, dtype=np.uint8)


def half_width_of(successes: int, journeys: int) -> float:
    """Half the width of a share's 95% interval (Wilson's), which is never 0.

    >>> round(half_width_of(500, 1000), 4)
    0.0309
    """
    share, squared = successes / journeys, NORMAL**2
    return NORMAL * math.sqrt(share * (1 - share) / journeys + squared / (4 * journeys**2)) / (1 + squared / journeys)


def journeys_needed(successes: int, journeys: int, half_width: float) -> int:
    """How many journeys the half-width takes, going by those seen; a tenth more, so that one further round does."""
    share = min(max(successes / journeys, 1 / journeys), 1 - 1 / journeys) if journeys > 1 else 0.5
    return math.ceil(1.1 * NORMAL**2 * share * (1 - share) / half_width**2)
