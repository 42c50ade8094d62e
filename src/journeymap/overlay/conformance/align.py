"""Optimal alignments of many paths with an automaton at once: exact, on NumPy arrays.

A skipped move (the plan has it, the path does not) and an unplanned one (the other way round) cost 1, a synchronous move
costs nothing. Of alignments that cost the same the one with fewest unplanned moves is taken; then, read from the start,
a synchronous move goes before an unplanned one, and the state that comes first among the automaton's goes before others.
Skipped moves stand right before the next synchronous one.

Source: Adriansyah 2014 for alignments; the search is dynamic programming over the tree of what paths have in common,
since all costs are equal and the automaton is small beside the paths.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from journeymap.overlay.conformance.automaton import FAR, Flags, Machine, Numbers
from journeymap.overlay.conformance.distinct import ranked
from journeymap.overlay.conformance.paths import Alignments, Ends, Paths

__all__ = ["align_paths"]

BATCH_CELLS = 4_000_000


def align_paths(machine: Machine, paths: Paths, ends: Ends, *, cells: int = BATCH_CELLS) -> Alignments:
    """Align every path.

    Args:
        machine: the plan.
        paths: symbols beyond those of the machine are unplanned.
        ends: where paths may begin and end; each path needs a way from one to the other.
        cells: how many costs (paths times states, or symbols where there are more) are held at a time.

    Raises:
        ValueError: no way leads from where a path may begin to where it may end.
    """
    if len(paths) and ends.shortest(machine).max() >= FAR:
        raise ValueError("no way leads from where a path may begin to where it may end")
    longest_first = np.argsort(-paths.lengths, kind="stable")
    size = max(1, cells // max(machine.size, len(machine.arrivals) + 1))
    costs = np.zeros(len(paths), dtype=np.int64)
    planned = np.zeros(len(paths.symbols), dtype=np.bool_)
    jumps: list[Numbers] = []
    for batch in (longest_first[low : low + size] for low in range(0, len(paths), size)):
        aligner = _Aligner(machine, paths, ends, batch)
        costs[batch] = aligner.read_back()
        jumps.extend(aligner.read_off(planned))
    return Alignments(costs, planned, *_skipped_moves(machine, jumps))


class _Aligner:
    """A batch of paths, the longest first, so that those with k symbols or more are the first so many.

    Paths are read from their ends: what the rest of a path costs from each state depends on the rest alone, and paths
    share what they have in common. The alignment is then read off from the start.
    """

    def __init__(self, machine: Machine, paths: Paths, ends: Ends, batch: Numbers) -> None:
        self.machine, self.ends, self.batch, self.symbols = machine, ends, batch, paths.symbols
        self.lengths, self.stop = paths.lengths[batch], paths.starts[batch + 1]
        self.longest = int(self.lengths[0])
        self.active = np.searchsorted(-self.lengths, -np.arange(self.longest + 2), side="right")
        # A move costs `unit`, and an unplanned one 1 more: that decides between equal costs, and never adds up to a unit.
        self.unit = 1 << (self.longest + 1).bit_length()
        far = self.longest + 2 * machine.size + 2  # more moves than an alignment can need
        self.kind: Any = np.int32 if self.unit * 3 * (far + 1) < 1 << 31 else np.int64
        self.never = np.iinfo(self.kind).max
        self.skips = np.minimum(machine.distances, far).astype(self.kind) * self.unit
        self.targets, self.sources = _arrival_tables(machine)
        self.unknown = len(self.targets) - 1
        self.state, self.value = np.zeros((2, len(batch)), dtype=np.int64)
        self.levels: list[tuple[Numbers, Any]] = []

    def read_back(self) -> Numbers:
        """The cost of each path; notes what every rest of one costs after its first symbol is synchronous."""
        to_final = np.where(self.ends.finals[:, None, :], self.skips[None], self.never)
        self.final = to_final.argmin(axis=2)
        costs, node = to_final.min(axis=2).T, self.ends.final[self.batch]
        self._begin(0, costs, node)
        for level in range(1, self.longest + 1):
            costs, node = self._step(level, costs, node)
            self._begin(level, costs, node)
        return self.value // self.unit

    def _step(self, level: int, costs: Any, node: Numbers) -> tuple[Any, Numbers]:
        """From the costs by state of all rests of one length to those one symbol longer."""
        width, count = costs.shape[1], self.active[level]
        symbol = np.minimum(self._symbols_at(level), self.unknown)
        known, node = ranked(symbol * width + node[:count], (self.unknown + 1) * width)
        symbols = known // width
        after = costs[:, known % width]
        before = after + (self.unit + 1)
        through = np.full((self.targets.shape[1], len(known)), self.never, dtype=self.kind)
        for low, high in _runs(symbols):
            for turn, target in enumerate(self.targets[symbols[low]]):
                if target >= 0:
                    rest = after[target, low:high]
                    through[turn, low:high] = rest
                    skipped = self.skips[np.arange(self.machine.size), self.sources[symbols[low], turn]]
                    part = before[:, low:high]
                    np.minimum(part, skipped[:, None] + rest, out=part)
        self.levels.append((node, through))
        return before, node

    def _begin(self, level: int, costs: Any, node: Numbers) -> None:
        """Pick the best good begin of the paths that are complete."""
        done = slice(self.active[level + 1], self.active[level])
        good = self.ends.begins[self.ends.begin[self.batch[done]]].T
        found = np.where(good, costs[:, node[done]], self.never)
        self.state[done], self.value[done] = found.argmin(axis=0), found.min(axis=0)

    def read_off(self, planned: Flags) -> Iterator[Numbers]:
        """Mark the synchronous symbols; yields skips as rows path, position, from state, to state."""
        for level in range(self.longest, 0, -1):
            state = self.state[: self.active[level]].copy()
            met, left = self._take(level, state)
            planned[self.stop[: self.active[level]] - level] = met
            yield self._jumps(level, state, left)
        yield self._jumps(0, self.state, self.final[self.ends.final[self.batch], self.state])

    def _take(self, level: int, state: Numbers) -> tuple[Flags, Numbers]:
        """Go on by a symbol: whether its move is synchronous, and the state that it is skipped to before."""
        count = self.active[level]
        node, through = self.levels.pop()
        symbol, value = np.minimum(self._symbols_at(level), self.unknown), self.value[:count].copy()
        met, left = np.zeros(count, dtype=np.bool_), state.copy()
        self.value[:count] -= self.unit + 1
        for turn in range(self.targets.shape[1]):
            target, source = self.targets[symbol, turn], self.sources[symbol, turn, state]
            rest = through[turn, node].astype(np.int64)
            fits = ~met & (target >= 0) & (rest + self.skips[state, source] == value)
            left[fits], self.state[:count][fits], self.value[:count][fits] = source[fits], target[fits], rest[fits]
            met |= fits
        return met, left

    def _jumps(self, level: int, source: Numbers, target: Numbers) -> Numbers:
        at = np.flatnonzero(source != target)
        return np.stack([self.batch[at], self.lengths[at] - level, source[at], target[at]])

    def _symbols_at(self, level: int) -> Numbers:
        return self.symbols[self.stop[: self.active[level]] - level]


def _runs(values: Numbers) -> Iterator[tuple[int, int]]:
    """Where each run of equal values begins and ends."""
    edges = [0, *(np.flatnonzero(np.diff(values)) + 1).tolist(), len(values)]
    yield from pairwise(edges)


def _arrival_tables(machine: Machine) -> tuple[Numbers, Numbers]:
    """By symbol the states that it leads into, -1 in what is left, and from each state the nearest one it leads from.

    The last row is for symbols that lead nowhere.
    """
    most = max((len(by) for by in machine.arrivals), default=0)
    targets = np.full((len(machine.arrivals) + 1, most), -1, dtype=np.int64)
    sources = np.zeros((len(machine.arrivals) + 1, most, machine.size), dtype=np.int64)
    for symbol, by in enumerate(machine.arrivals):
        targets[symbol, : len(by)] = by
        for turn, nearest in enumerate(machine.sources[symbol]):
            sources[symbol, turn] = nearest
    return targets, sources


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
