"""Alignments of raw sequences of symbols, such as logged activities, with any automaton."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from journeymap.overlay.conformance.align import align_paths
from journeymap.overlay.conformance.automaton import Automaton, build_machine
from journeymap.overlay.conformance.paths import Alignments, Ends, Paths

__all__ = ["Aligned", "align"]

Move = tuple[str | None, str | None]


@dataclass(frozen=True)
class Aligned:
    """Optimal alignments of sequences with an automaton.

    Args:
        costs: by sequence, its skipped and unplanned moves.
        shortest: the length of the shortest planned sequence.
        sequences: what was aligned.
        symbols: the automaton's symbols by number.
        found: the alignments in numbers.
    """

    costs: tuple[int, ...]
    shortest: int
    sequences: Sequence[Sequence[str]]
    symbols: tuple[str, ...]
    found: Alignments

    def fitness(self, index: int) -> float:
        """1 - cost / (length + shortest planned sequence) of one sequence; 1 where there is nothing to compare."""
        longest = len(self.sequences[index]) + self.shortest
        return 1 - self.costs[index] / longest if longest else 1.0

    def moves(self, index: int) -> list[Move]:
        """The moves of one sequence in order, (what happened, what was planned), None where either is missing."""
        low, high = np.searchsorted(self.found.skipped_path, [index, index + 1])
        skipped = zip(self.found.skipped_at[low:high], self.found.skipped_symbol[low:high], strict=True)
        by_place: dict[int, list[Move]] = {}
        for place, symbol in skipped:
            by_place.setdefault(int(place), []).append((None, self.symbols[symbol]))
        first = sum(len(sequence) for sequence in self.sequences[:index])
        moves = by_place.get(0, [])
        for place, symbol in enumerate(self.sequences[index]):
            moves.append((symbol, symbol if self.found.planned[first + place] else None))
            moves += by_place.get(place + 1, [])
        return moves


def align(automaton: Automaton, sequences: Sequence[Sequence[str]]) -> Aligned:
    """Align sequences with an automaton: the fewest skipped and unplanned moves of each, and one way to have so few.

    Args:
        automaton: the plan; its silent moves, if it had any, were removed before.
        sequences: symbols in order; those that the automaton does not know are unplanned.

    Raises:
        ValueError: the automaton accepts no sequence at all.

    >>> plan = Automaton("123", [("1", "a", "2"), ("2", "b", "3")], frozenset("1"), frozenset("3"))
    >>> found = align(plan, [["a", "b"], ["b", "x"]])
    >>> found.costs, found.moves(1)
    ((0, 2), [(None, 'a'), ('b', 'b'), ('x', None)])
    """
    states = {name: number for number, name in enumerate(automaton.states)}
    numbers = {
        symbol: number for number, symbol in enumerate(sorted({symbol for _, symbol, _ in automaton.transitions}))
    }
    ways = ((states[source], numbers[symbol], states[target]) for source, symbol, target in automaton.transitions)
    machine = build_machine(len(states), len(numbers), ways)
    paths = _paths(sequences, numbers)
    ends = Ends(
        _flags(states, automaton.initial),
        _flags(states, automaton.finals),
        np.zeros(len(paths), dtype=np.int64),
        np.zeros(len(paths), dtype=np.int64),
    )
    found = align_paths(machine, paths, ends)
    shortest = int(ends.shortest(machine)[0]) if len(paths) else 0
    return Aligned(tuple(found.costs.tolist()), shortest, sequences, tuple(numbers), found)


def _paths(sequences: Sequence[Sequence[str]], numbers: dict[str, int]) -> Paths:
    unknown = len(numbers)
    symbols = [numbers.get(symbol, unknown) for sequence in sequences for symbol in sequence]
    lengths = [len(sequence) for sequence in sequences]
    return Paths(np.array(symbols, dtype=np.int64), np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]))


def _flags(states: dict[Hashable, int], chosen: frozenset[Hashable]) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    return np.array([[name in chosen for name in states]])
