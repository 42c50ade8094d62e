"""Random numbers that belong to a key, not to an order of drawing: Philox4x32-10 for arrays of counters.

Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from journeymap.simulate.chain import Floats, Ints

__all__ = ["philox", "two_uniforms"]

Words = npt.NDArray[np.uint64]

ROUNDS = 10
FACTORS = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
BUMPS = 0x9E3779B9, 0xBB67AE85
LOW, HALF = np.uint64(0xFFFFFFFF), np.uint64(32)


def philox(counter: tuple[Words, Words, Words, Words], key: tuple[int, int]) -> tuple[Words, Words, Words, Words]:
    """Four random words of 32 bits for each counter of four words, all held in 64 bits.

    >>> zero = np.zeros(1, dtype=np.uint64)
    >>> [hex(word[0]) for word in philox((zero, zero, zero, zero), (0, 0))]
    ['0x6627e8d5', '0xe169c58d', '0xbc57ac4c', '0x9b00dbd8']
    """
    first, second, third, fourth = counter
    for number in range(ROUNDS):
        keys = [np.uint64((part + number * bump) & 0xFFFFFFFF) for part, bump in zip(key, BUMPS, strict=True)]
        left, right = first * FACTORS[0], third * FACTORS[1]
        first = right >> HALF
        first ^= second
        first ^= keys[0]
        third = left >> HALF
        third ^= fourth
        third ^= keys[1]
        right &= LOW
        left &= LOW
        second, fourth = right, left
    return first, second, third, fourth


def two_uniforms(seed: int, journeys: Ints, places: Ints, visits: Ints) -> tuple[Floats, Floats]:
    """Two numbers in [0, 1) for each journey's visit, always the same for the same key.

    Args:
        seed: any whole number, taken modulo 2^64.
        journeys: (n,) numbers of the journeys.
        places: (n,) where each is.
        visits: (n,) how often it has been there before.
    """
    counted = journeys.astype(np.uint64)
    counter = (counted & LOW, counted >> HALF, places.astype(np.uint64), visits.astype(np.uint64))
    words = philox(counter, (seed & 0xFFFFFFFF, seed >> 32 & 0xFFFFFFFF))
    return _uniform(words[0], words[1]), _uniform(words[2], words[3])


def _uniform(high: Words, low: Words) -> Floats:
    """Numbers of 53 bits in [0, 1) from 32 and 21 of them."""
    return np.asarray(((high << np.uint64(21)) | (low >> np.uint64(11))) * 2.0**-53)
