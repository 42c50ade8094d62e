"""Optimal alignments of many paths with an automaton at once: exact, prefixes shared, on NumPy arrays.

A skipped move (the plan has it, the path does not) and an unplanned one (the other way round) cost 1, a synchronous move
costs nothing. Of alignments that cost the same the one with fewest unplanned moves is taken; then, read from the end, a
synchronous move goes before an unplanned one, and the state that comes first among the automaton's goes before others.
Skipped moves stand as early as they can.

Source: Adriansyah 2014 for alignments; the search is dynamic programming over the tree of prefixes, since all costs are
equal and the automaton is small beside the paths.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from journeymap.overlay.conformance.automaton import FAR, Machine, Numbers

__all__ = ["Alignments", "Ends", "Paths", "align_paths"]

Flags = npt.NDArray[np.bool_]

BATCH_CELLS = 4_000_000
"""How many costs (paths times states) are held at a time."""


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


def align_paths(machine: Machine, paths: Paths, ends: Ends) -> Alignments:
    """Align every path.

    Args:
        machine: the plan.
        paths: symbols beyond those of the machine are unplanned.
        ends: where paths may begin and end; each path needs a way from one to the other.

    Raises:
        ValueError: no way leads from where a path may begin to where it may end.
    """
    if len(paths) and ends.shortest(machine).max() >= FAR:
        raise ValueError("no way leads from where a path may begin to where it may end")
    longest_first = np.argsort(-paths.lengths, kind="stable")
    size = max(1, BATCH_CELLS // machine.size)
    costs = np.zeros(len(paths), dtype=np.int64)
    planned = np.zeros(len(paths.symbols), dtype=np.bool_)
    jumps: list[Numbers] = []
    for batch in (longest_first[low : low + size] for low in range(0, len(paths), size)):
        aligner = _Aligner(machine, paths, ends, batch)
        costs[batch] = aligner.forward()
        jumps.extend(aligner.backward(planned))
    return Alignments(costs, planned, *_skipped_moves(machine, jumps))


class _Aligner:
    """A batch of paths, the longest first, so that those with k symbols or more are the first so many."""

    def __init__(self, machine: Machine, paths: Paths, ends: Ends, batch: Numbers) -> None:
        self.machine, self.ends, self.batch = machine, ends, batch
        self.symbols, self.first = paths.symbols, paths.starts[batch]
        lengths = paths.lengths[batch]
        self.longest = int(lengths[0]) if len(lengths) else 0
        self.active = np.searchsorted(-lengths, -np.arange(self.longest + 2), side="right")
        # A move costs `unit`, and an unplanned one 1 more: that decides between equal costs, and never adds up to a unit.
        self.unit = 1 << (self.longest + 1).bit_length()
        far = self.longest + 2 * machine.size + 2  # more moves than an alignment can need
        self.kind: Any = np.int32 if self.unit * 3 * (far + 1) < 1 << 31 else np.int64
        self.skips = np.minimum(machine.distances, far).astype(self.kind) * self.unit
        self.into, self.turns = _arrival_table(machine), max((len(by) for by in machine.arrivals), default=0)
        self.state = np.zeros(len(batch), dtype=np.int64)
        self.value = np.zeros(len(batch), dtype=np.int64)
        self.levels: list[tuple[Numbers, Any, Numbers]] = []

    def forward(self) -> Numbers:
        """The cost of each path; notes on the way what each prefix costs before its last symbol is synchronous."""
        start = np.where(self.ends.begins[:, :, None], self.skips[None], np.iinfo(self.kind).max)
        costs, node = start.min(axis=1).T, self.ends.begin[self.batch]
        self.origin = start.argmin(axis=1)
        self._finish(0, costs, node)
        for level in range(1, self.longest + 1):
            costs, node = self._step(level, costs, node)
            self._finish(level, costs, node)
        return self.value // self.unit

    def _step(self, level: int, costs: Any, node: Numbers) -> tuple[Any, Numbers]:
        """From the costs by state of all prefixes of one length to those one symbol longer."""
        count, width = self.active[level], costs.shape[1]
        key = self._symbols_at(level) * width + node[:count]
        distinct, node = np.unique(key, return_inverse=True)
        symbol = distinct // width
        before = costs[:, distinct % width]
        after = before + (self.unit + 1)
        through = np.full((self.turns, len(distinct)), np.iinfo(self.kind).max, dtype=self.kind)
        source = np.zeros((self.turns, len(distinct)), dtype=np.int64)
        for low, high in _runs(symbol):
            for turn, (target, sources) in enumerate(self._arrivals(symbol[low])):
                found = before[sources, low:high]
                best = found.argmin(axis=0)
                cheapest = found[best, np.arange(high - low)]
                through[turn, low:high], source[turn, low:high] = cheapest, sources[best]
                part = after[:, low:high]
                np.minimum(part, cheapest + self.skips[target][:, None], out=part)
        self.levels.append((node, through, source))
        return after, node

    def _finish(self, level: int, costs: Any, node: Numbers) -> None:
        """Pick the best good end of the paths that are complete."""
        done = slice(self.active[level + 1], self.active[level])
        good = self.ends.finals[self.ends.final[self.batch[done]]].T
        at_end = np.where(good, costs[:, node[done]], np.iinfo(self.kind).max)
        self.state[done] = at_end.argmin(axis=0)
        self.value[done] = at_end.min(axis=0)

    def backward(self, planned: Flags) -> Iterator[Numbers]:
        """Mark the synchronous symbols; yields skips as rows path, position, from state, to state."""
        for level in range(self.longest, 0, -1):
            count = self.active[level]
            node, through, source = self.levels.pop()
            symbol, state, value = self._symbols_at(level), self.state[:count], self.value[:count]
            met = np.zeros(count, dtype=np.bool_)
            origin, cost, arrived = state.copy(), value - (self.unit + 1), state.copy()
            for turn in range(self.turns):
                target = self.into[np.minimum(symbol, len(self.into) - 1), turn]
                fits = (
                    ~met & (target >= 0) & (through[turn, node].astype(np.int64) + self.skips[target, state] == value)
                )
                origin[fits], cost[fits] = source[turn, node[fits]], through[turn, node[fits]]
                arrived[fits] = target[fits]
                met |= fits
            planned[self.first[:count] + level - 1] = met
            yield self._jumps(level, arrived, state)
            self.state[:count], self.value[:count] = origin, cost
        yield self._jumps(0, self.origin[self.ends.begin[self.batch], self.state], self.state)

    def _jumps(self, level: int, source: Numbers, target: Numbers) -> Numbers:
        at = np.flatnonzero(source != target)
        return np.stack([self.batch[at], np.full(len(at), level), source[at], target[at]])

    def _symbols_at(self, level: int) -> Numbers:
        return self.symbols[self.first[: self.active[level]] + level - 1]

    def _arrivals(self, symbol: int) -> tuple[tuple[int, Numbers], ...]:
        return self.machine.arrivals[symbol] if symbol < len(self.machine.arrivals) else ()


def _runs(values: Numbers) -> Iterator[tuple[int, int]]:
    """Where each run of equal values begins and ends."""
    edges = [0, *(np.flatnonzero(np.diff(values)) + 1).tolist(), len(values)]
    yield from pairwise(edges)


def _arrival_table(machine: Machine) -> Numbers:
    """By symbol the states that it leads into, -1 in what is left; a last row for symbols that lead nowhere."""
    most = max((len(by) for by in machine.arrivals), default=0)
    table = np.full((len(machine.arrivals) + 1, most), -1, dtype=np.int64)
    for symbol, by in enumerate(machine.arrivals):
        table[symbol, : len(by)] = [target for target, _ in by]
    return table


def _skipped_moves(machine: Machine, jumps: list[Numbers]) -> tuple[Numbers, Numbers, Numbers]:
    """Skips from state to state, however far, as single skipped moves in order: path, position, symbol."""
    path, at, source, target = np.concatenate([np.zeros((4, 0), dtype=np.int64), *jumps], axis=1)
    rows, turn = [np.zeros((4, 0), dtype=np.int64)], 0
    while len(path):
        following = machine.hops[source, target]
        rows.append(np.stack([path, at, np.full(len(path), turn), machine.labels[source, following]]))
        on = following != target
        path, at, source, target = path[on], at[on], following[on], target[on]
        turn += 1
    path, at, order, symbol = np.concatenate(rows, axis=1)
    by = np.lexsort((order, at, path))
    return path[by], at[by], symbol[by]
