"""Automata that say which sequences are planned, and the fewest skipped moves from any state to any other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["FAR", "Automaton", "Flags", "Machine", "Numbers", "build_machine"]

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FAR = 1 << 20
"""The distance between states that no way connects; longer than any way."""


@dataclass(frozen=True)
class Automaton:
    """Which sequences of symbols are planned: those on a way from an initial state to a final one.

    Args:
        states: names of the states, in any order; it decides between alignments that cost the same.
        transitions: (state, symbol, state). Every symbol can be seen: there are no silent moves.
        initial: where sequences may begin.
        finals: where they may end.
    """

    states: Sequence[Hashable]
    transitions: Sequence[tuple[Hashable, str, Hashable]]
    initial: frozenset[Hashable]
    finals: frozenset[Hashable]


@dataclass(frozen=True)
class Machine:
    """Transitions in numbers, prepared for aligning.

    Args:
        distances: (states, states), the fewest transitions from one to the other; `FAR` where there is no way.
        hops: (states, states), the next state on the first shortest way.
        labels: (states, states), the first symbol that leads from one to the other; -1 where none does.
        arrivals: by symbol, the states that it leads into.
        sources: by symbol and the state that it leads into, from each state the nearest one that it leads from.
    """

    distances: Numbers
    hops: Numbers
    labels: Numbers
    arrivals: tuple[tuple[int, ...], ...]
    sources: tuple[tuple[Numbers, ...], ...]

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.distances)


def build_machine(states: int, symbols: int, transitions: Iterable[tuple[int, int, int]]) -> Machine:
    """Prepare transitions (state, symbol, state), numbered from 0, for aligning."""
    known = sorted(set(transitions))
    labels = np.full((states, states), -1, dtype=np.int64)
    into: list[dict[int, list[int]]] = [{} for _ in range(symbols)]
    for source, symbol, target in known:
        into[symbol].setdefault(target, []).append(source)
        labels[source, target] = symbol if labels[source, target] < 0 else labels[source, target]
    distances = _distances(labels >= 0)
    arrivals = tuple(tuple(sorted(by)) for by in into)
    sources = tuple(tuple(_nearest(distances, np.array(by[target])) for target in sorted(by)) for by in into)
    return Machine(distances, _hops(labels >= 0, distances), labels, arrivals, sources)


def _nearest(distances: Numbers, among: Numbers) -> Numbers:
    nearest: Numbers = among[distances[:, among].argmin(axis=1)]
    return nearest


def _distances(leads: Flags) -> Numbers:
    """Floyd and Warshall's shortest ways, one state on the way at a time."""
    found = np.where(leads, 1, FAR)
    np.fill_diagonal(found, 0)
    for via in range(len(found)):
        np.minimum(found, found[:, via, None] + found[None, via, :], out=found)
    return np.minimum(found, FAR)


def _hops(leads: Flags, distances: Numbers) -> Numbers:
    """The first of the states after each that is one nearer to where the way leads."""
    hops = np.tile(np.arange(len(distances))[:, None], len(distances))
    for state in range(len(distances)):
        following = np.flatnonzero(leads[state])
        if len(following):
            nearer = distances[following] == distances[state] - 1
            hops[state] = np.where(nearer.any(axis=0), following[nearer.argmax(axis=0)], state)
    return hops
