"""Paths as sequences of numbers, where they may begin and end, and their alignments."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeymap.overlay.conformance.automaton import FAR, Flags, Machine, Numbers

__all__ = ["Alignments", "Ends", "Paths"]


@dataclass(frozen=True)
class Paths:
    """Sequences of symbols, one after the other; path i has `symbols[starts[i]:starts[i + 1]]`."""

    symbols: Numbers
    starts: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Numbers:
        """How many symbols each path has."""
        return np.diff(self.starts)


@dataclass(frozen=True)
class Ends:
    """In which states paths may begin and end.

    Args:
        begins: (ways to begin, states), the states that are good for it.
        finals: (ways to end, states), likewise.
        begin: by path, its way to begin.
        final: by path, its way to end.
    """

    begins: Flags
    finals: Flags
    begin: Numbers
    final: Numbers

    def shortest(self, machine: Machine) -> Numbers:
        """By path, the fewest moves that lead from a good begin to a good end."""
        ways = [[machine.distances[np.ix_(b, f)].min(initial=FAR) for f in self.finals] for b in self.begins]
        return np.array(ways, dtype=np.int64)[self.begin, self.final]


@dataclass(frozen=True)
class Alignments:
    """One optimal alignment a path.

    Args:
        costs: skipped and unplanned moves of each path.
        planned: by symbol of the paths, whether its move is synchronous.
        skipped_path, skipped_at, skipped_symbol: the skipped moves in order: of which path, after how many of its symbols,
            and what was skipped.
    """

    costs: Numbers
    planned: Flags
    skipped_path: Numbers
    skipped_at: Numbers
    skipped_symbol: Numbers
